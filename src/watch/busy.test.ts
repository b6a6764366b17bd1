import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { createBusy } from "./busy.js";
import { createPresence } from "./visibility.js";

// What needs layout or a browser's own pseudo-classes is shown in test/browser/watch.spec.ts.
let end: AbortController;
let reasons: string[];
let onChange: () => void;

function begin() {
  const border = createBorder(end.signal, Date.now, (error) => Promise.reject(error));
  return createBusy(border, createPresence(border), {
    get reasons() {
      return reasons;
    },
    isOurs: (element) => element.localName === "our-prompt",
    onChange,
  });
}
function add<K extends keyof HTMLElementTagNameMap>(
  name: K,
  parent: Node = document.body,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.tabIndex = 0;
  parent.appendChild(element);
  return element;
}
const setVisible = (visible: boolean) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visible ? "visible" : "hidden");
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
};
/** Lets a mutation be observed, and the frame after it come. */
const settle = async () => {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(20);
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(2_000_000_000_000);
  end = new AbortController();
  reasons = ["typing", "dialog", "overlay", "fullscreen", "hidden", "checkout"];
  onChange = vi.fn();
  // happy-dom knows no `:read-write`.
  const { matches } = Element.prototype;
  vi.spyOn(Element.prototype, "matches").mockImplementation(function (this: Element, selectors) {
    return matches.call(this, selectors.replace(":read-write", "input"));
  });
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, 100));
  Object.assign(document, {
    elementsFromPoint: () => [],
    elementFromPoint: () => document.querySelector("dialog"),
  });
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
  Reflect.deleteProperty(document, "elementsFromPoint");
  Reflect.deleteProperty(document, "elementFromPoint");
});

describe("createBusy", () => {
  test("reads several reasons, in the order asked for, and only those", () => {
    const busy = begin();
    expect(busy.read()).toEqual([]);
    add("dialog").setAttribute("open", "");
    setVisible(false);
    expect(busy.read()).toEqual(["dialog", "hidden"]);
    reasons = ["hidden", "unheard-of"];
    expect(busy.read()).toEqual(["hidden"]);
    reasons = [];
    expect(busy.read()).toEqual([]);
  });

  test("takes the focus in a field, in a web component too, for typing, but nothing of ours", () => {
    const busy = begin();
    add("input").focus();
    expect(busy.read()).toEqual(["typing"]);
    add("button").focus();
    expect(busy.read()).toEqual([]);
    for (const [name, expected] of [
      ["search-field", ["typing"]],
      ["our-prompt", []],
    ] as const) {
      const host = document.body.appendChild(document.createElement(name));
      const field = add("input", host.attachShadow({ mode: "open" }));
      vi.spyOn(host.shadowRoot as ShadowRoot, "activeElement", "get").mockReturnValue(field);
      vi.spyOn(document, "activeElement", "get").mockReturnValue(host);
      expect(busy.read()).toEqual(expected);
    }
  });

  test("knows printing and full screen", () => {
    const busy = begin();
    window.dispatchEvent(new Event("beforeprint"));
    expect(busy.read()).toEqual(["fullscreen"]);
    window.dispatchEvent(new Event("afterprint"));
    expect(busy.read()).toEqual([]);
    Object.defineProperty(document, "fullscreenElement", { value: document.body, configurable: true });
    expect(busy.read()).toEqual(["fullscreen"]);
    Reflect.deleteProperty(document, "fullscreenElement");
  });

  test("knows when it ended, read or not", () => {
    const busy = begin();
    expect(busy.endedAt()).toBe(0);
    const field = add("input");
    field.focus();
    vi.setSystemTime(2_000_000_001_000);
    field.blur();
    expect(busy.endedAt()).toBe(2_000_000_001_000);
    add("button").focus();
    vi.setSystemTime(2_000_000_002_000);
    (document.activeElement as HTMLElement).blur();
    expect(busy.endedAt()).toBe(2_000_000_001_000);
    setVisible(false);
    vi.setSystemTime(2_000_000_003_000);
    setVisible(true);
    expect(busy.endedAt()).toBe(2_000_000_003_000);
    vi.setSystemTime(2_000_000_004_000);
    add("dialog").dispatchEvent(new Event("close"));
    expect(busy.endedAt()).toBe(2_000_000_004_000);
    reasons = ["typing"];
    vi.setSystemTime(2_000_000_005_000);
    add("dialog").dispatchEvent(new Event("close"));
    expect(busy.endedAt()).toBe(2_000_000_004_000);
  });

  test("hears a field in a web component lose the focus, unless it is in ours", () => {
    for (const [name, ended] of [
      ["search-field", true],
      ["our-prompt", false],
    ] as const) {
      const busy = begin();
      const host = document.body.appendChild(document.createElement(name));
      const field = add("input", host.attachShadow({ mode: "open" }));
      const before = busy.endedAt();
      const event = new FocusEvent("focusout", { bubbles: true, composed: true });
      // Seen from without, as in a browser.
      Object.defineProperty(event, "target", { value: host });
      field.dispatchEvent(event);
      expect(busy.endedAt() > before).toBe(ended);
    }
  });

  test("looks again where a component that is closed to us loses the focus", async () => {
    const busy = begin();
    const host = document.body.appendChild(document.createElement("closed-field"));
    const active = vi.spyOn(document, "activeElement", "get").mockReturnValue(add("input"));
    expect(busy.read()).toEqual(["typing"]);
    busy.wait();
    active.mockReturnValue(document.body);
    host.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    await settle();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(busy.endedAt()).toBeGreaterThan(0);
  });

  test("while waited for, tells each other reading once, at most once a frame", async () => {
    const busy = begin();
    const dialog = add("dialog");
    dialog.setAttribute("open", "");
    expect(busy.read()).toEqual(["dialog"]);
    const stop = busy.wait();
    dialog.removeAttribute("open");
    dialog.className = "closing";
    window.dispatchEvent(new Event("transitionend"));
    await settle();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(Date.now() - busy.endedAt()).toBeLessThan(20);
    window.dispatchEvent(new Event("click"));
    await settle();
    expect(onChange).toHaveBeenCalledTimes(1);
    dialog.setAttribute("open", "");
    await settle();
    expect(onChange).toHaveBeenCalledTimes(2);
    stop();
    dialog.remove();
    await settle();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  test("watches no change of the document unless waited for, and none after the end", async () => {
    const observe = vi.spyOn(MutationObserver.prototype, "observe");
    const listen = vi.spyOn(window, "addEventListener");
    const busy = begin();
    listen.mockClear();
    expect(observe).not.toHaveBeenCalled();
    busy.read();
    busy.wait();
    expect(observe).toHaveBeenCalledOnce();
    const signals = listen.mock.calls.map(([, , options]) => (options as AddEventListenerOptions).signal);
    expect(signals.length).toBeGreaterThan(0);
    end.abort();
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
    add("dialog").setAttribute("open", "");
    await settle();
    expect(onChange).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
