import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { watchScroll } from "./scroll.js";

let end: AbortController;
let told: number[];
let height = 4000;

function begin() {
  return watchScroll(
    createBorder(end.signal, Date.now, (error) => Promise.reject(error)),
    (percent) => told.push(percent),
  );
}
const scrollBy = (y: number, target: EventTarget = document) => {
  vi.stubGlobal("scrollY", y);
  target.dispatchEvent(new Event("scroll"));
};
const frame = () => vi.advanceTimersToNextFrame();

beforeEach(() => {
  vi.useFakeTimers();
  end = new AbortController();
  told = [];
  height = 4000;
  vi.stubGlobal("innerHeight", 1000);
  vi.stubGlobal("scrollY", 0);
  vi.spyOn(document.documentElement, "scrollHeight", "get").mockImplementation(() => height);
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

describe("watchScroll", () => {
  test("tells a deeper point, in whole percent, once a frame", () => {
    begin();
    scrollBy(500);
    scrollBy(1000);
    frame();
    scrollBy(1010);
    frame();
    scrollBy(200);
    frame();
    scrollBy(2999.5);
    frame();
    expect(told).toEqual([50, 100]);
  });

  test("reads no layout but after scrolling or a look", () => {
    const read = vi.spyOn(document.documentElement, "scrollHeight", "get");
    read.mockClear();
    const depth = begin();
    frame();
    scrollBy(10, document.body);
    frame();
    expect(read).not.toHaveBeenCalled();
    depth.look();
    frame();
    expect(read).toHaveBeenCalledOnce();
  });

  test("measures a page that is not scrolled when looked at, but not in its first second", () => {
    height = 1000;
    const depth = begin();
    depth.look();
    frame();
    scrollBy(0);
    frame();
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1000);
    depth.look();
    frame();
    expect(told).toEqual([100]);
  });

  test("begins anew with a page view", () => {
    const depth = begin();
    scrollBy(3000);
    frame();
    depth.reset();
    scrollBy(0);
    frame();
    scrollBy(1000);
    frame();
    expect(told).toEqual([100, 50]);
  });

  test("ends with the signal", () => {
    const depth = begin();
    end.abort();
    scrollBy(3000);
    depth.look();
    frame();
    expect(told).toEqual([]);
  });
});
