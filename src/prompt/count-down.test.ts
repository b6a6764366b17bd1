import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import { countDown } from "./count-down.js";
import type { Shell } from "./shell.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("stands still while the visitor is in it", () => {
  const element = document.createElement("div");
  let engaged = false;
  const turn = (to: boolean, type: string) => {
    engaged = to;
    element.dispatchEvent(new Event(type));
  };
  const ended = vi.fn();
  const border = createBorder(new AbortController().signal, Date.now, ended);
  countDown({ element, border, engaged: () => engaged } as unknown as Shell, 1000, ended);
  vi.advanceTimersByTime(600);
  turn(true, "pointerenter");
  vi.advanceTimersByTime(5000);
  turn(true, "focusin");
  turn(true, "pointerleave");
  vi.advanceTimersByTime(5000);
  turn(false, "focusout");
  vi.advanceTimersByTime(399);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ended).toHaveBeenCalledOnce();
});
