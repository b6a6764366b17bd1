import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { segment } from "./segment.js";

const page = window as unknown as { analytics?: unknown };
let shop: ReturnType<typeof createTestPort>;
beforeEach(() => {
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  delete page.analytics;
});

const PRODUCT = {
  product_id: "507f",
  sku: "G-32",
  name: "Monopoly",
  brand: "Hasbro",
  category: "Games",
  variant: "200 pieces",
  price: 18.99,
  quantity: 1,
  image_url: "https://shop.example/m.jpg",
};
const ITEM = {
  item_id: "507f",
  sku: "G-32",
  item_name: "Monopoly",
  item_brand: "Hasbro",
  item_category: "Games",
  item_variant: "200 pieces",
  price: 18.99,
  quantity: 1,
  image: "https://shop.example/m.jpg",
};
const ORDER = { order_id: "50", total: "30,00", revenue: 25, currency: "EUR", products: [PRODUCT] };
const created = () => ({ track: vi.fn((..._: unknown[]) => "promise"), identify: vi.fn() });
const look = () => document.dispatchEvent(new Event("click"));

describe("what is understood", () => {
  test.each<[string, string, object, object]>([
    ["Product Viewed", "view_item", PRODUCT, { items: [ITEM] }],
    [
      "Product Added",
      "add_to_cart",
      { ...PRODUCT, currency: "EUR" },
      { items: [{ ...ITEM, currency: "EUR" }] },
    ],
    ["product_removed", "remove_from_cart", PRODUCT, { items: [ITEM] }],
    ["Product Added to Wishlist", "add_to_wishlist", PRODUCT, { items: [ITEM] }],
    ["Product List Viewed", "view_item_list", { products: [PRODUCT] }, { items: [ITEM] }],
    ["Cart Viewed", "view_cart", { products: [PRODUCT] }, { items: [ITEM] }],
    ["Checkout Started", "begin_checkout", { value: 5, products: [PRODUCT] }, { value: 5, items: [ITEM] }],
    [
      "Order Completed",
      "purchase",
      ORDER,
      { transaction_id: "50", value: 30, items: [{ ...ITEM, currency: "EUR" }] },
    ],
    ["Order Refunded", "refund", { order_id: "50" }, { transaction_id: "50" }],
    ["Products Searched", "search", { query: "blue hotpants" }, { search_term: "blue hotpants" }],
  ])("%s is %s", (told, name, properties, params) => {
    const analytics = created();
    page.analytics = analytics;
    segment(shop.port);
    analytics.track(told, properties);
    expect(shop.events).toEqual([["segment", name, expect.objectContaining(params)]]);
    expect(shop.issues).toEqual([]);
  });

  test("a product without an id goes by its SKU", () => {
    page.analytics = [["track", "Product Viewed", { sku: "G-32", name: "Monopoly", price: "18,99 €" }]];
    (page.analytics as { track?: unknown }).track = () => {};
    segment(shop.port);
    expect(shop.subject.item()).toMatchObject({ item_id: "G-32", price: 18.99, currency: "EUR" });
  });

  test("nothing else", () => {
    const analytics = created();
    page.analytics = analytics;
    segment(shop.port);
    for (const name of ["Signed Up", "constructor", "__proto__", "", undefined, null, 5, {}])
      analytics.track(name, PRODUCT);
    for (const properties of [undefined, null, "text", 5, []]) analytics.track("Product Added", properties);
    expect([shop.events, shop.errors]).toEqual([[], []]);
  });
});

describe("Segment arrives", () => {
  test("what waited in its snippet is told once, and so is what comes after", () => {
    const stub = Object.assign([] as unknown[][], {
      track: (...given: unknown[]) => void stub.push(["track", ...given]),
    });
    page.analytics = stub;
    stub.push(["identify", "u1"], ["page"]);
    stub.track("Product Viewed", PRODUCT);
    segment(shop.port);
    look();
    stub.track("Product Added", PRODUCT);
    look();
    expect(shop.events.map(([, name]) => name)).toEqual(["view_item", "add_to_cart"]);
  });

  test("late, or in the snippet's place", () => {
    segment(shop.port);
    const first = created();
    const second = created();
    for (const analytics of [first, second]) {
      page.analytics = analytics;
      look();
      (page.analytics as typeof first).track("Product Added", PRODUCT);
    }
    expect(shop.events).toHaveLength(2);
  });

  test("its track is as before in the end, and keeps this, arguments and value", () => {
    const analytics = created();
    const { track } = analytics;
    page.analytics = analytics;
    segment(shop.port);
    expect(analytics.track("Product Added", PRODUCT, { a: 1 })).toBe("promise");
    expect(track.mock.calls).toEqual([["Product Added", PRODUCT, { a: 1 }]]);
    expect(track.mock.contexts[0]).toBe(analytics);
    shop.stop();
    expect(analytics.track).toBe(track);
  });

  test.each([[null], ["text"], [5], [{}], [[]], [{ track: 5 }]])(
    "another global of this name: %j",
    (other) => {
      page.analytics = other;
      segment(shop.port);
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
  const traits = () =>
    Object.defineProperties({}, { email: trap, name: trap, phone: trap, context: trap, userId: trap });
  const properties = Object.defineProperties(
    { ...ORDER },
    { email: trap, user: trap, address: trap, traits: trap },
  );
  const stub = Object.assign(
    [
      ["identify", "u1", traits()],
      ["track", "Order Completed", properties, traits()],
    ],
    {
      track: () => {},
      identify: () => {},
    },
  );
  page.analytics = stub;
  segment(shop.port);
  (stub.identify as (...given: unknown[]) => void)("u1", traits());
  (stub.track as (...given: unknown[]) => void)("Signed In", traits(), traits());
  (stub.track as (...given: unknown[]) => void)("Order Completed", properties, traits());
  expect(shop.errors).toEqual([]);
  expect(shop.events).toHaveLength(2);
});
