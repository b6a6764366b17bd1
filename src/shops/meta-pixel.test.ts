import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { metaPixel } from "./meta-pixel.js";

type Fbq = ((...given: unknown[]) => unknown) & {
  queue: unknown[];
  callMethod?: (...given: unknown[]) => unknown;
};
const page = window as unknown as { fbq?: unknown; _fbq?: unknown };
let shop: ReturnType<typeof createTestPort>;
beforeEach(() => {
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  delete page.fbq;
  delete page._fbq;
});

/** Meta's snippet. */
function snippet(): Fbq {
  const fbq = function (this: unknown) {
    // biome-ignore lint/complexity/noArguments: as Meta's snippet has it
    const given = arguments as unknown as unknown[];
    return fbq.callMethod ? fbq.callMethod.apply(fbq, given) : fbq.queue.push(given);
  } as Fbq;
  fbq.queue = [];
  page.fbq = page._fbq = fbq;
  return fbq;
}
const fbq = (...given: unknown[]) => (page.fbq as Fbq)(...given);
const look = () => document.dispatchEvent(new Event("click"));
const VIEW = {
  content_ids: ["66868"],
  content_name: "LED8",
  content_type: "product",
  value: 88,
  currency: "EUR",
};
const ITEM = { item_id: "66868", item_name: "LED8", price: 88, currency: "EUR" };

describe("what is understood", () => {
  test.each<[string, string, object, object]>([
    ["ViewContent", "view_item", VIEW, { items: [ITEM] }],
    [
      "ViewContent",
      "view_item",
      { content_ids: "66868", value: "88,00 €" },
      { items: [{ item_id: "66868", price: 88 }] },
    ],
    [
      "AddToCart",
      "add_to_cart",
      { contents: [{ id: 7, quantity: 2 }], value: 20 },
      { items: [{ item_id: "7", quantity: 2, price: 10 }] },
    ],
    ["AddToWishlist", "add_to_wishlist", VIEW, { items: [ITEM] }],
    ["InitiateCheckout", "begin_checkout", { value: 30, num_items: 3 }, { value: 30, items: [] }],
    [
      "Purchase",
      "purchase",
      {
        contents: [
          { id: "A", quantity: 1, item_price: 10 },
          { id: "B", quantity: 2 },
        ],
        value: 30,
        currency: "USD",
      },
      {
        value: 30,
        items: [
          { item_id: "A", quantity: 1, price: 10, currency: "USD" },
          { item_id: "B", quantity: 2, currency: "USD" },
        ],
      },
    ],
    ["Search", "search", { search_string: "tea" }, { search_term: "tea" }],
  ])("%s is %s", (told, name, given, params) => {
    snippet();
    metaPixel(shop.port);
    fbq("track", told, given);
    fbq("trackSingle", "12345", told, given);
    const event = ["meta", name, expect.objectContaining(params)];
    expect(shop.events).toEqual([event, event]);
    expect(shop.issues).toEqual([]);
  });

  test("an order goes by its number, and not by the event's, which may be another one at each load", () => {
    snippet();
    metaPixel(shop.port);
    fbq("track", "Purchase", { value: 5 }, { eventID: "e1" });
    fbq("track", "Purchase", { value: 5, order_id: "T1" }, { eventID: "e1" });
    expect(shop.events.map(([, , params]) => (params as { transaction_id: string }).transaction_id)).toEqual([
      undefined,
      "T1",
    ]);
  });

  test("nothing else, and no view of several products or of none", () => {
    snippet();
    metaPixel(shop.port);
    fbq("init", "12345");
    fbq("track", "PageView");
    fbq("track", "ViewContent");
    fbq("track", "ViewContent", { content_ids: [] });
    fbq("track", "ViewContent", { content_ids: ["1", "2"], content_type: "product_group" });
    fbq("track", "AddToCart", { value: 5 });
    fbq("trackCustom", "ViewContent", VIEW);
    fbq("track", "constructor", VIEW);
    fbq("track", null, null);
    fbq();
    expect([shop.events, shop.errors, shop.issues]).toEqual([[], [], []]);
  });

  test("a value of 0 is no price, an empty currency none", () => {
    snippet();
    metaPixel(shop.port);
    fbq("track", "ViewContent", { ...VIEW, value: 0, currency: "" });
    expect(shop.subject.item()).toMatchObject({ item_id: "66868" });
    expect(shop.subject.item()).not.toHaveProperty("price");
    expect(shop.issues).toEqual([]);
  });
});

describe("the pixel arrives", () => {
  test("what waited is told once, and so is what comes after, before its script and behind it", () => {
    const stub = snippet();
    fbq("init", "12345");
    fbq("track", "ViewContent", VIEW);
    metaPixel(shop.port);
    look();
    fbq("track", "AddToCart", VIEW);
    look();
    expect(stub.queue).toHaveLength(3);
    const callMethod = vi.fn((..._: unknown[]) => "sent");
    (page.fbq as Fbq).callMethod = callMethod;
    expect(fbq("track", "InitiateCheckout", {})).toBe("sent");
    expect(callMethod.mock.calls).toEqual([["track", "InitiateCheckout", {}]]);
    expect(shop.events.map(([, name]) => name)).toEqual(["view_item", "add_to_cart", "begin_checkout"]);
  });

  test("late", () => {
    metaPixel(shop.port);
    expect("fbq" in window).toBe(false);
    snippet();
    fbq("track", "ViewContent", VIEW);
    look();
    fbq("track", "AddToCart", VIEW);
    expect(shop.events.map(([, name]) => name)).toEqual(["view_item", "add_to_cart"]);
  });

  test("wrapped again by others, each event is heard once; it is as before in the end", () => {
    const stub = snippet();
    metaPixel(shop.port);
    const ours = page.fbq as Fbq;
    page.fbq = Object.assign((...given: unknown[]) => ours(...given), stub);
    look();
    fbq("track", "AddToCart", VIEW);
    expect(shop.events).toHaveLength(1);
    page.fbq = ours;
    shop.stop();
    expect(page.fbq).toBe(stub);
  });

  test("its older name stays the same function, as Meta's script wants it", () => {
    const stub = snippet();
    metaPixel(shop.port);
    expect(page.fbq).not.toBe(stub);
    expect(page._fbq).toBe(page.fbq);
    shop.stop();
    expect([page.fbq, page._fbq]).toEqual([stub, stub]);
    expect(page._fbq).toBe(stub);
  });

  test("another function of the older name is left alone", () => {
    snippet();
    const other = () => {};
    page._fbq = other;
    metaPixel(shop.port);
    expect(page._fbq).toBe(other);
    shop.stop();
    expect(page._fbq).toBe(other);
  });

  test.each([[null], ["text"], [5], [{}], [[]], [() => {}], [Object.assign(() => {}, { queue: 5 })]])(
    "another global of this name: %j",
    (other) => {
      page.fbq = other;
      metaPixel(shop.port);
      look();
      expect([shop.events, shop.errors]).toEqual([[], []]);
    },
  );
});

test("who the visitor is is never read", () => {
  const trap = {
    enumerable: true,
    get: () => {
      throw new Error("read");
    },
  };
  const matching = Object.defineProperties(
    {},
    { em: trap, ph: trap, fn: trap, external_id: trap, eventID: trap },
  );
  snippet();
  fbq("init", "12345", matching, matching);
  metaPixel(shop.port);
  fbq("init", "12345", matching);
  fbq("setUserProperties", matching);
  fbq("track", "Lead", matching, matching);
  fbq("track", "Purchase", Object.defineProperties({ ...VIEW }, { em: trap, user_data: trap, email: trap }));
  expect(shop.errors).toEqual([]);
  expect(shop.events).toHaveLength(1);
});
