import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import { openPanel, type Summary } from "./panel.js";

const border = createBorder(
  new AbortController().signal,
  () => Date.UTC(2026, 2, 9, 12),
  (error) => {
    throw error;
  },
);
const choices = {
  snooze: vi.fn(),
  dismiss: vi.fn(),
  optOut: vi.fn(),
  optIn: vi.fn(),
  erase: vi.fn(),
  download: vi.fn(),
};
const remembered: Summary = {
  products: 12,
  sessions: 3,
  since: Date.UTC(2026, 2, 3, 12),
  cart: 2,
  prompts: 4,
  optedOut: false,
  stored: true,
};
// With reduced motion a piece goes at once.
beforeEach(() => void vi.stubGlobal("matchMedia", () => ({ matches: true })));
afterEach(() => {
  document.body.replaceChildren();
  vi.clearAllMocks();
});

const open = (summary: Partial<Summary> = {}, given: Partial<typeof choices> = {}) =>
  openPanel(
    { locale: "en", summary: { ...remembered, ...summary }, why: ["Based on your cart."] },
    { ...choices, ...given },
    border,
  );
const root = () => document.querySelector("floorwalker-prompt")?.shadowRoot;
const actions = () => [...(root()?.querySelectorAll<HTMLElement>("[part=action]") ?? [])];
const lines = () =>
  [...(root()?.querySelectorAll("[part=contact] span") ?? [])].map((each) => each.textContent);

it("says what is remembered, and why the last prompt was shown", () => {
  open();
  expect(root()?.querySelector("h2")?.textContent).toBe("Your data, your choices");
  expect(root()?.querySelector("[part=body]")?.textContent).toBe("In this browser only:");
  expect(lines()).toEqual([
    "what you look at · 12",
    "your cart · 2",
    expect.stringMatching(/^your visits · 3 \(Mar 3\s–\s9, 2026\)$/),
    "messages · 4",
    "Why this? Based on your cart.",
  ]);
});

it("says so where nothing is kept", () => {
  open({ stored: false });
  expect(root()?.querySelector("[part=body]")?.textContent).toBe("Nothing is kept.");
  expect(lines()).toHaveLength(1);
});

it("offers what can be done about it, and is gone with the choice", () => {
  const labels = ["Not now", "Not this one", "No more of these", "Erase all", "Download"];
  const runs = [choices.snooze, choices.dismiss, choices.optOut, choices.erase, choices.download];
  for (const [index, run] of runs.entries()) {
    open();
    expect(actions().map((each) => each.textContent)).toEqual(labels);
    actions()[index]?.click();
    expect(run).toHaveBeenCalledOnce();
    expect(root()).toBeUndefined();
  }
});

it("offers to speak again after a refusal, and nothing about a prompt there never was", () => {
  open({ optedOut: true }, { dismiss: undefined } as never);
  expect(actions().map((each) => each.textContent)).toEqual([
    "Not now",
    "Show them again",
    "Erase all",
    "Download",
  ]);
});

it("takes the focus, as it was asked for, and gives it back", () => {
  document.body.innerHTML = "<button>Page</button>";
  const page = document.querySelector("button");
  page?.focus();
  const close = open();
  expect(root()?.activeElement?.getAttribute("part")).toBe("close");
  close();
});
