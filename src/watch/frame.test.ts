import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { perFrame } from "./frame.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("runs once in the next frame, however often it is called", () => {
  const run = vi.fn();
  const call = perFrame(
    createBorder(new AbortController().signal, Date.now, () => {}),
    run,
  );
  call();
  call();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersToNextFrame();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersToNextFrame();
  expect(run).toHaveBeenCalledTimes(1);
  call();
  vi.advanceTimersToNextFrame();
  expect(run).toHaveBeenCalledTimes(2);
});

test("goes on after a failure, and ends with the signal", () => {
  const end = new AbortController();
  const tell = vi.fn();
  const run = vi.fn(() => {
    throw new Error("boom");
  });
  const call = perFrame(createBorder(end.signal, Date.now, tell), run);
  call();
  vi.advanceTimersToNextFrame();
  call();
  vi.advanceTimersToNextFrame();
  expect(tell).toHaveBeenCalledTimes(2);
  call();
  end.abort();
  vi.advanceTimersToNextFrame();
  expect(run).toHaveBeenCalledTimes(2);
});
