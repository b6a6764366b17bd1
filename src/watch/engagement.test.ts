import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { createEngagement } from "./engagement.js";
import { createPresence } from "./visibility.js";

const START = 1_750_000_000_000;
let now = START;
let end: AbortController;
let onChange: () => void;
let onInput: () => void;
let onEnd: () => void;
let focused = true;

function begin() {
  const border = createBorder(
    end.signal,
    () => now,
    (error) => Promise.reject(error),
  );
  return createEngagement(border, createPresence(border), { onChange, onInput, onEnd });
}
const input = (type = "pointermove", target: EventTarget = window) => target.dispatchEvent(new Event(type));
const focus = (on: boolean) => {
  focused = on;
  window.dispatchEvent(new Event(on ? "focus" : "blur"));
};
const pass = (ms: number) => {
  now += ms;
};

beforeEach(() => {
  now = START;
  focused = true;
  end = new AbortController();
  onChange = vi.fn();
  onInput = vi.fn();
  onEnd = vi.fn();
  vi.spyOn(document, "hasFocus").mockImplementation(() => focused);
});
afterEach(() => end.abort());

describe("createEngagement", () => {
  test("begins with the first input, not with the page", () => {
    const engagement = begin();
    pass(10_000);
    expect(engagement.read()).toEqual({ ms: 0, rate: 0, until: 0 });
    input();
    expect(engagement.read()).toEqual({ ms: 0, rate: 1, until: now + 30_000 });
    pass(4000);
    expect(engagement.read().ms).toBe(4000);
  });

  test("ends 30 s after the last input, with no timer", () => {
    vi.useFakeTimers();
    const engagement = begin();
    input();
    pass(20_000);
    input();
    pass(3_600_000);
    expect(engagement.read()).toMatchObject({ ms: 50_000, rate: 0 });
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test.each(["pointerdown", "pointermove", "keydown", "wheel", "touchmove"])("takes %s for input", (type) => {
    const engagement = begin();
    input(type, document.body);
    expect(engagement.read().rate).toBe(1);
  });

  test("takes the document's scrolling for input, but not that of a box", () => {
    const engagement = begin();
    input("scroll", document.body);
    expect(engagement.read().rate).toBe(0);
    input("scroll", document);
    expect(engagement.read().rate).toBe(1);
  });

  test("takes no event that the page sends itself", () => {
    const engagement = begin();
    window.dispatchEvent(Object.defineProperty(new Event("keydown"), "isTrusted", { value: false }));
    expect(engagement.read().rate).toBe(0);
  });

  test("stops while hidden, and without focus", () => {
    const engagement = begin();
    input();
    pass(1000);
    focus(false);
    pass(1000);
    focus(true);
    pass(1000);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    expect(engagement.read()).toMatchObject({ ms: 2000, rate: 0 });
    pass(1000);
    expect(engagement.read().ms).toBe(2000);
  });

  test("tells when it begins and when an event ends it", () => {
    begin();
    input();
    expect(onChange).toHaveBeenCalledTimes(1);
    input();
    expect(onChange).toHaveBeenCalledTimes(1);
    focus(false);
    expect(onChange).toHaveBeenCalledTimes(2);
    focus(true);
    expect(onChange).toHaveBeenCalledTimes(3);
    pass(60_000);
    input();
    expect(onChange).toHaveBeenCalledTimes(4);
  });

  test("tells engaged input at most once a second", () => {
    begin();
    for (let i = 0; i < 25; i++) {
      input();
      pass(100);
    }
    expect(onInput).toHaveBeenCalledTimes(3);
    focus(false);
    pass(5000);
    input();
    expect(onInput).toHaveBeenCalledTimes(3);
  });

  test("hands over what no event has told yet, once", () => {
    const engagement = begin();
    input();
    pass(1500);
    expect(engagement.take()).toBe(1500);
    pass(500);
    expect(engagement.take()).toBe(500);
    expect(engagement.take()).toBe(0);
  });

  test("counts nothing of a clock set back, and no more than 30 s of one that leaps", () => {
    const engagement = begin();
    input();
    pass(1000);
    pass(-86_400_000);
    expect(engagement.read()).toEqual({ ms: 0, rate: 1, until: now + 30_000 });
    pass(2000);
    expect(engagement.read().ms).toBe(2000);
    pass(86_400_000);
    expect(engagement.read()).toMatchObject({ ms: 30_000, rate: 0 });
  });

  test("a clock set back neither revives it nor makes it longer", () => {
    const engagement = begin();
    input();
    pass(29_000);
    expect(engagement.read().ms).toBe(29_000);
    pass(-20_000);
    expect(engagement.read()).toEqual({ ms: 29_000, rate: 1, until: now + 1000 });
    pass(60_000);
    expect(engagement.read()).toMatchObject({ ms: 30_000, rate: 0 });
    pass(-60_000);
    expect(engagement.read()).toMatchObject({ ms: 30_000, rate: 0 });
  });

  describe("hands over what is over, as of its own time", () => {
    /** What was handed over: ms, and when they ended. */
    const handed = (engagement: ReturnType<typeof begin>) => {
      const all: [ms: number, at: number][] = [];
      vi.mocked(onEnd).mockImplementation(() => {
        const { until } = engagement.read();
        all.push([engagement.take(), Math.min(now, until) - START]);
      });
      return all;
    };

    test("before the first input after a rest begins another", () => {
      const engagement = begin();
      const all = handed(engagement);
      input();
      pass(15_000);
      input();
      pass(31 * 60_000);
      input();
      expect(all).toEqual([[45_000, 45_000]]);
      expect(engagement.read()).toEqual({ ms: 0, rate: 1, until: now + 30_000 });
      expect(vi.mocked(onEnd).mock.invocationCallOrder[0]).toBeLessThan(
        vi.mocked(onInput).mock.invocationCallOrder.at(-1) ?? 0,
      );
      pass(2000);
      input();
      expect(all).toHaveLength(1);
      expect(engagement.take()).toBe(2000);
    });

    test("as the focus goes: another window may be used next, and input here does not count", () => {
      const engagement = begin();
      const all = handed(engagement);
      input();
      pass(15_000);
      focus(false);
      for (let i = 0; i < 100; i++) {
        pass(20_000);
        input();
      }
      focus(true);
      input();
      expect(all).toEqual([[15_000, 15_000]]);
    });

    test("as the page is hidden long after it", () => {
      const engagement = begin();
      const all = handed(engagement);
      input();
      pass(3_600_000);
      vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      expect(all).toEqual([[30_000, 30_000]]);
    });

    test("once, and nothing where nothing is over", () => {
      const engagement = begin();
      const all = handed(engagement);
      focus(false);
      focus(true);
      input();
      pass(20_000);
      input();
      focus(true);
      expect(all).toEqual([]);
      pass(60_000);
      engagement.take();
      input();
      expect(all).toEqual([]);
    });
  });

  test("ends with the signal", () => {
    const engagement = begin();
    end.abort();
    input();
    expect(engagement.read().rate).toBe(0);
    expect(onChange).not.toHaveBeenCalled();
  });
});
