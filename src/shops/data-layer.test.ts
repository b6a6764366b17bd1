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

  test("three decimals where the currency has them", () => {
    dataLayer(shop.port);
    push({
      event: "purchase",
      ecommerce: { currency: "KWD", value: "12.500", items: [{ ...item, price: "12.500" }] },
    });
    push({ ecommerce: { currencyCode: "KWD", add: { products: [{ id: "CUP", price: "1.250" }] } } });
    expect(shop.events.map(([, , params]) => params)).toMatchObject([
      { value: 12.5, items: [{ price: 12.5 }] },
      { items: [{ price: 1.25 }] },
    ]);
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

  test("prices and values that are texts, with the currency they name", () => {
    dataLayer(shop.port);
    push({
      event: "add_to_cart",
      ecommerce: { value: "1.234,50 €", items: [{ ...item, price: "12,50 €" }] },
    });
    expect(shop.events[0]?.[2]).toEqual({
      value: 1234.5,
      items: [{ ...read, price: 12.5, currency: "EUR" }],
    });
  });

  test("what is frozen", () => {
    dataLayer(shop.port);
    push(Object.freeze({ event: "view_item", ecommerce: Object.freeze({ items: [Object.freeze(item)] }) }));
    expect(shop.errors).toEqual([]);
    expect(shop.subject.item()).toMatchObject(read);
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
    push({ event: "add_to_cart", ecommerce: { items: [{ ...item, price: "on request" }] } });
    push({ event: "purchase", ecommerce: { value: Number.NaN } });
    push({ event: "add_to_cart" });
    expect(shop.issues).toEqual([
      '/items/0/price: expected a number such as 12.5, found "on request"',
      "/value: expected a number such as 12.5, found NaN",
      expect.stringContaining("/items: expected a list of items"),
    ]);
    expect(shop.events).toHaveLength(3);
  });
});

describe("Universal Analytics", () => {
  const products = [
    { id: "TEA", name: "Tea", brand: "B", variant: "Red", category: "Drinks/Tea", price: "9.90" },
  ];
  const product = {
    item_id: "TEA",
    item_name: "Tea",
    item_brand: "B",
    item_variant: "Red",
    item_category: "Drinks",
    item_category2: "Tea",
    price: 9.9,
  };
  const told = () => shop.events.map(([source, name, params]) => [source, name, params]);

  test.each([
    ["detail", "view_item"],
    ["add", "add_to_cart"],
    ["remove", "remove_from_cart"],
    ["checkout", "begin_checkout"],
  ])("%s is %s, whatever the entry is called", (key, name) => {
    push({
      event: "something",
      ecommerce: { currencyCode: "EUR", [key]: { actionField: { step: 1 }, products } },
    });
    dataLayer(shop.port);
    const items = [{ ...product, currency: "EUR" }];
    expect(told()).toEqual([["universal-analytics", name, { currency: "EUR", items }]]);
    expect(shop.issues).toEqual([]);
  });

  test("a purchase, with its number and value", () => {
    dataLayer(shop.port);
    const actionField = { id: "T1", revenue: "1,299.00", affiliation: "Shop" };
    push({ ecommerce: null }, { ecommerce: { purchase: { actionField, products } } });
    expect(told()).toEqual([
      ["universal-analytics", "purchase", { transaction_id: "T1", value: 1299, items: [product] }],
    ]);
  });

  test("a list, and a single product in the list's place", () => {
    dataLayer(shop.port);
    push({ ecommerce: { impressions: [...products, { id: "CUP" }] } });
    push({
      event: "productDetailView",
      ecommerce: { detail: { products: { ...products[0], availability: true } } },
    });
    expect(told().map(([, name, params]) => [name, (params as { items: object[] }).items.length])).toEqual([
      ["view_item_list", 2],
      ["view_item", 1],
    ]);
    expect(shop.subject.item()).toMatchObject({ ...product, availability: "InStock" });
    expect(shop.issues).toEqual([]);
  });

  test("beside GA4 in one entry: each is told under its own name, and what is only GA4's name is not", () => {
    dataLayer(shop.port);
    push({ event: "add_to_cart", ecommerce: { add: { products } } });
    push({ event: "add_to_cart", ecommerce: { items: [item], add: { products } } });
    expect(told().map(([source, name]) => [source, name])).toEqual([
      ["universal-analytics", "add_to_cart"],
      ["universal-analytics", "add_to_cart"],
      ["data-layer", "add_to_cart"],
    ]);
    expect(shop.issues).toEqual([]);
  });

  test.each([null, "text", 5, [], { add: null }, { add: "x" }, { detail: {} }, { add: { products: null } }])(
    "nothing in %j",
    (ecommerce) => {
      dataLayer(shop.port);
      push({ ecommerce });
      expect([shop.events, shop.errors, shop.issues]).toEqual([[], [], []]);
    },
  );
});

describe("a product outside of any ecommerce event", () => {
  const path = location.pathname;
  beforeEach(() => history.replaceState(null, "", "/tea"));
  afterEach(() => history.replaceState(null, "", path));

  test.each([
    [
      "in parts",
      [{ productId: 7 }, { productDetails: { productName: "Tea", price: "9,90 €" } }, { productEan: "400" }],
    ],
    ["in one object", [{ pageType: "pdp", product: { id: "7", name: "Tea", price: 9.9, ean: "400" } }]],
    [
      "with underscores",
      [{ event: "page_view", product_id: "7", product_name: "Tea", product_price: 9.9, product_sku: "400" }],
    ],
  ])("%s", (_, entries) => {
    push(...entries);
    dataLayer(shop.port);
    expect(shop.subject.item()).toMatchObject({ item_id: "7", item_name: "Tea", price: 9.9, sku: "400" });
    expect(shop.subject.sources()).toMatchObject({ price: { source: "data-layer-product" } });
    expect(shop.events).toEqual([]);
  });

  test("Google's parameters of remarketing", () => {
    dataLayer(shop.port);
    gtag("event", "page_view", { ecomm_pagetype: "category", ecomm_prodid: 5, ecomm_totalvalue: 1 });
    gtag("event", "page_view", { ecomm_pagetype: "cart", ecomm_prodid: [1, 2], ecomm_totalvalue: 3 });
    expect(shop.subject.item()).toBeUndefined();
    gtag("event", "page_view", { ecomm_pagetype: "product", ecomm_prodid: 7, ecomm_totalvalue: 9.9 });
    expect(shop.subject.item()).toMatchObject({ item_id: "7", price: 9.9 });
  });

  test("is none where it was clicked or listed, where the page is of another kind, or where it is a list", () => {
    dataLayer(shop.port);
    push({ event: "productClick", productId: 7 }, { event: "product_list_view", productId: 7 });
    push({ product: [{ id: 1 }], productId: [1, 2], productName: "Tea" }, { products: [{ id: 1 }] });
    history.replaceState(null, "", "/cart");
    push({ productId: 7 });
    expect(shop.subject.item()).toBeUndefined();
    expect(shop.errors).toEqual([]);
  });

  test.each([
    [
      "Tealium's",
      "utag_data",
      {
        page_type: "pdp",
        product_id: ["7"],
        product_sku: ["400"],
        product_name: ["Tea"],
        product_unit_price: ["9.90"],
      },
    ],
    [
      "the W3C's",
      "digitalData",
      {
        page: { category: { pageType: "pdp" } },
        product: [
          {
            productInfo: { productID: "7", sku: "400", productName: "Tea" },
            price: { basePrice: 9.9, currency: "EUR" },
            brand: { name: "Another name" },
          },
        ],
      },
    ],
    [
      "Qubit's",
      "universal_variable",
      { product: { id: "7", sku_code: "400", name: "Tea", unit_price: 12, unit_sale_price: 9.9 } },
    ],
  ])("in a layer that is an object: %s", (_, name, given) => {
    Object.assign(window, { [name]: given });
    dataLayer(shop.port);
    look();
    expect(shop.subject.item()).toMatchObject({ item_id: "7", item_name: "Tea", price: 9.9, sku: "400" });
    expect([shop.errors, shop.issues]).toEqual([[], []]);
    // What is left there is not of the next page, which tells its own.
    shop.turnTo("/cup");
    look();
    expect(shop.subject.item()).toBeUndefined();
    Object.assign(window, { [name]: JSON.parse(JSON.stringify(given).replace(/Tea/, "Cup")) });
    look();
    expect(shop.subject.item()).toMatchObject({ item_name: "Cup" });
    Reflect.deleteProperty(window, name);
  });

  test("is none in a layer that is an object and tells of a list, of a category, or of nothing", () => {
    const layers = [
      { utag_data: { product_id: ["1", "2"], product_name: ["Tea", "Cup"] } },
      {
        utag_data: { page_type: "category", product_id: ["1"], product_name: ["Tea"], product_price: ["5"] },
      },
      { digitalData: { product: [{ productInfo: { sku: "1" } }, { productInfo: { sku: "2" } }] } },
      { digitalData: { product: [] }, universal_variable: { product: null }, utag_data: "text" },
    ];
    dataLayer(shop.port);
    for (const layer of layers) {
      Object.assign(window, layer);
      look();
      expect(shop.subject.item()).toBeUndefined();
      for (const name of Object.keys(layer)) Reflect.deleteProperty(window, name);
    }
    expect([shop.errors, shop.issues]).toEqual([[], []]);
  });

  test("is forgotten on a new page", () => {
    dataLayer(shop.port);
    push({ productId: 7, productName: "Tea", productPrice: 5 });
    shop.turnTo("/next");
    push({ productName: "Cup" });
    expect(shop.subject.item()).toBeUndefined();
    push({ productPrice: 3 });
    expect(shop.subject.item()).toMatchObject({ item_id: "/next", item_name: "Cup", price: 3 });
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

test("nothing of who the visitor is is read beside a product", () => {
  const trap = {
    enumerable: true,
    get: () => {
      throw new Error("read");
    },
  };
  const traps = Object.fromEntries(
    "userData user email hashedEmail customer visitorId user_properties name id"
      .split(" ")
      .map((key) => [key, trap]),
  );
  dataLayer(shop.port);
  const { id: _, name: __, ...within } = traps;
  const product = Object.defineProperties({ id: "7", price: 5 }, { ...within, reviewer: trap });
  push(Object.defineProperties({ product, productName: "Tea" }, traps));
  push(
    Object.defineProperties(
      { ecommerce: Object.defineProperties({ detail: { products: [product] } }, traps) },
      traps,
    ),
  );
  gtag("set", "user_data", Object.defineProperties({}, traps));
  gtag("event", "login", Object.defineProperties({}, traps));
  expect(shop.errors).toEqual([]);
  expect(shop.subject.item()).toMatchObject({ item_id: "7", item_name: "Tea", price: 5 });
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
