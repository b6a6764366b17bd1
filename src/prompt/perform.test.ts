import { afterEach, describe, expect, it, vi } from "vitest";
import type { Action, Content } from "./content.js";
import { addToCart, perform } from "./perform.js";

const item = { item_id: "A", url: "/a" };
const open = vi.fn();
const act = (does: Action["do"], more: Partial<Action> = {}) =>
  perform(
    { label: "Go", do: does, item, ...more },
    { rule: "a", locale: "en", coupon: { code: "X10" } } as Content,
    open,
  );
const heard = (name: string, take = false) => {
  const listener = vi.fn((event: Event) => take && event.preventDefault());
  document.addEventListener(`floorwalker:${name}`, listener, { once: true });
  return () => (listener.mock.calls[0]?.[0] as CustomEvent | undefined)?.detail;
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  document.body.replaceChildren();
});

describe("what actions do", () => {
  it("offers a product to the page's cart, and opens its page where nobody takes it", () => {
    const taken = heard("add_to_cart", true);
    addToCart(item, open);
    expect(taken()).toEqual({ item_id: "A", quantity: 1, item });
    expect(open).not.toHaveBeenCalled();
    addToCart(item, open);
    expect(open).toHaveBeenCalledWith("/a");
    addToCart({ item_id: "A", url: "javascript:alert(1)" }, open);
    expect(open).toHaveBeenCalledOnce();
  });

  it("puts a product in by the platform's own way; the page is asked where that fails, or there is none", async () => {
    const offered = heard("add_to_cart", true);
    const add = vi.fn(async () => true);
    await act("add_to_cart");
    expect(offered()).toMatchObject({ item_id: "A" });
    const again = heard("add_to_cart", true);
    await perform(
      { label: "Go", do: "add_to_cart", item },
      { rule: "a", locale: "en" } as Content,
      open,
      add,
    );
    expect(add).toHaveBeenCalledWith(item, 1);
    expect([again(), open.mock.calls]).toEqual([undefined, []]);
    await addToCart(item, open, async () => false);
    expect(again()).toMatchObject({ item_id: "A" });
    await addToCart(item, open, () => Promise.reject(new Error("offline")));
    expect(open).toHaveBeenCalledExactlyOnceWith("/a");
  });

  it("puts on the list of wishes", async () => {
    const wished = heard("add_to_wishlist");
    await act("add_to_wishlist");
    expect(wished()).toEqual({ item_id: "A", item });
  });

  it("opens the chat that is on the page, unless the page takes it", async () => {
    const chats = {
      $crisp: { push: vi.fn() },
      Tawk_API: { maximize: vi.fn() },
      Intercom: vi.fn(),
      zE: vi.fn(),
    };
    for (const [name, chat] of Object.entries(chats)) vi.stubGlobal(name, chat);
    heard("chat", true);
    await act("chat");
    expect(chats.Intercom).not.toHaveBeenCalled();
    await act("chat");
    expect(chats.$crisp.push).toHaveBeenCalledWith(["do", "chat:open"]);
    expect(chats.Tawk_API.maximize).toHaveBeenCalled();
    expect(chats.Intercom).toHaveBeenCalledWith("show");
    expect(chats.zE).toHaveBeenCalledWith("messenger", "open");
  });

  it("copies the coupon, and says so; where it may not, the code is selected", async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    expect(await act("copy_coupon")).toBe("Copied");
    expect(writeText).toHaveBeenCalledWith("X10");
    vi.stubGlobal("navigator", {});
    const host = document.createElement("div");
    host.setAttribute("rule", "a");
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = "<p part=coupon><b>X10</b></p>";
    document.body.append(host);
    const selected = vi.spyOn(Selection.prototype, "selectAllChildren").mockImplementation(() => {});
    expect(await act("copy_coupon")).toBeUndefined();
    expect(selected).toHaveBeenCalledWith(root.querySelector("b"));
  });

  it("shares by the browser's own sheet, else copies the address; closing the sheet is no failure", async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    expect(await act("share")).toBe("Copied");
    expect(writeText).toHaveBeenCalledWith(location.href);
    const share = vi.fn(() => Promise.reject(new Error("AbortError")));
    vi.stubGlobal("navigator", { share });
    expect(await act("share")).toBeUndefined();
    expect(share).toHaveBeenCalledOnce();
  });

  it("leaves to the link what a link does", async () => {
    expect(await act("open", { href: "/x" })).toBeUndefined();
    expect(open).not.toHaveBeenCalled();
  });
});
