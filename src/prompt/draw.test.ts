import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import type { Content } from "./content.js";
import { type Drawn, draw, type Handlers } from "./draw.js";

const stop = { now: new AbortController() };
const told = vi.fn();
const handlers = {
  act: vi.fn<Handlers["act"]>(),
  add: vi.fn(),
  answer: vi.fn(),
  ask: vi.fn(),
  close: vi.fn(),
  never: vi.fn(),
  privacy: vi.fn(),
};

beforeEach(() => {
  stop.now = new AbortController();
  vi.useFakeTimers();
  // With reduced motion a piece goes at once.
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
});
afterEach(() => {
  stop.now.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
  expect(told).not.toHaveBeenCalled();
  vi.clearAllMocks();
});

const drawn = (content: Partial<Content>, clickedAt?: number) =>
  draw(
    { rule: "a", locale: "en", type: "card", title: "Title", actions: [], why: ["Because."], ...content },
    handlers,
    createBorder(stop.now.signal, Date.now, told),
    clickedAt,
  ) as Drawn;
const find = (piece: Drawn, selector: string) => [
  ...(piece.element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const press = (piece: Drawn, label: string) =>
  find(piece, "button,a")
    .find((each) => each.textContent === label)
    ?.click();

describe("a prompt in the page", () => {
  it("is an element with its rule and type, an open root and its parts", () => {
    const piece = drawn({ body: "Body", image: "/a.png", coupon: { code: "X" } });
    const { localName, parentNode } = piece.element;
    expect([localName, parentNode]).toEqual(["floorwalker-prompt", document.body]);
    expect(piece.element.getAttribute("rule")).toBe("a");
    expect(piece.element.getAttribute("type")).toBe("card");
    const parts = find(piece, "[part]").map((each) => each.getAttribute("part"));
    expect(parts).toEqual(["prompt", "close", "title", "image", "body", "coupon", "why", "never"]);
    expect(find(piece, "section")[0]?.getAttribute("aria-label")).toBe("Title");
  });

  it("is announced once it stands", () => {
    const piece = drawn({ body: "Body" });
    const [status] = find(piece, "[role=status]");
    expect(status?.textContent).toBe("");
    vi.advanceTimersByTime(100);
    expect(status?.textContent).toBe("Title. Body");
  });

  it.each([
    ["Title", "Body", "Title. Body"],
    ["A question?", "Body", "A question? Body"],
    ["Une question ?", "Body.", "Une question ? Body."],
    ["Wait…", "Body", "Wait… Body"],
    ["Title (new)", "Body", "Title (new). Body"],
    ["A question?", undefined, "A question?"],
  ])("is announced with a stop between %j and %j, unless there is one", (title, body, told) => {
    const piece = drawn({ title, body });
    vi.advanceTimersByTime(100);
    expect(find(piece, "[role=status]")[0]?.textContent).toBe(told);
  });

  it("waits for a body to stand in, and is announced and counted down only then", () => {
    const body = vi.spyOn(document, "body", "get").mockReturnValue(null as never);
    const piece = drawn({ hide_after: 1000 });
    const early = drawn({});
    early.close();
    expect(drawn({ type: "inline", slot: "#room" }), "no place yet").toBeUndefined();
    vi.advanceTimersByTime(5000);
    body.mockRestore();
    expect(document.querySelector("floorwalker-prompt")).toBeNull();
    document.dispatchEvent(new Event("DOMContentLoaded"));
    document.dispatchEvent(new Event("DOMContentLoaded"));
    expect([...document.body.children]).toEqual([piece.element]);
    expect(find(piece, "[role=status]")[0]?.textContent).toBe("");
    vi.advanceTimersByTime(100);
    expect(find(piece, "[role=status]")[0]?.textContent).toBe("Title");
    vi.advanceTimersByTime(900);
    expect(handlers.close).toHaveBeenCalledOnce();
  });

  it("hands on what the visitor does", async () => {
    const action = { label: "Call", do: "call", href: "tel:1" } as const;
    const item = {
      id: "A",
      name: "Cup",
      price: "1",
      list_price: "2",
      rating: "4",
      image: "/c.png",
      url: "/c",
      reason: "r",
    };
    const items = [{ ...item, item: { item_id: "A" } }] as unknown as Content["items"];
    const piece = drawn({ actions: [{ label: "Go", do: "chat" }, action], items: items ?? [] });
    press(piece, "Go");
    press(piece, "Call");
    expect(handlers.act.mock.calls.map(([index]) => index)).toEqual([0, 1]);
    press(piece, "Add");
    expect(handlers.add).toHaveBeenCalledWith(0);
    expect(find(piece, "s")[0]?.textContent).toBe("2");
    press(piece, "No more of these");
    expect(handlers.never).toHaveBeenCalledOnce();
    press(piece, "×");
    expect(handlers.close).toHaveBeenCalledWith("button");
  });

  it("says on the button what came of it", async () => {
    handlers.act.mockResolvedValue("Copied");
    const piece = drawn({ actions: [{ label: "Copy", do: "copy_coupon" }] });
    press(piece, "Copy");
    await vi.advanceTimersByTimeAsync(100);
    expect(find(piece, "[part=action]")[0]?.textContent).toBe("Copied");
    expect(find(piece, "[role=status]")[0]?.textContent).toBe("Copied");
  });

  it("asks, and hands on the answer", () => {
    press(drawn({ question: { kind: "rating" } }), "4");
    expect(handlers.answer).toHaveBeenCalledWith(4);
  });

  it("goes with its listeners and timers, once, and when all ends", () => {
    const piece = drawn({ hide_after: 1000 });
    piece.close();
    piece.close();
    vi.advanceTimersByTime(5000);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(handlers.close).not.toHaveBeenCalled();
    expect(document.querySelector("floorwalker-prompt")).toBeNull();
    drawn({});
    stop.now.abort();
    expect(document.querySelector("floorwalker-prompt")).toBeNull();
  });

  it("hides by itself where told", () => {
    drawn({ hide_after: 1000 });
    vi.advanceTimersByTime(1000);
    expect(handlers.close).toHaveBeenCalledWith("hide_after");
  });
});

describe("furniture", () => {
  it("a launcher is a button that calls the assistant", () => {
    const piece = drawn({ type: "launcher", title: "Advice?" });
    expect(find(piece, "button")).toHaveLength(1);
    press(piece, "Advice?");
    expect(handlers.ask).toHaveBeenCalledOnce();
  });

  it("an inline prompt stands at its slot, or not at all", () => {
    document.body.innerHTML = "<main><div id=slot></div></main>";
    expect(drawn({ type: "inline", slot: "#slot" }).element.parentElement?.id).toBe("slot");
    expect(drawn({ type: "inline", slot: "#nowhere" })).toBeUndefined();
  });
});
