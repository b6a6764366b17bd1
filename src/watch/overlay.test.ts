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
    ["a drawer at the left", [0, 0, 240, 1000], true],
    ["a drawer under a header at the left", [0, 120, 240, 1000], true],
    ["a drawer too narrow for one", [0, 0, 170, 1000], false],
    ["a box in the upper left", [0, 0, 240, 600], false],
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

  test.each<[string, string, boolean]>([
    ["says so", "<div><p>We use <b>Cookies</b></p><button>OK</button></div>", true],
    ["is named so", '<div class="cc-consent"><button>OK</button></div>', true],
    ["values privacy", '<div>We value your privacy. <a href="/p">More</a></div>', true],
    ["asks as a dialog", '<div role="alertdialog"><button>OK</button></div>', true],
    ["is a header that sells them", "<header><h2>Cookies</h2><p>Fresh cookies</p></header>", false],
    ["holds the shop's navigation", "<div><nav><button>Cookies</button></nav></div>", false],
    ["links to them", '<div><a class="logo" href="/">Cookie Co</a>\n<a href="/privacy">P</a></div>', false],
    ["holds a search dialog", '<div><div role="dialog">Search</div></div>', false],
    ["sells", "<div>Free delivery</div>", false],
  ])("by a thin bar along the upper edge that %s: %s → %s", (_, html, expected) => {
    const bar = add("", html).firstElementChild as HTMLElement;
    bar.style.position = "fixed";
    put(bar, 0, 0, 1000, 60);
    expect(covered()).toBe(expected);
  });

  test("by a box about cookies in an upper corner", () => {
    put(add("position: fixed", "Cookies?"), 700, 20, 980, 160);
    expect(covered()).toBe(true);
  });

  test.each<[string, number, number, number, boolean]>([
    ["makes room", 240, 1000, 0, false],
    ["makes room within its margins", 240, 980, 0, false],
    ["makes room by a padding", 0, 1000, 250, false],
    ["is narrow, and centred", 250, 750, 0, true],
    ["has a column of its own there, in its margins", 280, 900, 0, true],
  ])("by a column at the left for which the page %s: %i–%i, %i → %s", (_, left, right, padding, expected) => {
    const main = document.body.appendChild(document.createElement("main"));
    main.style.paddingLeft = `${padding}px`;
    vi.spyOn(main, "getBoundingClientRect").mockReturnValue(new DOMRect(left, 0, right - left, 3000));
    const column = add("position: fixed");
    vi.spyOn(column, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 240, 1000));
    put(column, 0, 0, 240, 1000);
    expect(covered()).toBe(expected);
  });

  test("not by a column in the flow, nor by two boxes one above the other", () => {
    put(add("position: static"), 0, 0, 240, 1000);
    expect(covered()).toBe(false);
    put(add("position: fixed"), 0, 200, 240, 400);
    put(add("position: fixed"), 0, 800, 240, 1000);
    expect(covered()).toBe(false);
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
