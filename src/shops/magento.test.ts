import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import type { Params } from "../core/event.js";
import { magento } from "./magento.js";

const page = window as unknown as { require?: unknown; hyva?: unknown; BASE_URL?: string };
const cookie = (text: string) => Reflect.set(document, "cookie", text);
let shop: ReturnType<typeof createTestPort>;
beforeEach(() => {
  history.replaceState(null, "", "/tea.html");
  shop = createTestPort();
  cookie("mage-cache-sessid=true");
});
afterEach(() => {
  shop.stop();
  delete page.require;
  delete page.hyva;
  document.body.className = "";
  document.body.innerHTML = "";
  localStorage.clear();
  for (const name of ["section_data_ids", "form_key", "mage-cache-sessid", "private_content_version"])
    cookie(`${name}=; max-age=0`);
  vi.unstubAllGlobals();
});

const SECRET = "jane.doe@example.org";
const stored = (cart: unknown) =>
  JSON.stringify({
    customer: { fullname: SECRET, firstname: "Jane", email: SECRET },
    messages: { messages: [SECRET] },
    ...(cart ? { cart } : {}),
  });
const store = (cart: unknown) => localStorage.setItem("mage-cache-storage", stored(cart));
const stamp = (id: number) => {
  cookie(`section_data_ids=${encodeURIComponent(JSON.stringify({ customer: 7, cart: id, "side-cart": 3 }))}`);
};
const line = (qty: number, more = {}) => ({
  product_type: "simple",
  options: [],
  qty,
  item_id: "991",
  product_id: "12",
  product_name: "Tea &amp; Cup",
  product_sku: "TEA-1",
  product_url: "https://shop.example/tea.html",
  product_price: `<span class="minicart-price"><span class="price">71,91&nbsp;€</span></span>`,
  product_price_value: 71.91,
  product_image: { src: "https://shop.example/tea.jpg" },
  ...more,
});
const CUP = {
  product_id: "13",
  product_sku: "CUP-1",
  product_name: "Cup",
  qty: 1,
  product_price_value: "5.0000",
};
const section = (items: { qty: number }[], data_id = 1, more = {}) => ({
  summary_count: items.reduce((sum, { qty }) => sum + qty, 0),
  items,
  data_id,
  ...more,
});
const TEA = {
  item_id: "12",
  sku: "TEA-1",
  item_name: "Tea & Cup",
  price: 71.91,
  currency: "EUR",
  url: "https://shop.example/tea.html",
  image: "https://shop.example/tea.jpg",
};
const open = (type = "cms-index-index") => {
  document.body.className = `page-layout-1column ${type}`;
  magento(shop.port);
};
const names = () => shop.events.map(([, name]) => name);
const inCart = () => shop.memory().cart?.lines.map(({ id, quantity }) => [id, quantity]);
const hyva = (cart: unknown, more = {}) =>
  window.dispatchEvent(new CustomEvent("private-content-loaded", { detail: { data: { cart, ...more } } }));

test("nothing of Magento, nothing read", () => {
  const read = vi.spyOn(Storage.prototype, "getItem");
  store(section([line(1)]));
  magento(shop.port);
  document.dispatchEvent(new Event("click"));
  expect([shop.events, shop.types, shop.ways, shop.errors, read.mock.calls]).toEqual([[], {}, [], [], []]);
  read.mockRestore();
});

describe("what is stored", () => {
  test("its cart is told, and nothing else of it", () => {
    store(section([line(2), CUP as never]));
    stamp(1);
    open();
    expect(shop.events).toEqual([
      [
        "platform",
        "view_cart",
        {
          items: [
            { ...TEA, quantity: 2 },
            { item_id: "13", sku: "CUP-1", item_name: "Cup", quantity: 1, price: 5 },
          ],
        },
      ],
    ]);
    expect([shop.issues, shop.errors]).toEqual([[], []]);
  });

  test("an older one than the cookie tells waits; a click after it is renewed is enough", () => {
    store(section([line(2)]));
    stamp(2);
    open();
    expect(shop.events).toEqual([]);
    store(section([line(1)], 3));
    stamp(3);
    document.dispatchEvent(new Event("click"));
    expect(inCart()).toEqual([["12", 1]]);
    // Not read again while the cookie stays.
    const read = vi.spyOn(Storage.prototype, "getItem");
    document.dispatchEvent(new Event("click"));
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  test.each<[string, unknown]>([
    ["no section", undefined],
    ["no items", { data_id: 1 }],
    ["a number", 5],
    ["null items", { items: null }],
  ])("%s says nothing", (_, cart) => {
    store(cart);
    open();
    expect([shop.events, shop.errors]).toEqual([[], []]);
  });

  test("an empty cart is one; of a cart whose latest lines alone are there, only what is added is told", () => {
    store(section([]));
    open();
    expect(inCart()).toEqual([]);
    document.body.click();
    hyva(section([line(1)], 2, { summary_count: 12 }));
    expect(names()).toEqual(["view_cart", "add_to_cart"]);
    hyva(section([CUP as never], 3, { summary_count: 13 }));
    expect(inCart()).toEqual([
      ["12", 1],
      ["13", 1],
    ]);
  });

  test("of a part nothing else is told, on the next page either", () => {
    const shown = (id: number, data_id: number, summary_count: number) =>
      section([CUP as never, line(1, { product_id: id })], data_id, { summary_count });
    // As memory lacks the rest.
    shop.lived("view_cart", { items: [] });
    open();
    for (const [id, count] of [
      [12, 12],
      [14, 13],
      // One was taken out, and an older one is seen.
      [15, 12],
    ] as const)
      hyva(shown(id, 2, count));
    expect(shop.events.map(([, name, told]) => [name, (told as Params).items?.[0]?.item_id])).toEqual([
      ["add_to_cart", "14"],
    ]);
  });

  test("is void without a session, or once a form was posted: what is loaded then is no change", () => {
    shop.lived("view_cart", { items: [{ item_id: "12", quantity: 2 }] });
    store(section([line(1)]));
    cookie("mage-cache-sessid=; max-age=0");
    open();
    expect(shop.events).toEqual([]);
    stamp(1);
    cookie("private_content_version=v2");
    localStorage.setItem("private_content_version", "v1");
    document.body.click();
    expect(shop.events).toEqual([]);
    localStorage.setItem("private_content_version", "v2");
    hyva(section([line(2)], 2));
    expect([names(), inCart()]).toEqual([["view_cart"], [["12", 2]]]);
  });

  test("is void where Hyvä has not loaded anything since the first form was posted", () => {
    page.hyva = { getCookie() {} };
    store(section([line(1)]));
    cookie("private_content_version=v1");
    open();
    expect(shop.events).toEqual([]);
  });

  test("what is loaded right after is no change of it, but once the visitor clicked", () => {
    store(section([]));
    open();
    hyva(section([line(1)], 2));
    expect(names()).toEqual(["view_cart", "view_cart"]);
    shop.stop();
    shop = createTestPort();
    open();
    document.body.click();
    hyva(section([line(1)], 2));
    expect(names()).toEqual(["view_cart", "add_to_cart", "view_cart"]);
  });

  test("prices that are only shown, or of both kinds", () => {
    open();
    hyva(
      section([
        line(1, { product_price_value: undefined }),
        line(1, { product_id: "14", product_price_value: { incl_tax: 3 } }),
      ]),
    );
    expect(shop.memory().cart?.lines).toMatchObject([{ price: 71.91 }, { price: 71.91 }]);
    expect(shop.issues).toEqual([]);
  });

  test("another tab changes the cart: that tab tells the change, this one the cart", () => {
    store(section([line(1)]));
    open();
    const event = (key: string, newValue: string | null) =>
      window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
    event("mage-cache-storage", stored(section([line(3)], 2)));
    event("other", stored(section([line(9)], 2)));
    event("mage-cache-storage", null);
    event("mage-cache-storage", stored(undefined));
    expect(names()).toEqual(["view_cart", "view_cart"]);
    expect(inCart()).toEqual([["12", 3]]);
    expect(shop.errors).toEqual([]);
  });
});

describe("Luma", () => {
  const observable = () => {
    const heard = new Set<(section: unknown) => void>();
    const asked = vi.fn();
    const data = {
      get(name: string) {
        asked(name);
        return {
          subscribe(each: (section: unknown) => void) {
            heard.add(each);
            return { dispose: () => heard.delete(each) };
          },
        };
      },
      reload: vi.fn(),
    };
    const modules = new Map<string, unknown>();
    page.require = Object.assign((name: string) => modules.get(name), {
      defined: (name: string) => modules.has(name),
    });
    return {
      asked,
      heard,
      data,
      arrive: () => modules.set("Magento_Customer/js/customer-data", data),
      // As the module does: stored, told, then the cookie.
      update(cart: { data_id: number }) {
        store(cart);
        for (const each of heard) each(cart);
        stamp(cart.data_id);
      },
    };
  };

  test("each change of the observable is told once, and only the cart is asked for", async () => {
    const luma = observable();
    open();
    expect(luma.asked).not.toHaveBeenCalled();
    luma.arrive();
    document.dispatchEvent(new Event("load"));
    document.dispatchEvent(new Event("click"));
    expect(luma.asked.mock.calls).toEqual([["cart"]]);
    for (const items of [[], [line(2)], [line(1)], [line(1)]]) {
      luma.update(section(items, shop.events.length + 5));
      await settle();
      document.dispatchEvent(new Event("click"));
    }
    expect(names()).toEqual([
      "view_cart",
      "add_to_cart",
      "view_cart",
      "remove_from_cart",
      "view_cart",
      "view_cart",
    ]);
    expect(inCart()).toEqual([["12", 1]]);
    shop.stop();
    expect(luma.heard.size).toBe(0);
  });

  test("what is out of date as the page begins is not told", async () => {
    const luma = observable();
    luma.arrive();
    stamp(9);
    open();
    for (const each of luma.heard) each(section([line(5)], 8));
    await settle();
    expect(shop.events).toEqual([]);
  });

  test("what a data layer told of the same click counts once", async () => {
    const luma = observable();
    luma.arrive();
    store(section([]));
    stamp(1);
    open();
    shop.lived("add_to_cart", { items: [{ item_id: "TEA-1", quantity: 1 }] });
    luma.update(section([line(1)], 2));
    await settle();
    shop.lived("add_to_cart", { items: [{ item_id: "TEA-1", quantity: 1 }] }, Date.now(), "segment");
    expect(shop.memory().cart?.lines).toMatchObject([{ quantity: 1 }]);
  });

  test("adding: the shop's own address, then its scripts load the cart anew", async () => {
    const luma = observable();
    luma.arrive();
    cookie("form_key=k0");
    const fetched = vi.fn(async (..._: unknown[]) => Response.json([]));
    vi.stubGlobal("fetch", fetched);
    open();
    const told = vi.fn();
    window.addEventListener("reload-customer-section-data", told, { once: true });
    expect(await shop.ways[0]?.({ item_id: "TEA-1", aliases: ["12"] }, 2)).toBe(true);
    const [url, { body }] = fetched.mock.calls[0] as [string, { body: URLSearchParams }];
    expect([url, Object.fromEntries(body)]).toEqual([
      "/checkout/cart/add",
      { product: "12", qty: "2", form_key: "k0" },
    ]);
    expect(luma.data.reload).toHaveBeenCalledWith(["cart"], true);
    expect(told).toHaveBeenCalledOnce();
  });

  test.each<[object, unknown, string]>([
    [{ item_id: "12" }, { backUrl: "https://shop.example/tea.html" }, "k0"],
    [{ item_id: "12" }, undefined, "k0"],
    [{ item_id: "12" }, [], ""],
    [{ item_id: "TEA-1" }, [], "k0"],
    // The number is another product's.
    [{ item_id: "10023", sku: "10023", aliases: ["10023"] }, [], "k0"],
  ])("adding fails: %j, %j, key %j", async (item, answer, key) => {
    if (key) cookie(`form_key=${key}`);
    vi.stubGlobal("fetch", async () =>
      answer ? Response.json(answer) : new Response("<p>", { status: 200 }),
    );
    open();
    expect(await shop.ways[0]?.(item as never, 1)).toBe(false);
  });
});

describe("Hyvä", () => {
  test("each change of the event is told, whatever else it carries", () => {
    open();
    const customer = Object.defineProperty({}, "customer", {
      enumerable: true,
      get: () => {
        throw new Error("customer was read");
      },
    });
    for (const items of [[], [line(1)], [line(3)], []]) {
      const data = Object.defineProperties(
        { cart: section(items) },
        Object.getOwnPropertyDescriptors(customer),
      );
      window.dispatchEvent(new CustomEvent("private-content-loaded", { detail: { data } }));
    }
    expect(names()).toEqual([
      "view_cart",
      "add_to_cart",
      "view_cart",
      "add_to_cart",
      "view_cart",
      "remove_from_cart",
      "view_cart",
    ]);
    for (const detail of [undefined, null, 5, {}, { data: null }, { data: { cart: null } }])
      window.dispatchEvent(new CustomEvent("private-content-loaded", { detail }));
    expect([shop.events.length, shop.errors]).toEqual([7, []]);
    shop.stop();
    hyva(section([line(1)]));
    expect(shop.events).toHaveLength(7);
  });
});

describe("the page", () => {
  test.each([
    ["catalog-product-view product-tea", "product"],
    ["catalog-category-view", "category"],
    ["checkout-cart-index", "cart"],
    ["checkout-index-index", "checkout"],
    ["checkout-onepage-success", "confirmation"],
  ])("%s is %s", (name, type) => {
    open(name);
    expect(shop.types).toEqual({ platform: type });
  });

  test.each<[string, () => void]>([
    [
      "Luma",
      () => {
        document.body.innerHTML = `<script type="text/x-magento-init">{}</script>`;
      },
    ],
    [
      "Hyvä",
      () => {
        page.hyva = { getCookie() {} };
      },
    ],
  ])("of another type is another, and its cart is heard: %s", (_, make) => {
    make();
    open("cms-page-view");
    expect(shop.types).toEqual({ platform: "other" });
    hyva(section([line(1)]));
    expect(inCart()).toEqual([["12", 1]]);
  });

  test("an extension's own checkout is known by its address", () => {
    history.replaceState(null, "", "/onepage/checkout/");
    page.hyva = { getCookie() {} };
    open("onestepcheckout-index-index");
    expect(shop.types).toEqual({});
  });

  test("its product: by number and SKU, at the price shown", () => {
    document.body.innerHTML = `<h1><span>Tea</span></h1><meta itemprop="priceCurrency" content="EUR">
      <span id="old-price-12" data-price-amount="80" data-price-type="oldPrice"></span>
      <span id="product-price-12" data-price-amount="71.910401" data-price-type="finalPrice"></span>
      <span data-price-amount="3" data-price-type="finalPrice"></span>
      <form id="product_addtocart_form" data-product-sku="TEA-1"><input type="hidden" name="product" value="12"></form>`;
    open("catalog-product-view");
    expect(shop.subject.item()).toMatchObject({
      item_id: "12",
      sku: "TEA-1",
      item_name: "Tea",
      price: 71.910401,
      currency: "EUR",
    });
    expect(shop.issues).toEqual([]);
  });

  test("without a form there is no product", () => {
    open("catalog-product-view");
    expect([shop.subject.item(), shop.errors]).toEqual([undefined, []]);
  });

  test("an order is told before the cart, which is empty then: it was of what the cart held", () => {
    shop.lived("view_cart", { items: [{ item_id: "12", quantity: 1 }] });
    store(section([]));
    open("checkout-onepage-success");
    expect(names()).toEqual(["purchase", "view_cart"]);
    expect(shop.memory().items).toMatchObject([{ id: "12", bought: expect.any(Number) }]);
  });

  test("checkout and order", () => {
    open("checkout-index-index");
    shop.stop();
    const before = shop.events;
    shop = createTestPort();
    document.body.innerHTML = `<div class="checkout-success"><p>Your order number is: <a class="order-number"><strong>000000012</strong></a></p></div>`;
    open("checkout-onepage-success");
    expect([...before, ...shop.events]).toEqual([
      ["platform", "begin_checkout", {}],
      ["platform", "purchase", { transaction_id: "000000012" }],
    ]);
  });
});

test("of who the visitor is, nothing is read: of sections the cart's alone, of a line what names it", async () => {
  const traps = createTraps();
  const secret = (data_id: number) => {
    const cart = section([traps.on(line(data_id), "options", "message", "configure_url")], data_id);
    return traps.on(
      { cart: traps.on(cart, "extra_actions") },
      "customer",
      "messages",
      "directory-data",
      "last-ordered-items",
      "checkout-data",
      "wishlist",
      "paypal-billing-agreement",
    );
  };
  const parse = vi.spyOn(JSON, "parse").mockImplementation((text) => secret(+text));
  localStorage.setItem("mage-cache-storage", "1");
  open();
  window.dispatchEvent(new StorageEvent("storage", { key: "mage-cache-storage", newValue: "2" }));
  parse.mockRestore();
  window.dispatchEvent(new CustomEvent("private-content-loaded", { detail: { data: secret(3) } }));
  expect([traps.touched, inCart(), shop.errors]).toEqual([[], [["12", 3]], []]);
});

test("a product's form that is posted is told as it goes; no other field is read", () => {
  const traps = createTraps();
  document.body.innerHTML = `<form id="product_addtocart_form" action="https://shop.example/checkout/cart/add/uenc/x/product/12/">
    <input name="product" value="12"><input name="qty" value="2"><input name="options[1]"><input name="form_key"></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  for (const field of form.querySelectorAll("[name^=options],[name=form_key]")) traps.on(field, "value");
  open("catalog-product-view");
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  expect(shop.events).toMatchObject([
    ["platform", "add_to_cart", { items: [{ item_id: "12", quantity: 2 }] }],
  ]);
  // As the next page says it.
  hyva(section([line(2)]));
  expect([inCart(), traps.touched, shop.errors]).toEqual([[["12", 2]], [], []]);
});

test("who the visitor is reaches nobody", async () => {
  store(section([line(1)]));
  stamp(1);
  open("checkout-index-index");
  window.dispatchEvent(
    new StorageEvent("storage", { key: "mage-cache-storage", newValue: stored(section([line(2)])) }),
  );
  await settle();
  const told = JSON.stringify([shop.events, shop.memory(), shop.issues, shop.types, shop.subject.item()]);
  expect(shop.events.length).toBeGreaterThan(1);
  expect(told).not.toMatch(/jane|example\.org/i);
});
