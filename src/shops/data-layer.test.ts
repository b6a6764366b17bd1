import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import type { ShopWindow } from "./adapter.js";
import { dataLayer } from "./data-layer.js";

const shopWindow = window as unknown as ShopWindow & { dataLayer?: unknown[] };
let shop: ReturnType<typeof createTestPort>;

const item = { item_id: "TEA", item_name: "Tea", price: "9.90", quantity: "1" };
const read = { item_id: "TEA", item_name: "Tea", price: 9.9, quantity: 1 };
const added = () => ({ event: "add_to_cart", ecommerce: { currency: "EUR", value: 9.9, items: [item] } });
const push = (...entries: unknown[]) => shopWindow.dataLayer!.push(...entries);
function gtag(..._: unknown[]) {
  // As Google's snippet has it.
  // biome-ignore lint/complexity/noArguments: the Arguments object is what is meant
  push(arguments);
}
const look = () => document.dispatchEvent(new Event("click"));

beforeEach(() => {
  shop = createTestPort();
  shopWindow.dataLayer = [];
});
afterEach(() => {
  shop.stop();
  delete shopWindow.dataLayer;
});

describe("what is understood", () => {
  test("GTM's objects, those already pushed included", () => {
    push({ event: "gtm.js" }, { ecommerce: null }, added());
    dataLayer(shop.port);
    push({ ecommerce: null });
    push({ event: "view_cart", items: [item], currency: "EUR" });
    expect(shop.events).toEqual([
      ["data-layer", "add_to_cart", { currency: "EUR", value: 9.9, items: [{ ...read, currency: "EUR" }] }],
      ["data-layer", "view_cart", { currency: "EUR", items: [{ ...read, currency: "EUR" }] }],
    ]);
    expect(shop.issues).toEqual([]);
  });

  test("value and currency beside ecommerce", () => {
    push({ event: "begin_checkout", value: 20, currency: "EUR", ecommerce: { items: [item] } });
    dataLayer(shop.port);
    expect(shop.events[0]?.[2]).toMatchObject({ value: 20, currency: "EUR", items: [read] });
  });

  test("gtag's Arguments objects", () => {
    gtag("event", "purchase", { transaction_id: "T1", value: 9.9, currency: "EUR", items: [item] });
    dataLayer(shop.port);
    gtag("event", "search", { search_term: "tea" });
    expect(shop.events.map(([, name]) => name)).toEqual(["purchase", "search"]);
    expect(shop.events[0]?.[2]).toMatchObject({ transaction_id: "T1", value: 9.9 });
    expect(shop.events[1]?.[2]).toEqual({ search_term: "tea" });
  });

  test("items with the names from before GA4", () => {
    const old = { id: 144432, name: "Tea", brand: "B", category: "C", variant: "V", price: 5, quantity: 2 };
    dataLayer(shop.port);
    gtag("event", "add_to_cart", { items: [old, "no item", null] });
    expect(shop.events[0]?.[2]).toEqual({
      items: [
        {
          item_id: "144432",
          item_name: "Tea",
          item_brand: "B",
          item_category: "C",
          item_variant: "V",
          price: 5,
          quantity: 2,
        },
      ],
    });
  });

  test("one item viewed is the page's product, several are not", () => {
    dataLayer(shop.port);
    push({ event: "view_item", ecommerce: { items: [item, { item_id: "CUP" }] } });
    expect(shop.subject.item()).toBeUndefined();
    push({ event: "view_item", ecommerce: { items: [item] } });
    expect(shop.subject.item()).toMatchObject({ item_id: "TEA", price: 9.9 });
  });

  test("nothing else", () => {
    gtag("consent", "default", { ad_storage: "denied" });
    gtag("config", "G-1");
    gtag("js", new Date());
    gtag("set", { currency: "EUR" });
    gtag("event", "page_view", {});
    push(
      { event: "gtm.click" },
      { event: 5 },
      ["event", "add_to_cart"],
      "text",
      null,
      undefined,
      () => {},
      7,
    );
    push({ event: "my_add_to_cart" }, { ecommerce: { items: [item] } });
    dataLayer(shop.port);
    expect(shop.events).toEqual([]);
    expect(shop.errors).toEqual([]);
  });

  test("what is wrong is told with its place", () => {
    dataLayer(shop.port);
    push({ event: "add_to_cart", ecommerce: { items: [{ ...item, price: "12,50 €" }] } });
    push({ event: "purchase", ecommerce: { value: Number.NaN } });
    push({ event: "add_to_cart" });
    expect(shop.issues).toEqual([
      '/items/0/price: expected a number such as 12.5, found "12,50 €"',
      "/value: expected a number such as 12.5, found NaN",
      expect.stringContaining("/items: expected a list of items"),
    ]);
    expect(shop.events).toHaveLength(3);
  });
});

describe("the host's push", () => {
  test("is called first, with its own this and arguments, and its value comes back", () => {
    const calls: unknown[] = [];
    const layer = Object.assign([], {
      push(this: unknown, ...entries: unknown[]) {
        calls.push([this, entries, shop.events.length]);
        return "host";
      },
    });
    shopWindow.dataLayer = layer as unknown as unknown[];
    dataLayer(shop.port);
    const entry = added();
    expect(layer.push(entry, "more")).toBe("host");
    expect(calls).toEqual([[layer, [entry, "more"], 0]]);
    expect(shop.events).toHaveLength(1);
  });

  test("fails as it would without us", () => {
    const layer = Object.assign([], {
      push() {
        throw new RangeError("host");
      },
    });
    shopWindow.dataLayer = layer;
    dataLayer(shop.port);
    expect(() => layer.push()).toThrow(RangeError);
    expect(shop.errors).toEqual([]);
  });

  test("is not disturbed by what can't be read", () => {
    const circular: Record<string, unknown> = { event: "add_to_cart", items: [] };
    circular.ecommerce = circular;
    const throwing = {
      get event(): string {
        throw new Error("trap");
      },
    };
    const proxy = new Proxy(
      {},
      {
        get: () => {
          throw new Error("trap");
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    dataLayer(shop.port);
    expect(push(circular)).toBe(1);
    expect(push(throwing, proxy, revoked.proxy, Object.create(null))).toBe(5);
    expect(push(added())).toBe(6);
    expect(shop.events).toHaveLength(2);
  });

  test("wrapped again by others, each event is heard once", () => {
    dataLayer(shop.port);
    const layer = shopWindow.dataLayer!;
    const inner = layer.push;
    layer.push = (...entries: unknown[]) => inner.apply(layer, entries);
    push(added());
    look();
    expect(shop.events).toHaveLength(1);
  });

  test("replaced by others, what was pushed is found at the next look", () => {
    dataLayer(shop.port);
    shopWindow.dataLayer!.push = Array.prototype.push;
    push(added());
    look();
    look();
    expect(shop.events).toHaveLength(1);
  });

  test("is restored", () => {
    dataLayer(shop.port);
    expect(Object.hasOwn(shopWindow.dataLayer!, "push")).toBe(true);
    shop.stop();
    expect(Object.hasOwn(shopWindow.dataLayer!, "push")).toBe(false);
    push(added());
    expect(shop.events).toEqual([]);
  });

  test("is restored where it was the layer's own; else it passes on", () => {
    const own = vi.fn();
    shopWindow.dataLayer = Object.assign([], { push: own });
    dataLayer(shop.port);
    shop.stop();
    expect(shopWindow.dataLayer!.push).toBe(own);

    shop = createTestPort();
    dataLayer(shop.port);
    const ours = shopWindow.dataLayer!.push;
    const theirs = (...entries: unknown[]) => ours(...entries);
    shopWindow.dataLayer!.push = theirs;
    shop.stop();
    push(added());
    expect(shopWindow.dataLayer!.push).toBe(theirs);
    expect(own).toHaveBeenCalledOnce();
    expect(shop.events).toEqual([]);
  });
});

describe("a data layer that comes later", () => {
  test.each([
    ["as the page gets ready", () => document.dispatchEvent(new Event("readystatechange"))],
    [
      "after a script was loaded",
      () => document.head.appendChild(document.createElement("script")).dispatchEvent(new Event("load")),
    ],
    ["before a click is answered", look],
    ["on a new page", () => shop.turnTo("/next")],
  ])("is found %s", (_, happens) => {
    delete shopWindow.dataLayer;
    dataLayer(shop.port);
    expect("dataLayer" in window).toBe(false);
    shopWindow.dataLayer = [added()];
    happens();
    push(added());
    expect(shop.events).toHaveLength(2);
  });

  test("in place of another: what both hold is heard once", () => {
    push(added());
    dataLayer(shop.port);
    shopWindow.dataLayer = [...shopWindow.dataLayer!, { ...added(), event: "view_cart" }];
    look();
    push(added());
    expect(shop.events.map(([, name]) => name)).toEqual(["add_to_cart", "view_cart", "add_to_cart"]);
  });

  test.each([[{}], ["text"], [null], [{ push: 5 }], [{ push() {} }]])("that is none: %j", (layer) => {
    shopWindow.dataLayer = layer as never;
    dataLayer(shop.port);
    look();
    expect(shop.events).toEqual([]);
  });
});

test("nothing but the event's own fields is read", () => {
  const trap = (name: string) => ({
    get: () => {
      throw new Error(`read ${name}`);
    },
    enumerable: true,
  });
  const entry = Object.defineProperties(
    {
      event: "purchase",
      ecommerce: Object.defineProperties(
        { transaction_id: "T", items: [Object.defineProperties({ ...item }, { coupon: trap("coupon") })] },
        { customer: trap("customer") },
      ),
    },
    { user: trap("user"), email: trap("email"), user_id: trap("user_id") },
  );
  dataLayer(shop.port);
  push(entry);
  expect(shop.errors).toEqual([]);
  expect(shop.events[0]?.[2]).toMatchObject({ transaction_id: "T", items: [read] });
});
