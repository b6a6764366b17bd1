import { afterEach, expect, it, vi } from "vitest";
import { place } from "./place.js";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** Lifts a prompt over a page that has something at its lower edge. */
function lifted(position: string, height: number): string {
  const bar = document.createElement("div");
  bar.style.position = position;
  bar.getBoundingClientRect = () => ({ top: innerHeight - height, height }) as DOMRect;
  const host = document.createElement("floorwalker-prompt");
  document.body.append(bar, host);
  document.elementsFromPoint = () => [host, bar, document.body];
  place(host);
  return host.style.getPropertyValue("--lift");
}

it("stands above what the shop keeps at the edge, and only that", () => {
  expect(lifted("fixed", 70)).toBe("70px");
  expect(lifted("sticky", 50)).toBe("50px");
  expect(lifted("static", 70), "the page itself").toBe("0px");
  expect(lifted("fixed", innerHeight), "a layer over the page").toBe("0px");
});
