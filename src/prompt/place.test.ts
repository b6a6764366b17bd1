import { afterEach, expect, it, vi } from "vitest";
import { arrange, place } from "./place.js";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  Reflect.deleteProperty(document, "elementsFromPoint");
});

/** A box on the page, over its lower edge or over another box there. */
function box(position: string, height: number, below = 0, width = innerWidth): HTMLElement {
  const element = document.body.appendChild(document.createElement("div"));
  element.style.position = position;
  element.getBoundingClientRect = () => {
    // What is lifted stands higher, as in a browser.
    const bottom = innerHeight - below - (Number.parseFloat(element.style.getPropertyValue("--lift")) || 0);
    return { left: 0, right: width, width, top: bottom - height, bottom, height } as DOMRect;
  };
  document.elementsFromPoint = (_x, y) =>
    [...document.body.children].filter((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top <= y && y < bottom;
    });
  return element;
}
/** One of ours over the page. */
function ours(type: string, height: number, width = innerWidth): HTMLElement {
  const element = box("fixed", height, 0, width);
  element.setAttribute("type", type);
  element.setAttribute("popover", "manual");
  return element;
}
const liftOf = (host: HTMLElement) => host.style.getPropertyValue("--lift");
const lifted = (host: HTMLElement) => {
  place(host);
  return liftOf(host);
};

it.each([
  ["fixed", 70, "70px"],
  ["sticky", 50, "50px"],
  // The page itself, and a layer over it.
  ["static", 70, "0px"],
  ["fixed", innerHeight, "0px"],
])(
  "stands above what the shop keeps at the edge, and only that: %s, %i px high",
  (position, height, lift) => {
    box(position, height);
    expect(lifted(ours("card", 200))).toBe(lift);
  },
);

it("stands above both where one bar stands on another", () => {
  box("fixed", 70);
  box("fixed", 60, 70);
  expect(lifted(ours("card", 200))).toBe("130px");
});

it("stands above our own bar where it is narrower than the page", () => {
  ours("bar", 300);
  expect(lifted(ours("launcher", 44, 120))).toBe("300px");
  expect(lifted(ours("card", 250, 360))).toBe("300px");
  expect(lifted(ours("card", 250)), "a sheet, on a phone").toBe("0px");
});

it("leaves no other of ours free", () => {
  ours("card", 200, 360);
  ours("launcher", 44, 120);
  expect(lifted(ours("launcher", 44, 120))).toBe("0px");
});

it("arranges all of ours over the shop's own bar and each other", () => {
  box("fixed", 70);
  const bar = ours("bar", 150);
  const launcher = ours("launcher", 44, 120);
  arrange();
  expect([bar, launcher].map(liftOf)).toEqual(["70px", "220px"]);
  bar.remove();
  arrange();
  expect(liftOf(launcher)).toBe("70px");
});
