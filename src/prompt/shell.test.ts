import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import { createShell } from "./shell.js";

let stop = new AbortController();
const escaped = vi.fn();
const pressEscape = (options: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true, ...options }),
  );

beforeEach(() => {
  stop = new AbortController();
  // With reduced motion a piece goes at once.
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
});
afterEach(() => {
  stop.abort();
  vi.clearAllMocks();
  document.body.replaceChildren();
});

const shellOf = (type = "card") =>
  createShell(
    { type, lang: "en", rule: undefined },
    createBorder(stop.signal, Date.now, console.error),
    escaped,
  );
const shown = (type?: string) => {
  const shell = shellOf(type);
  shell.show();
  return shell;
};

describe("a piece of ours", () => {
  it("is nothing on the page before it is shown, and nothing after it was closed", () => {
    const shell = shellOf();
    expect(document.body.childElementCount).toBe(0);
    shell.show();
    expect(document.body.lastElementChild).toBe(shell.element);
    expect(shell.element.outerHTML).toMatch(/^<floorwalker-prompt type="card" lang="en"/);
    expect(shell.root.adoptedStyleSheets).toHaveLength(1);
    shell.close();
    shell.close();
    expect(document.body.childElementCount).toBe(0);
    expect(shell.border.signal.aborted).toBe(true);
  });

  it("stands in a slot as part of the page", () => {
    const slot = document.body.appendChild(document.createElement("main"));
    const shell = shellOf("inline");
    shell.show(slot);
    expect(shell.element.parentElement).toBe(slot);
    expect(shell.element.hasAttribute("popover")).toBe(false);
  });

  it("is plain where the page has made something else of its name", () => {
    vi.spyOn(customElements, "get").mockReturnValue(HTMLElement as never);
    expect(shellOf().element.localName).toBe("div");
  });

  it("ends when all ends", () => {
    shown();
    stop.abort();
    expect(document.body.childElementCount).toBe(0);
  });

  it("makes links of what has an address, buttons of the rest; what they run never throws", () => {
    const told = vi.fn();
    const { control } = createShell({}, createBorder(stop.signal, Date.now, told), escaped);
    const run = vi.fn(() => {
      throw new Error("ours");
    });
    expect(control("A", { href: "#a" }, run).localName).toBe("a");
    control("B", { part: "action" }, run).click();
    expect(run).toHaveBeenCalledOnce();
    expect(told).toHaveBeenCalledOnce();
  });
});

describe("Escape", () => {
  it("closes it, and is not swallowed", () => {
    shown();
    expect(pressEscape()).toBe(true);
    expect(escaped).toHaveBeenCalledOnce();
  });

  it("is the page's own where it took it, and an input method's while it composes", () => {
    shown();
    document.body.addEventListener("keydown", (event) => event.preventDefault(), { once: true });
    pressEscape();
    pressEscape({ isComposing: true });
    pressEscape({ key: "Enter" });
    expect(escaped).not.toHaveBeenCalled();
  });

  it("is not meant for furniture the visitor is not in", () => {
    shown("launcher");
    pressEscape();
    expect(escaped).not.toHaveBeenCalled();
  });
});
