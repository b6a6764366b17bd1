import { afterEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { createPresence } from "./visibility.js";

const ending: AbortController[] = [];

function begin() {
  const end = new AbortController();
  ending.push(end);
  const told: unknown[] = [];
  const presence = createPresence(createBorder(end.signal, Date.now, (error) => told.push(error)));
  const heard: string[] = [];
  presence.on((change) => heard.push(change));
  return { presence, heard, told, end };
}

const setVisible = (visible: boolean) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visible ? "visible" : "hidden");
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
};
const transition = (type: string, persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event(type), { persisted }));

afterEach(() => {
  for (const end of ending.splice(0)) end.abort();
});

describe("createPresence", () => {
  test("tells when the page is hidden and shown", () => {
    const { presence, heard } = begin();
    expect(presence.visible()).toBe(true);
    setVisible(false);
    expect(presence.visible()).toBe(false);
    setVisible(true);
    expect(presence.visible()).toBe(true);
    expect(heard.filter((change) => change !== "focus")).toEqual(["hide", "show"]);
  });

  test("takes a page that goes for hidden, though the document still calls itself visible, and tells it once", () => {
    const { presence, heard } = begin();
    transition("pagehide", true);
    expect(presence.visible()).toBe(false);
    setVisible(false);
    expect(heard.filter((change) => change === "hide")).toEqual(["hide"]);
  });

  test("tells a return from the back/forward cache, and no other pageshow", () => {
    const { presence, heard } = begin();
    transition("pageshow", false);
    expect(heard).not.toContain("restore");
    transition("pagehide", true);
    transition("pageshow", true);
    expect(heard).toEqual(["focus", "hide", "focus", "show", "restore"]);
    expect(presence.visible()).toBe(true);
  });

  test("asks the document for the focus, which counts that of an iframe as the page's", () => {
    const { presence, heard } = begin();
    const hasFocus = vi.spyOn(document, "hasFocus").mockReturnValue(true);
    window.dispatchEvent(new Event("blur"));
    expect(presence.focused()).toBe(true);
    hasFocus.mockReturnValue(false);
    window.dispatchEvent(new Event("blur"));
    expect(presence.focused()).toBe(false);
    expect(heard).toEqual(["focus", "focus"]);
  });

  test("waits for a prerendered page to be entered", () => {
    const { presence } = begin();
    const ran = vi.fn();
    Object.defineProperty(document, "prerendering", { value: true, configurable: true });
    presence.whenActivated(ran);
    expect(ran).not.toHaveBeenCalled();
    document.dispatchEvent(new Event("prerenderingchange"));
    expect(ran).toHaveBeenCalledOnce();
    Reflect.deleteProperty(document, "prerendering");
    presence.whenActivated(ran);
    expect(ran).toHaveBeenCalledTimes(2);
  });

  test("isolates its listeners, and ends with the signal", () => {
    const { presence, heard, told, end } = begin();
    const later = vi.fn();
    presence.on(() => {
      throw new Error("boom");
    });
    presence.on(later);
    setVisible(false);
    expect(later).toHaveBeenCalledWith("hide");
    expect(`${told[0]}`).toMatch("boom");
    end.abort();
    heard.length = 0;
    setVisible(true);
    expect(heard).toEqual([]);
  });
});
