import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { watchExit } from "./exit.js";

let end: AbortController;
let engaged: number;
let told: number;

function begin() {
  return watchExit(
    createBorder(end.signal, Date.now, (error) => Promise.reject(error)),
    () => engaged,
    () => told++,
  );
}
const leave = (more: Partial<MouseEventInit> = {}) =>
  document.body.dispatchEvent(new MouseEvent("mouseout", { bubbles: true, clientY: -1, ...more }));
const touch = (...types: string[]) => {
  for (const type of types) window.dispatchEvent(new Event(type));
};
let time = 0;
/** Scrolls by steps, one every 16 ms. */
const scroll = (from: number, to: number, step: number) => {
  for (let y = from; step > 0 ? y <= to : y >= to; y += step) {
    vi.stubGlobal("scrollY", y);
    time += 16;
    document.dispatchEvent(Object.defineProperty(new Event("scroll"), "timeStamp", { value: time }));
  }
};
const rest = (ms: number) => {
  time += ms;
};

beforeEach(() => {
  end = new AbortController();
  engaged = 5000;
  told = 0;
  time = 1000;
  vi.stubGlobal("innerHeight", 800);
  vi.stubGlobal("scrollY", 0);
});
afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

describe("watchExit", () => {
  test("tells once a page view that the pointer left through the top", () => {
    const exit = begin();
    leave();
    leave();
    expect(told).toBe(1);
    exit.reset();
    leave({ clientY: 0 });
    expect(told).toBe(2);
  });

  test.each<[string, Partial<MouseEventInit>]>([
    ["through the side", { clientY: 300 }],
    ["to another element", { relatedTarget: document.body }],
    ["with a button held", { buttons: 1 }],
  ])("not %s", (_, more) => {
    begin();
    leave(more);
    expect(told).toBe(0);
  });

  test("never in the first 5 engaged seconds, which do not use it up", () => {
    begin();
    engaged = 4999;
    leave();
    expect(told).toBe(0);
    engaged = 5000;
    leave();
    expect(told).toBe(1);
  });

  test("not where a list has the focus: it may be the list that opened", () => {
    begin();
    const list = document.body.appendChild(document.createElement("select"));
    list.focus();
    leave();
    expect(told).toBe(0);
    list.blur();
    leave();
    expect(told).toBe(1);
  });

  test("on touch, a fast scroll back up from below the first viewport", () => {
    begin();
    touch("touchstart", "touchmove");
    scroll(0, 2000, 40);
    expect(told).toBe(0);
    scroll(2000, 1720, -40);
    expect(told).toBe(0);
    scroll(1680, 1600, -40);
    expect(told).toBe(1);
  });

  test.each<[string, () => void]>([
    ["a slow one", () => scroll(2000, 0, -15)],
    ["a short one", () => scroll(2000, 1720, -40)],
    [
      "two short ones with a rest between",
      () => {
        scroll(2000, 1800, -40);
        rest(2000);
        scroll(1760, 1560, -40);
      },
    ],
    [
      "a jump after a tap on 'back to top'",
      () => {
        touch("touchstart");
        scroll(2000, 0, -100);
      },
    ],
    [
      "by wheel",
      () => {
        touch("wheel");
        scroll(2000, 0, -100);
      },
    ],
    [
      "from within the first viewport",
      () => {
        scroll(2000, 780, -10);
        scroll(780, 0, -100);
      },
    ],
  ])("not %s", (_, move) => {
    begin();
    touch("touchstart", "touchmove");
    scroll(0, 2000, 40);
    move();
    expect(told).toBe(0);
  });

  test("ends with the signal", () => {
    begin();
    end.abort();
    leave();
    expect(told).toBe(0);
  });
});
