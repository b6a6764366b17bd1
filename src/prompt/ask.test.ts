import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import { ask } from "./ask.js";

const stop = new AbortController();
const border = createBorder(stop.signal, Date.now, (error) => {
  throw error;
});
// With reduced motion a piece goes at once.
beforeEach(() => void vi.stubGlobal("matchMedia", () => ({ matches: true })));
afterEach(() => document.body.replaceChildren());

const root = () => document.querySelector("floorwalker-prompt")?.shadowRoot;
const buttons = () => [...(root()?.querySelectorAll("button") ?? [])];

it("asks with yes and no alike, and is gone with the answer", () => {
  for (const [index, yes] of [false, true].entries()) {
    const answered = vi.fn();
    ask({ locale: "fr", policy: "/confidentialite" }, answered, border);
    expect(buttons().map((each) => [each.textContent, each.getAttribute("part")])).toEqual([
      ["Non", "action"],
      ["Oui", "action"],
    ]);
    expect(root()?.querySelector("[part=body]")?.textContent).toMatch(/dans ce navigateur seulement/);
    expect(root()?.querySelector("a")?.getAttribute("href")).toBe("/confidentialite");
    buttons()[index]?.click();
    expect(answered).toHaveBeenCalledWith(yes);
    expect(root()).toBeUndefined();
  }
});

it("speaks the shop's own words, and can be taken away without an answer", () => {
  const answered = vi.fn();
  const close = ask({ locale: "en", text: "May we?" }, answered, border);
  expect(root()?.querySelector("[part=body]")?.textContent).toBe("May we?");
  close();
  expect(root()).toBeUndefined();
  expect(answered).not.toHaveBeenCalled();
});
