import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import { shopify } from "./shopify.js";

const page = window as unknown as Record<string, unknown>;
const fetched = vi.fn();
let shop: ReturnType<typeof createTestPort>;
let cart: Record<string, unknown>;
let heardByTheme: ((given: object) => void)[];

const RED = { id: 11, price: 3990, name: "Teapot - Red", public_title: "Red", sku: "T-R" };
const BLUE = { id: 12, price: 4990, name: "Teapot - Blue", public_title: "Blue", sku: "T-B" };
const META = {
  currency: "EUR",
  product: { id: 1, vendor: "Lux", type: "Tea", variants: [RED, BLUE] },
  page: { pageType: "product", resourceId: 1 },
};
const line = (quantity: number, more: object = {}) => ({
  id: 11,
  variant_id: 11,
  product_id: 1,
  product_title: "Teapot",
  variant_title: "Red",
  price: 3990,
  original_price: 4500,
  final_price: 3990,
  quantity,
  sku: "T-R",
  vendor: "Lux",
  url: "/products/teapot?variant=11",
  ...more,
});
const holds = (...items: object[]) => {
  cart = { token: "t1", currency: "EUR", item_count: items.length, total_price: 3990, items };
};
const answer = (body: unknown, status = 200) => ({ ok: status < 400, status, json: async () => body });
const come = (name: string, fields: object, to: EventTarget = document) =>
  to.dispatchEvent(Object.assign(new Event(name, { bubbles: true }), fields));
type Told = [source: string, name: string, params: { items?: { item_id: string; quantity?: number }[] }];
const told = (): unknown[][] =>
  (shop.events as Told[]).map(([source, name, { items = [] }]) => [
    source,
    name,
    ...items.map(({ item_id, quantity }) => [item_id, quantity]),
  ]);
const settled = () => vi.advanceTimersByTimeAsync(200);
const begin = () => shopify(shop.port);

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, "", "/products/teapot");
  heardByTheme = [];
  holds();
  fetched.mockReset().mockImplementation(async () => answer(cart));
  page.fetch = fetched;
  page.Shopify = { shop: "tea.example", routes: { root: "/" } };
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  vi.useRealTimers();
  document.body.replaceChildren();
  for (const name of ["Shopify", "ShopifyAnalytics", "subscribe", "publish"]) delete page[name];
  expect(shop.errors).toEqual([]);
});

describe("the page", () => {
  test("nothing runs where Shopify is not", async () => {
    delete page.Shopify;
    page.ShopifyAnalytics = { meta: META };
    begin();
    come("shopify:cart:lines-update", { action: "add", lines: [], promise: Promise.resolve() });
    await settled();
    expect([shop.events, shop.types, shop.ways, fetched.mock.calls]).toEqual([[], {}, [], []]);
  });

  test("is of the type, and of the product, that the analytics object names, in the variant chosen", () => {
    begin();
    page.ShopifyAnalytics = { meta: META };
    history.replaceState(null, "", "/products/teapot?variant=12");
    come("readystatechange", {});
    expect(shop.types).toEqual({ platform: "product" });
    expect(shop.subject.item()).toMatchObject({
      item_id: "1",
      item_name: "Teapot",
      item_brand: "Lux",
      item_category: "Tea",
      item_variant: "Blue",
      price: 49.9,
      currency: "EUR",
      sku: "T-B",
      aliases: expect.arrayContaining(["11", "12", "T-B"]),
    });
    history.replaceState(null, "", "/products/teapot?variant=11");
    come("click", {});
    expect(shop.subject.item()).toMatchObject({ item_variant: "Red", price: 39.9 });
  });

  test("does not name a price where no variant is chosen, nor a product on a home page", () => {
    page.ShopifyAnalytics = { meta: META };
    begin();
    expect(shop.subject.item()).toMatchObject({ item_id: "1", item_name: "Teapot" });
    expect(shop.subject.item()).not.toHaveProperty("price");
    shop.stop();
    shop = createTestPort();
    page.ShopifyAnalytics = { meta: { ...META, page: { pageType: "home" } } };
    begin();
    expect([shop.subject.item(), shop.types]).toEqual([undefined, { platform: "home" }]);
  });

  test("is of the product that a page's view names; not of one seen in a dialog", () => {
    begin();
    const product = {
      id: "gid://shopify/Product/1",
      title: "Teapot",
      selectedVariant: {
        id: "gid://shopify/ProductVariant/11",
        title: "Red",
        availableForSale: true,
        price: { amount: "39.9", currencyCode: "EUR" },
      },
    };
    come("shopify:product:view", { context: "dialog", product });
    expect(shop.subject.item()).toBeUndefined();
    come("shopify:product:view", { context: "page", product });
    expect(shop.subject.item()).toMatchObject({
      item_id: "1",
      item_variant: "Red",
      price: 39.9,
      currency: "EUR",
      availability: "InStock",
    });
    expect(shop.types).toEqual({ platform: "product" });
  });

  test.each([["page"], ["article"], ["blog"], ["list-collections"], ["404"]])(
    "that is a %s is another",
    (pageType) => {
      begin();
      page.ShopifyAnalytics = { meta: { page: { pageType } } };
      come("load", {});
      expect(shop.types).toEqual({ platform: "other" });
    },
  );

  test("of an account is one, and one that says nothing is none", () => {
    page.ShopifyAnalytics = { meta: { page: { pageType: "customers/login" } } };
    begin();
    expect(shop.types).toEqual({ platform: "account" });
    shop.stop();
    shop = createTestPort();
    page.ShopifyAnalytics = { meta: { page: {} } };
    begin();
    expect(shop.types).toEqual({});
  });

  test("keeps the variant viewed until another is chosen, whatever else changes", async () => {
    document.body.innerHTML = `<form><input type="checkbox"></form>
      <form action="/cart/add"><input name="quantity"></form><variant-selects><select></select></variant-selects>`;
    begin();
    const price = { amount: "39.9", currencyCode: "EUR" };
    const selectedVariant = { id: "11", title: "Red", availableForSale: true, price };
    come("shopify:product:view", { context: "page", product: { id: "1", title: "Teapot", selectedVariant } });
    for (const field of document.querySelectorAll("input")) come("change", {}, field);
    come("change", {});
    await settled();
    expect(shop.subject.item()).toMatchObject({ item_variant: "Red", price: 39.9 });
    come("change", {}, document.querySelector("select") as Element);
    await settled();
    expect(shop.subject.item()).toMatchObject({ item_id: "1", item_name: "Teapot" });
    expect(shop.subject.item()).not.toHaveProperty("price");
  });

  test("is another one in the same document: what the analytics object said was of the first", () => {
    page.ShopifyAnalytics = { meta: META };
    begin();
    shop.turnTo("/products/cup");
    come("click", {});
    expect([shop.subject.item(), shop.types]).toEqual([undefined, {}]);
  });
});

describe("the cart", () => {
  const add = (promise: Promise<unknown> = Promise.resolve({ cart: {} }), quantity = 2) =>
    come("shopify:cart:lines-update", {
      action: "add",
      context: "product",
      lines: [{ merchandiseId: "gid://shopify/ProductVariant/11", quantity }],
      promise,
    });

  test("no request is made where nothing happens", async () => {
    begin();
    shop.recall();
    come("click", {});
    await settled();
    expect(fetched).not.toHaveBeenCalled();
  });

  test("what is put in is told once it is in, as the cart names it; then the whole cart", async () => {
    page.Shopify = { routes: { root: "/en-gb/" } };
    holds(line(2));
    begin();
    add();
    expect(told()).toEqual([]);
    await settled();
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/en-gb/cart.js"]);
    expect(told()).toEqual([
      ["platform", "add_to_cart", ["1", 2]],
      ["platform", "view_cart", ["1", 2]],
    ]);
    expect(shop.events[1]?.[2]).toMatchObject({
      value: 39.9,
      currency: "EUR",
      items: [{ price: 39.9, list_price: 45, item_variant: "Red", aliases: ["11"], sku: "T-R" }],
    });
    holds(line(1));
    come("shopify:cart:lines-update", { action: "update", lines: [{ id: "x", quantity: 1 }], promise: null });
    await settled();
    expect(told().slice(2)).toEqual([
      ["platform", "remove_from_cart", ["1", 1]],
      ["platform", "view_cart", ["1", 1]],
    ]);
    expect(shop.memory().cart?.lines).toMatchObject([{ id: "1", quantity: 1 }]);
  });

  test("what fails, or is refused, is no change", async () => {
    begin();
    add(Promise.reject(new Error("sold out")));
    add(Promise.resolve({ cart: null, userErrors: [{ message: "sold out" }] }));
    await settled();
    expect([told(), fetched.mock.calls]).toEqual([[], []]);
  });

  test("heard by Dawn's bus, the form and the standard event at once, it counts once", async () => {
    page.subscribe = (name: string, heard: (given: object) => void) => {
      if (name === "cart-update") heardByTheme.push(heard);
      return () => heardByTheme.splice(0);
    };
    document.body.innerHTML =
      '<form action="/cart/add"><input name="id" value="11"><input name="quantity" value="2"></form>';
    const form = document.querySelector("form") as HTMLFormElement;
    form.addEventListener("submit", (event) => event.preventDefault());
    holds(line(2));
    begin();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    for (const heard of heardByTheme) heard({ source: "product-form", productVariantId: "11", cartData: {} });
    add();
    await settled();
    expect(told().filter(([, name]) => name === "add_to_cart")).toEqual([
      ["platform", "add_to_cart", ["1", 2]],
    ]);
    shop.stop();
    expect(heardByTheme).toEqual([]);
  });

  test("Dawn's bus is heard, once, where it comes after us", async () => {
    begin();
    const subscribe = vi.fn((_name: string, heard: (given: object) => void) => heardByTheme.push(heard));
    // A newsletter's form may have this id.
    page.subscribe = document.body;
    come("readystatechange", {});
    page.subscribe = subscribe;
    come("load", {});
    come("click", {});
    expect(subscribe.mock.calls.map(([name]) => name).sort()).toEqual(["cart-update", "variant-change"]);
    holds(line(1));
    for (const heard of heardByTheme) heard({ source: "product-form", productVariantId: "11", cartData: {} });
    await settled();
    expect(told()[0]).toEqual(["platform", "add_to_cart", ["1", undefined]]);
  });

  test("a return to an empty cart asks for nothing", async () => {
    begin();
    shop.lived("view_cart", { items: [] });
    come("visibilitychange", {});
    await settled();
    expect(fetched).not.toHaveBeenCalled();
  });

  test("what another source has told is in it already", async () => {
    holds(line(2));
    begin();
    shop.lived("add_to_cart", { items: [{ item_id: "T-R", quantity: 2 }] });
    add();
    await settled();
    expect(told()).toEqual([["platform", "view_cart", ["1", 2]]]);
    expect(shop.memory().cart?.lines).toMatchObject([{ quantity: 2 }]);
  });

  test("what another source tells afterwards is in it already, too", async () => {
    holds(line(2));
    begin();
    add();
    await settled();
    shop.lived("add_to_cart", { items: [{ item_id: "T-R", quantity: 2 }] });
    expect(shop.memory().cart?.lines).toMatchObject([{ id: "1", quantity: 2 }]);
  });

  test("a form that is posted is told as it goes", () => {
    document.body.innerHTML = '<form action="/en/cart/add"><input name="id" value="11"></form>';
    page.ShopifyAnalytics = { meta: META };
    begin();
    const form = document.querySelector("form") as HTMLFormElement;
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    expect(told()).toEqual([["platform", "add_to_cart", ["1", 1]]]);
    expect(shop.events[0]?.[2]).toMatchObject({ items: [{ item_name: "Teapot", price: 39.9 }] });
  });

  test("where it can't be read, what was heard is told at least", async () => {
    fetched.mockImplementation(async () => answer("", 404));
    begin();
    add();
    await settled();
    expect(told()).toEqual([["platform", "add_to_cart", ["11", 2]]]);
  });

  test("who left for checkout, and finds it empty on return, has bought", async () => {
    begin();
    shop.lived("view_cart", { items: [{ item_id: "1", quantity: 1 }] });
    document.body.innerHTML = '<button name="checkout">Pay</button>';
    document.body.firstElementChild?.dispatchEvent(new Event("click", { bubbles: true }));
    expect(told()).toEqual([["platform", "begin_checkout"]]);
    shop.recall();
    await settled();
    expect(told().slice(1)).toEqual([
      ["platform", "purchase"],
      ["platform", "view_cart"],
    ]);
    expect(shop.memory()).toMatchObject({
      purchases: { count: 1 },
      cart: { lines: [] },
      items: [{ id: "1" }],
    });
    expect(shop.memory().items[0]?.bought).toBeTypeOf("number");
  });

  test("who comes back to a full cart has not; another cart means that the first was bought", async () => {
    begin();
    holds(line(1));
    shop.lived("view_cart", { items: [{ item_id: "1", quantity: 1 }] });
    shop.lived("begin_checkout", {});
    shop.recall();
    await settled();
    expect(told()).toEqual([["platform", "view_cart", ["1", 1]]]);
    cart = { ...cart, token: "t2" };
    come("visibilitychange", {});
    await settled();
    expect(told()[1]).toEqual(["platform", "purchase"]);
  });

  test("who empties it has not bought", async () => {
    begin();
    shop.lived("view_cart", { items: [{ item_id: "1", quantity: 1 }] });
    shop.lived("begin_checkout", {});
    come("shopify:cart:lines-update", {
      action: "remove",
      lines: [{ id: "x", quantity: 0 }],
      promise: Promise.resolve({}),
    });
    await settled();
    expect(told()).toEqual([
      ["platform", "remove_from_cart", ["1", 1]],
      ["platform", "view_cart"],
    ]);
  });

  test("who empties it on its page, without a script, has not bought", async () => {
    history.replaceState(null, "", "/en/cart");
    shop.lived("view_cart", { items: [{ item_id: "1", quantity: 1 }] });
    shop.lived("begin_checkout", {});
    begin();
    shop.recall();
    await settled();
    expect(told()).toEqual([["platform", "view_cart"]]);
  });

  test("nor has who finds the same cart empty", async () => {
    begin();
    holds(line(1));
    shop.lived("view_cart", { items: [{ item_id: "1", quantity: 1 }] });
    shop.lived("begin_checkout", {});
    shop.recall();
    await settled();
    holds();
    come("visibilitychange", {});
    await settled();
    expect(told()).toEqual([
      ["platform", "view_cart", ["1", 1]],
      ["platform", "view_cart"],
    ]);
  });

  test("of who the visitor is, nothing is read", async () => {
    const { on: trap, touched } = createTraps();
    page.ShopifyAnalytics = { meta: { ...META, page: trap({ pageType: "product" }, "customerId") } };
    page.Shopify = trap({ routes: { root: "/" } }, "customer", "customerPrivacy", "checkout");
    page.__st = trap({}, "cid");
    holds(trap(line(1), "properties"));
    trap(cart, "note", "attributes");
    document.body.innerHTML =
      '<form action="/cart/add"><input name="id" value="11"><input name="properties[To]"><input type="email"></form>';
    const form = document.querySelector("form") as HTMLFormElement;
    for (const field of form.querySelectorAll("input:not([name=id])")) trap(field, "value");
    form.addEventListener("submit", (event) => event.preventDefault());
    begin();
    form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    add();
    await settled();
    expect([touched, told().length]).toEqual([[], 2]);
  });
});

describe("its own way into the cart", () => {
  const way = (item: object) => shop.ways[0]?.({ item_id: "x", ...item } as never, 1);

  test("is the theme's standard action, which shows the cart", async () => {
    const updateCart = vi.fn(async (): Promise<object> => ({ cart: {} }));
    const openCart = vi.fn();
    page.Shopify = { actions: { updateCart, openCart } };
    begin();
    holds(line(1));
    expect(await way({ url: "/products/teapot?variant=11" })).toBe(true);
    expect(updateCart).toHaveBeenCalledWith({
      lines: [{ merchandiseId: "gid://shopify/ProductVariant/11", quantity: 1 }],
    });
    expect(openCart).toHaveBeenCalledOnce();
    await settled();
    expect(told()[0]).toEqual(["platform", "add_to_cart", ["1", 1]]);
    updateCart.mockResolvedValue({ userErrors: [{}] });
    expect(await way({ item_id: "11" })).toBe(false);
  });

  test("is the cart's own address where the theme has no actions, told on its bus", async () => {
    page.publish = vi.fn();
    begin();
    holds(line(1));
    expect(await way({ item_id: "11", sku: "T-R" })).toBe(true);
    const [url, { method, body }] = fetched.mock.calls[0] as [string, RequestInit];
    expect([url, method, `${body}`]).toEqual(["/cart/add.js", "POST", "id=11&quantity=1"]);
    expect(page.publish).toHaveBeenCalledWith(
      "cart-update",
      expect.objectContaining({ productVariantId: "11" }),
    );
    fetched.mockImplementation(async () => answer({ status: 422 }, 422));
    expect(await way({ item_id: "11" })).toBe(false);
  });

  test("is none for a product in several variants, or one without a number", async () => {
    page.ShopifyAnalytics = { meta: META };
    begin();
    expect(await way({ item_id: "1" })).toBe(false);
    expect(await way({ item_id: "5", aliases: ["6", "7"] })).toBe(false);
    // One alias: the variant that was seen, of who knows how many.
    expect(await way({ item_id: "1000", aliases: ["2001"] })).toBe(false);
    expect(await way({ item_id: "TEA", aliases: ["2001"] })).toBe(false);
    expect(await way({ item_id: "77", sku: "77" })).toBe(false);
    expect(await way({ item_id: "SKU" })).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
  });

  test("is the only variant of the page's product", async () => {
    page.ShopifyAnalytics = { meta: { ...META, product: { id: 1, variants: [RED] } } };
    begin();
    holds(line(1));
    expect(await way({ item_id: "1", aliases: ["11"] })).toBe(true);
  });
});
