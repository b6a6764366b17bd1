import { expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import { footOf } from "./foot.js";
import { createShell } from "./shell.js";

const shell = createShell(
  { lang: "en" },
  createBorder(new AbortController().signal, Date.now, console.error),
  vi.fn(),
);
const handlers = { never: vi.fn(), privacy: vi.fn() };

it("says on request why it is shown, leads to the panel, and takes a no", () => {
  const foot = footOf(["Because.", "And so."], shell, handlers);
  const [why, never, privacy] = foot.querySelectorAll("button");
  const reason = foot.querySelector("p");
  const state = () => [reason?.hidden, why?.ariaExpanded ?? why?.getAttribute("aria-expanded")];
  expect(state()).toEqual([true, "false"]);
  why?.click();
  expect(state()).toEqual([false, "true"]);
  expect(reason?.textContent).toBe("Because. And so. Your data, your choices");
  why?.click();
  expect(state()).toEqual([true, "false"]);
  privacy?.click();
  expect(handlers.privacy).toHaveBeenCalledOnce();
  expect(never?.textContent).toBe("No more of these");
  never?.click();
  expect(handlers.never).toHaveBeenCalledOnce();
});
