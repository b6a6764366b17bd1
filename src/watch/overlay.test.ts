import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isCovered } from "./overlay.js";

// happy-dom has no layout: boxes are given here, by edges in a viewport of 1000 × 1000, the topmost first.
type Box = [element: Element, left: number, top: number, right: number, bottom: number];
let boxes: Box[];

const at = (root: Node) => (x: number, y: number) =>
  [
    ...boxes.filter(([, left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom),
    [document.body] as const,
  ]
    .map(([element]) => element)
    .filter((element) => root.contains(element));

function add(style: string, html = "", parent: Node = document.body): HTMLElement {
  const element = document.createElement("div");
  element.setAttribute("style", style);
  element.innerHTML = html;
  return parent.appendChild(element);
}
const put = (...box: Box) => boxes.unshift(box);
const ours = (element: Element) => element.id === "ours";
const covered = () => isCovered(ours);

beforeEach(() => {
  boxes = [];
  vi.stubGlobal("innerWidth", 1000);
  vi.stubGlobal("innerHeight", 1000);
  Object.assign(document, { elementsFromPoint: at(document) });
});
afterEach(() => {
  Reflect.deleteProperty(document, "elementsFromPoint");
  document.body.replaceChildren();
});

describe("isCovered", () => {
  test("not by a page alone", () => {
    put(add("position: static"), 0, 0, 1000, 1000);
    expect(covered()).toBe(false);
  });

  test.each<[string, Box extends [Element, ...infer Edges] ? Edges : never, boolean]>([
    ["a header", [0, 0, 1000, 140], false],
    ["a quarter from the top", [0, 0, 1000, 250], false],
    ["over 30 % from the top", [0, 0, 1000, 310], true],
    ["over 30 % at the left", [0, 0, 310, 1000], true],
    ["a fixed column of links at the left", [0, 0, 240, 1000], false],
    ["a box in the middle", [220, 220, 780, 780], true],
    ["a bubble at rest", [900, 900, 980, 980], false],
    ["a bar with buttons", [0, 910, 1000, 1000], false],
    ["an opened chat window", [610, 300, 980, 980], true],
    ["a box in the corner", [680, 800, 980, 980], true],
  ])("by %s: %s → %s", (_, edges, expected) => {
    put(add("position: fixed"), ...edges);
    expect(covered()).toBe(expected);
  });

  test.each([
    ["speaks of cookies", "<p>We use <b>Cookies</b></p>", true],
    ["has something in it named so", '<object title="consent"></object>', true],
    ["sells", "<button>Add to cart</button>", false],
  ])("by a thin bar along the lower edge that %s: %s", (_, html, expected) => {
    put(add("position: fixed", html), 0, 940, 1000, 1000);
    expect(covered()).toBe(expected);
  });

  test("by what lies in a fixed box, itself or slotted or in a shadow tree", () => {
    const host = add("position: static");
    const root = host.attachShadow({ mode: "open" });
    const inner = add("position: fixed", "", root);
    Object.assign(root, { elementsFromPoint: at(root) });
    put(host, 0, 0, 1000, 500);
    put(inner, 0, 0, 1000, 500);
    expect(covered()).toBe(true);
    inner.setAttribute("style", "position: static");
    expect(covered()).toBe(false);
    host.setAttribute("style", "position: fixed");
    expect(covered()).toBe(true);
  });

  test("not by a sticky box, nor one behind the page or that holds it, nor ours", () => {
    put(add("position: sticky"), 0, 0, 500, 1000);
    expect(covered()).toBe(false);
    put(add("position: fixed", "<main>All of it</main>"), 0, 0, 1000, 1000);
    expect(covered()).toBe(false);
    put(add("position: fixed; z-index: -1"), 0, 0, 1000, 1000);
    expect(covered()).toBe(false);
    const prompt = add("position: fixed");
    prompt.id = "ours";
    put(prompt, 0, 0, 1000, 1000);
    expect(covered()).toBe(false);
  });
});
