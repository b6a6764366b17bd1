import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import { woocommerce } from "./woocommerce.js";

const page = window as unknown as Record<string, unknown>;
const body = document.body as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>;
const fetched = vi.fn();
let shop: ReturnType<typeof createTestPort>;
let cart: { items: object[] };

const line = (id: number, quantity: number, more: object = {}) => ({
  key: `k${id}`,
  id,
  quantity,
  name: "Beanie &amp; Logo",
  sku: "beanie",
  permalink: `${location.origin}/product/beanie/?attribute_color=Red`,
  images: [{ src: "/a.jpg", thumbnail: "/a-450.jpg" }],
  variation: [{ attribute: "Color", value: "Red" }],
  prices: { price: "1800", regular_price: "2000", currency_code: "USD", currency_minor_unit: 2 },
  ...more,
});
const answer = (given: unknown, ok = true) => ({ ok, json: async () => given });
type Told = [source: string, name: string, params: { items?: { item_id: string; quantity?: number }[] }];
const told = (): unknown[][] =>
  (shop.events as Told[]).map(([source, name, { items = [] }]) => [
    source,
    name,
    ...items.map(({ item_id, quantity }) => [item_id, quantity]),
  ]);
const settled = () => vi.advanceTimersByTimeAsync(200);
const begin = (classes = "woocommerce woocommerce-page") => {
  document.body.className = classes;
  woocommerce(shop.port);
};
const cookie = (items: string, hash = "") => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the shop sets it
  document.cookie = `woocommerce_items_in_cart=${items}`;
  // biome-ignore lint/suspicious/noDocumentCookie: as the shop sets it
  document.cookie = `woocommerce_cart_hash=${hash}`;
};
/** As jQuery does: handlers that are properties of the element are called with what came with the event. */
const trigger = (name: string, ...given: unknown[]) => body[`on${name}`]?.({ type: name }, ...given);

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, "", "/product/beanie/");
  cookie("0");
  cart = { items: [] };
  fetched.mockReset().mockImplementation(async () => answer(cart));
  page.fetch = fetched;
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  vi.useRealTimers();
  document.body.className = "";
  document.body.replaceChildren();
  delete page.jQuery;
  expect(shop.errors).toEqual([]);
});

describe("the page", () => {
  test("nothing runs where WooCommerce is not", async () => {
    begin("shop single-product postid-5");
    window.dispatchEvent(new CustomEvent("wc-blocks_added_to_cart"));
    await settled();
    expect([shop.events, shop.types, shop.ways, fetched.mock.calls]).toEqual([[], {}, [], []]);
    expect(body).not.toHaveProperty("onadded_to_cart");
  });

  test.each([
    ["woocommerce-checkout woocommerce-page woocommerce-order-received", "confirmation"],
    ["woocommerce-checkout woocommerce-page", "checkout"],
    ["woocommerce-cart woocommerce-page", "cart"],
    ["product-template-default single single-product postid-153061 woocommerce woocommerce-page", "product"],
    ["archive tax-product_cat term-teapots woocommerce woocommerce-page", "category"],
    ["archive post-type-archive post-type-archive-product woocommerce-shop woocommerce", "category"],
    ["search search-results post-type-archive-product woocommerce", "search"],
  ])("%s is %s", (classes, type) => {
    history.replaceState(
      null,
      "",
      type === "confirmation" ? "/checkout/order-received/77/?key=wc_order_x" : "/x",
    );
    begin(classes);
    expect(shop.types).toEqual({ platform: type });
  });

  test("names its product, and the variation found", () => {
    begin("single-product postid-22 woocommerce");
    expect(shop.subject.item()).toMatchObject({ item_id: "22" });
    trigger("found_variation", { display_price: 18.5, variation_id: 38, sku: "beanie-red" });
    expect(shop.subject.item()).toMatchObject({
      item_id: "22",
      price: 18.5,
      sku: "beanie-red",
      aliases: expect.arrayContaining(["38", "beanie-red"]),
    });
  });

  test("a quick view's variation is of another product", () => {
    document.body.innerHTML = '<form data-product_id="99"></form><form data-product_id="22"></form>';
    begin("single-product postid-22 woocommerce");
    const [other, own] = document.querySelectorAll("form");
    const find = (target: unknown, price: number) =>
      body.onfound_variation?.(
        { type: "found_variation", target },
        { display_price: price, variation_id: 38 },
      );
    find(other, 5);
    expect(shop.subject.item()).not.toHaveProperty("price");
    find(own, 18.5);
    expect(shop.subject.item()).toMatchObject({ item_id: "22", price: 18.5 });
  });

  test("a declined order is not bought", () => {
    shop.lived("view_cart", { items: [{ item_id: "38", quantity: 1 }] });
    history.replaceState(null, "", "/checkout/order-received/77/?key=wc_order_x");
    document.body.innerHTML = '<p class="woocommerce-notice woocommerce-thankyou-order-failed">Declined</p>';
    begin("woocommerce-checkout woocommerce-page woocommerce-order-received");
    expect([shop.events, shop.types]).toEqual([[], { platform: "confirmation" }]);
  });

  test("an order is bought under its number, with what was in the cart", () => {
    shop.lived("view_cart", { items: [{ item_id: "38", quantity: 1 }] });
    history.replaceState(null, "", "/checkout/order-received/77/?key=wc_order_x");
    begin("woocommerce-checkout woocommerce-page woocommerce-order-received");
    expect(shop.events).toEqual([["platform", "purchase", { transaction_id: "77" }]]);
    expect(shop.memory()).toMatchObject({ cart: { lines: [] }, items: [{ id: "38" }] });
    expect(shop.memory().items[0]?.bought).toBeTypeOf("number");
  });
});

describe("the cart", () => {
  test("no request is made where memory and cookies agree", async () => {
    begin();
    shop.recall();
    await settled();
    shop.lived("view_cart", { items: [{ item_id: "38" }] });
    cookie("1");
    shop.recall();
    await settled();
    expect(fetched).not.toHaveBeenCalled();
    cookie("0");
    shop.recall();
    await settled();
    expect(told()).toEqual([["platform", "view_cart"]]);
  });

  test("what is put in by AJAX is told with what the Store API says of it", async () => {
    begin();
    const button = document.createElement("button");
    button.dataset.product_id = "38";
    cart.items = [line(38, 2)];
    trigger("added_to_cart", {}, "hash", [button]);
    // The same, as the blocks tell it on.
    document.body.dispatchEvent(new CustomEvent("wc-blocks_added_to_cart", { bubbles: true, detail: {} }));
    await settled();
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/wp-json/wc/store/v1/cart"]);
    expect(told()).toEqual([
      ["platform", "add_to_cart", ["38", 2]],
      ["platform", "view_cart", ["38", 2]],
    ]);
    expect(shop.events[1]?.[2]).toEqual({
      currency: "USD",
      items: [
        {
          item_id: "38",
          aliases: ["/product/beanie"],
          item_name: "Beanie & Logo",
          item_variant: "Red",
          sku: "beanie",
          price: 18,
          list_price: 20,
          currency: "USD",
          quantity: 2,
          url: `${location.origin}/product/beanie/?attribute_color=Red`,
          image: "/a-450.jpg",
        },
      ],
    });
    cart.items = [line(38, 1)];
    trigger("updated_wc_div");
    await settled();
    cart.items = [];
    trigger("removed_from_cart", {}, "hash", [button]);
    await settled();
    expect(told().slice(2)).toEqual([
      ["platform", "remove_from_cart", ["38", 1]],
      ["platform", "view_cart", ["38", 1]],
      ["platform", "remove_from_cart", ["38", 1]],
      ["platform", "view_cart"],
    ]);
  });

  test.each([
    ["/shop/wp-json/", "/shop/wp-json/wc/store/v1/cart"],
    ["https://www.tea.example/fr/wp-json/", "/fr/wp-json/wc/store/v1/cart"],
    ["/index.php?rest_route=/", "/index.php?rest_route=/wc/store/v1/cart"],
  ])("is where the page says: %s", async (href, url) => {
    document.head.innerHTML = `<link rel="https://api.w.org/" href="${href}">`;
    begin("woocommerce-cart woocommerce-page");
    await settled();
    document.head.replaceChildren();
    expect(fetched.mock.calls.map(([asked]) => asked)).toEqual([url]);
  });

  test.each(["wc-blocks_added_to_cart", "wc-blocks_store_sync_required"])(
    "%s names no product: found by comparing",
    async (name) => {
      begin();
      cart.items = [line(38, 1)];
      window.dispatchEvent(new CustomEvent(name, { detail: { type: "from_iAPI", quantityChanges: {} } }));
      await settled();
      expect(told()[0]).toEqual(["platform", "add_to_cart", ["38", 1]]);
    },
  );

  test("what the cart held before is not put in, where nothing is remembered of it", async () => {
    cookie("1");
    begin();
    cart.items = [line(38, 1), line(50, 1, { sku: "cup", permalink: "/product/cup/", variation: [] })];
    const detail = { quantityChanges: { productsPendingAdd: [50] } };
    window.dispatchEvent(new CustomEvent("wc-blocks_store_sync_required", { detail }));
    await settled();
    expect(told()).toEqual([
      ["platform", "add_to_cart", ["50", undefined]],
      ["platform", "view_cart", ["38", 1], ["50", 1]],
    ]);
  });

  test("what another source has told is in it already", async () => {
    begin();
    shop.lived("add_to_cart", { items: [{ item_id: "beanie", quantity: 1 }] });
    cart.items = [line(38, 1)];
    trigger("added_to_cart", {}, "hash", undefined);
    await settled();
    expect(told()).toEqual([["platform", "view_cart", ["38", 1]]]);
    expect(shop.memory().cart?.lines).toHaveLength(1);
  });

  test("a product's form that is posted is told as it goes, in its variation", () => {
    document.body.innerHTML =
      '<form class="cart"><input name="quantity" value="3"><input name="variation_id" value="38"><button name="add-to-cart" value="22"></button></form>';
    begin("single-product postid-22 woocommerce");
    const form = document.querySelector("form") as HTMLFormElement;
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    expect(told()).toEqual([["platform", "add_to_cart", ["38", 3]]]);
  });

  test("an address that puts in is confirmed by the cart", async () => {
    history.replaceState(null, "", "/product/beanie/?add-to-cart=38");
    cookie("1");
    cart.items = [line(38, 1)];
    begin();
    await settled();
    expect(told()).toEqual([
      ["platform", "add_to_cart", ["38", undefined]],
      ["platform", "view_cart", ["38", 1]],
    ]);
  });

  test("changed in another tab, it is read anew as this one is seen", async () => {
    begin();
    document.dispatchEvent(new Event("visibilitychange"));
    await settled();
    expect(fetched).not.toHaveBeenCalled();
    cookie("1", "abc");
    cart.items = [line(38, 1)];
    document.dispatchEvent(new Event("visibilitychange"));
    await settled();
    expect(told()).toEqual([["platform", "view_cart", ["38", 1]]]);
  });

  test("of who the visitor is, nothing is read", async () => {
    const traps = createTraps();
    const answered = traps.on(
      { items: [traps.on(line(38, 1), "item_data", "extensions", "totals")] },
      "shipping_address",
      "billing_address",
      "shipping_rates",
      "coupons",
      "extensions",
    );
    fetched.mockImplementation(async () => answer(answered));
    document.body.innerHTML =
      '<form class="cart"><input name="variation_id" value="38"><input name="engraving"><input name="email"></form>';
    const form = document.querySelector("form") as HTMLFormElement;
    for (const field of form.querySelectorAll("[name=engraving],[name=email]")) traps.on(field, "value");
    form.addEventListener("submit", (event) => event.preventDefault());
    begin();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    const fragments = traps.on({}, "div.widget_shopping_cart_content");
    trigger("added_to_cart", fragments, "hash", undefined);
    await settled();
    expect([traps.touched, told().length]).toEqual([[], 2]);
  });
});

describe("jQuery's handlers", () => {
  test("one that is there is called first, keeps its answer, and is put back", () => {
    const order: unknown[] = [];
    const own = function (this: unknown, ...given: unknown[]) {
      order.push(this, given.length);
      return false;
    };
    body.onadded_to_cart = own;
    begin();
    expect(trigger("added_to_cart", 1, 2)).toBe(false);
    expect(order).toEqual([body, 3]);
    expect(body.onadded_to_cart).not.toBe(own);
    expect(body).toHaveProperty("onremoved_from_cart");
    shop.stop();
    expect(body.onadded_to_cart).toBe(own);
    expect(body).not.toHaveProperty("onremoved_from_cart");
    delete body.onadded_to_cart;
  });

  test("one that comes later takes nothing away from us", async () => {
    begin();
    const own = vi.fn();
    body.onadded_to_cart = own;
    document.dispatchEvent(new Event("click"));
    cart.items = [line(38, 1)];
    trigger("added_to_cart");
    await settled();
    expect(own).toHaveBeenCalledOnce();
    expect(told()).toHaveLength(2);
    shop.stop();
    expect(body.onadded_to_cart).toBe(own);
    delete body.onadded_to_cart;
  });
});

describe("its own way into the cart", () => {
  const way = (item: object) => shop.ways[0]?.({ item_id: "x", ...item } as never, 1);

  test("is the shop's AJAX, told as its button tells it", async () => {
    const told = vi.fn();
    page.jQuery = (of: unknown) => ({ trigger: (...given: unknown[]) => told(of, ...given) });
    fetched.mockImplementation(async (url: string) =>
      answer(/wc-ajax/.test(url) ? { fragments: { a: "b" }, cart_hash: "h" } : cart),
    );
    begin();
    expect(await way({ item_id: "38", sku: "beanie" })).toBe(true);
    const [url, { method, body: sent }] = fetched.mock.calls[0] as [string, RequestInit];
    expect([url, method, `${sent}`]).toEqual(["?wc-ajax=add_to_cart", "POST", "product_id=38&quantity=1"]);
    expect(told).toHaveBeenCalledWith(document.body, "added_to_cart", [{ a: "b" }, "h"]);
  });

  test("answers no where the shop does, or nothing is chosen", async () => {
    fetched.mockImplementation(async () => answer({ error: true, product_url: "/product/beanie" }));
    document.body.innerHTML = '<form class="cart"><input name="variation_id" value="0"></form>';
    begin("single-product postid-22 woocommerce");
    expect(await way({ item_id: "22" })).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
    expect(await way({ item_id: "SKU" })).toBe(false);
    // A SKU in digits may be another product's id.
    expect(await way({ item_id: "77", sku: "77" })).toBe(false);
    expect(await way({ item_id: "SKU", sku: "77", aliases: ["77"] })).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
    expect(await way({ item_id: "38" })).toBe(false);
    expect(fetched).toHaveBeenCalledOnce();
  });
});
