import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import type { Params } from "../core/event.js";
import { prestashop } from "./prestashop.js";

type Heard = (told: unknown) => void;
const page = window as unknown as { prestashop?: unknown };
let shop: ReturnType<typeof createTestPort>;
let heard: Record<string, Heard[]>;
beforeEach(() => {
  shop = createTestPort();
  heard = {};
  history.replaceState(null, "", "/12-tea.html");
});
afterEach(() => {
  expect(touched).toEqual([]);
  shop.stop();
  delete page.prestashop;
  document.body.innerHTML = "";
  document.body.removeAttribute("id");
  vi.unstubAllGlobals();
});

/** Fields that may not be read: each fails its test when touched. */
const { on: traps, touched } = createTraps();

const listen = (name: string, each: Heard) => {
  heard[name] = [...(heard[name] ?? []), each];
};

const line = (quantity: number | string, more = {}) =>
  traps(
    {
      id_product: "12",
      id_product_attribute: "34",
      reference: "TEA-1",
      name: "Tea",
      category: "tea",
      quantity,
      price: "R 21,000.00",
      price_amount: "R 21,000.00",
      price_wt: 21000,
      url: "https://shop.example/12-tea.html",
      cover: { medium: { url: "https://shop.example/12.jpg" } },
      ...more,
    },
    "customization",
    "customizations",
    "email",
  );
const CUP = { id_product: 13, id_product_attribute: 0, reference: "", name: "Cup", price_wt: 5 };
const cart = (...products: unknown[]) => ({ products, subtotals: { products: { amount: 21000 } } });
const TEA = { item_id: "12", sku: "TEA-1", item_name: "Tea", price: 21000, currency: "ZAR" };

function created(page_name: string, given: unknown = cart(), more = {}) {
  page.prestashop = traps(
    {
      cart: given,
      currency: { iso_code: "ZAR" },
      page: { page_name },
      urls: { pages: { cart: "/panier" } },
      static_token: "t0",
      on: listen,
      emit: (name: string, told: unknown) => {
        for (const each of heard[name] ?? []) each(told);
      },
      removeListener: (name: string, each: Heard) => {
        heard[name] = heard[name]?.filter((other) => other !== each) ?? [];
      },
      ...more,
    },
    "customer",
  );
  prestashop(shop.port);
}
const emit = (told: unknown) =>
  (page.prestashop as { emit(...given: unknown[]): void }).emit("updateCart", told);
const names = () => shop.events.map(([, name]) => name);
const inCart = () => shop.memory().cart?.lines.map(({ id, quantity }) => [id, quantity]);
const last = () => shop.events.at(-1)?.[2];
const add = (products: unknown[], more = {}) => ({
  reason: traps(
    { idProduct: 12, idProductAttribute: 34, linkAction: "add-to-cart", cart: cart(...products) },
    "email",
  ),
  resp: { success: true, id_product: 12, cart: cart(...products), ...more },
});

test("nothing of PrestaShop, nothing told", () => {
  prestashop(shop.port);
  for (const other of [null, 5, "text", {}, []]) {
    page.prestashop = other;
    document.dispatchEvent(new Event("click"));
  }
  expect([shop.events, shop.types, shop.ways, shop.errors]).toEqual([[], {}, [], []]);
});

describe("the cart as the page came", () => {
  test.each<[string, object, object]>([
    ["numbers", {}, { price: 21000 }],
    ["texts alone", { price_wt: undefined }, { price: 21000 }],
    [
      "a text of euros",
      { price_wt: undefined, price_amount: undefined, price: "1 234,50 €" },
      { price: 1234.5 },
    ],
  ])("prices in %s", (_, more, fields) => {
    created("index", cart(line("2", more)));
    expect(shop.events).toEqual([
      [
        "platform",
        "view_cart",
        {
          value: 21000,
          currency: "ZAR",
          items: [
            {
              ...TEA,
              aliases: ["12-34"],
              item_category: "tea",
              quantity: 2,
              url: "https://shop.example/12-tea.html",
              image: "https://shop.example/12.jpg",
              ...fields,
            },
          ],
        },
      ],
    ]);
    expect([shop.issues, shop.errors]).toEqual([[], []]);
  });

  test("an empty one is told as empty; a list that PHP made an object of is one", () => {
    created("index");
    expect(last()).toMatchObject({ items: [] });
    shop.stop();
    shop = createTestPort();
    created("index", { products: { 1: line(1), 3: CUP } });
    expect(last()).toMatchObject({ items: [{ item_id: "12" }, { item_id: "13", quantity: 1 }] });
  });

  test.each([[null], [5], [{}], [{ products: null }], [{ products: "none" }]])(
    "one that is none says nothing: %j",
    (given) => {
      created("index", given);
      expect([shop.events, shop.errors]).toEqual([[], []]);
    },
  );
});

describe("updateCart", () => {
  test("an add is told with the units added, then the whole cart", () => {
    created("product", cart(line(1)));
    emit(add([line(3), CUP]));
    expect(names()).toEqual(["view_cart", "add_to_cart", "add_to_cart", "view_cart"]);
    expect(shop.events[1]?.[2]).toMatchObject({ items: [{ ...TEA, quantity: 2 }] });
    expect(shop.events[2]?.[2]).toMatchObject({ items: [{ item_id: "13", quantity: 1 }] });
    expect(inCart()).toEqual([
      ["12", 3],
      ["13", 1],
    ]);
  });

  test.each<[string, number]>([
    ["before", -1],
    ["after", 1],
  ])("a data layer that tells the same add %s counts once", (_, when) => {
    created("product");
    const gtag = () =>
      shop.lived("add_to_cart", { items: [{ item_id: "TEA-1", quantity: 1, item_variant: "Red" }] });
    if (when < 0) gtag();
    emit(add([line(1)]));
    if (when > 0) gtag();
    expect(shop.memory().cart?.lines).toMatchObject([{ quantity: 1 }]);
    expect(names().filter((name) => name === "add_to_cart")).toHaveLength(when > 0 ? 1 : 0);
  });

  test("a removal or a new quantity, whose reason is what was clicked", () => {
    created("cart", cart(line(3), CUP));
    emit({
      reason: { linkAction: "delete-from-cart", idProduct: "13" },
      resp: { success: true, cart: cart(line(3)) },
    });
    const resp = { success: true, cart: cart(line(1)) };
    emit({ reason: resp, resp });
    expect(
      shop.events.slice(1).map(([, name, told]) => {
        const [item] = (told as Params).items ?? [];
        return [name, item?.item_id, item?.quantity];
      }),
    ).toEqual([
      ["remove_from_cart", "13", 1],
      ["view_cart", "12", 3],
      ["remove_from_cart", "12", 2],
      ["view_cart", "12", 1],
    ]);
  });

  test("a removal that says no more than what was clicked", () => {
    created("cart", cart(line(3), line(1, { id_product_attribute: "35" }), CUP));
    emit({ reason: { linkAction: "delete-from-cart", idProduct: "12", idProductAttribute: "35" }, resp: {} });
    emit({ reason: { linkAction: "delete-from-cart", idProduct: "13" }, resp: undefined });
    expect(shop.memory().cart?.lines).toMatchObject([{ id: "12", quantity: 3 }]);
  });

  test("a response still to be read stays readable for the theme", async () => {
    created("cart", cart(line(3)));
    const resp = new Response(JSON.stringify({ success: true, cart: cart(CUP) }));
    emit({ reason: { linkAction: "delete-from-cart", idProduct: "12" }, resp });
    expect(resp.bodyUsed).toBe(false);
    await settle();
    expect(names()).toEqual(["view_cart", "add_to_cart", "remove_from_cart", "view_cart"]);
    expect(await resp.json()).toHaveProperty("success");
  });

  test("a failed one changes nothing, and neither does what is none", async () => {
    created("product", cart(line(1)));
    emit(add([line(3)], { hasError: true, errors: ["Too many"] }));
    const read = new Response("{}");
    await read.text();
    for (const told of [undefined, null, 5, {}, { reason: null, resp: null }, { reason: {}, resp: read }])
      emit(told);
    await settle();
    expect([names(), shop.errors]).toEqual([["view_cart"], []]);
  });

  test("comes late, and is left in the end", () => {
    created("product", cart(), { on: undefined });
    const on = vi.fn(listen);
    Object.assign(page.prestashop as object, { on });
    document.dispatchEvent(new Event("click"));
    document.dispatchEvent(new Event("click"));
    expect(on.mock.calls.map(([name]) => name)).toEqual(["updateCart", "updatedProduct"]);
    expect(on.mock.contexts[0]).toBe(page.prestashop);
    const kept = heard.updateCart?.[0];
    shop.stop();
    expect(heard).toEqual({ updateCart: [], updatedProduct: [] });
    kept?.(add([line(1)]));
    expect(names()).toEqual(["view_cart"]);
  });
});

describe("the page", () => {
  test.each([
    ["index", "home"],
    ["category", "category"],
    ["product", "product"],
    ["cart", "cart"],
    ["checkout", "checkout"],
    ["order-confirmation", "confirmation"],
  ])("%s is %s", (name, type) => {
    created(name);
    expect(shop.types).toEqual({ platform: type });
  });

  test("by its body where the global does not say; of others that they are others, unless their address names them", () => {
    document.body.id = "cart";
    created("cms", cart(), { page: {} });
    expect(shop.types).toEqual({ platform: "cart" });
    shop.stop();
    shop = createTestPort();
    created("cms");
    expect(shop.types).toEqual({ platform: "other" });
    shop.stop();
    shop = createTestPort();
    document.body.id = "theme";
    created("cms", cart(), { page: {} });
    expect(shop.types).toEqual({});
    history.replaceState(null, "", "/module/one/checkout");
    created("module-one-checkout");
    expect(shop.types).toEqual({});
  });

  const product = (text: string) => {
    document.body.innerHTML = `<div id="product-details"></div>`;
    (document.body.firstChild as HTMLElement).dataset.product = text;
  };
  const DETAILS = {
    id_product: 12,
    id_product_attribute: 34,
    reference: "TEA-1",
    price_amount: 21000.5,
    name: "Tea",
    quantity: 300,
    email: "x",
  };

  test("its product, and another variant of it", async () => {
    product(JSON.stringify(DETAILS));
    created("product");
    expect(shop.subject.item()).toMatchObject({ ...TEA, price: 21000.5 });
    expect(shop.subject.item()?.aliases).toEqual(expect.arrayContaining(["12-34", "TEA-1"]));
    expect(shop.subject.item()).not.toHaveProperty("quantity");
    for (const each of heard.updatedProduct ?? []) each({});
    // The theme's listener comes later.
    product(JSON.stringify({ ...DETAILS, id_product_attribute: 35, price_amount: "R 22,000.00" }));
    await settle();
    expect(shop.subject.item()).toMatchObject({ item_id: "12", price: 22000 });
  });

  test.each(["", "{", "null", "[]", "5", `{"name":"Tea"}`])("a product that is none: %s", (text) => {
    product(text);
    created("product");
    expect([shop.subject.item(), shop.errors]).toEqual([undefined, []]);
  });

  test("a product's details on another page are of a quick view", () => {
    product(JSON.stringify(DETAILS));
    created("category");
    expect(shop.subject.item()).toBeUndefined();
  });

  test("the checkout begins once; an order has its reference", () => {
    created("checkout", cart(line(1)));
    document.dispatchEvent(new Event("click"));
    expect(names()).toEqual(["begin_checkout", "view_cart"]);
    shop.stop();
    shop = createTestPort();
    document.body.innerHTML = `<ul id="order-details"><li id="order-reference-value">Order reference: KHWLILZLL </li></ul>`;
    created("order-confirmation");
    expect(shop.events).toEqual([
      ["platform", "purchase", { transaction_id: "KHWLILZLL" }],
      ["platform", "view_cart", expect.objectContaining({ items: [] })],
    ]);
  });

  test("an order without one goes by its address, so that a reload is no second order", () => {
    history.replaceState(null, "", "/order-confirmation?id_order=12");
    const order = () => {
      created("order-confirmation");
      const [, , params] = shop.events[0] ?? [];
      shop.stop();
      shop = createTestPort();
      return (params as { transaction_id: string }).transaction_id;
    };
    expect(order()).toMatch(/^\d+$/);
    expect(order()).toBe(order());
  });
});

describe("adding", () => {
  const item = { item_id: "12", aliases: ["TEA-1", "12-34"] };
  const answering = (answer: unknown) => {
    const fetched = vi.fn(async (..._: unknown[]) => Response.json(answer));
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };

  test("goes the shop's own way, and the shop's scripts hear of it", async () => {
    created("index");
    const theme = vi.fn();
    (page.prestashop as { on(...given: unknown[]): void }).on("updateCart", theme);
    const fetched = answering({
      success: true,
      id_product: 12,
      id_product_attribute: 34,
      cart: cart({ ...CUP, quantity: 2 }),
    });
    expect(await shop.ways[0]?.(item, 2)).toBe(true);
    const [url, { body }] = fetched.mock.calls[0] as [string, { body: URLSearchParams }];
    expect([url, Object.fromEntries(body)]).toEqual([
      "/panier",
      {
        id_product: "12",
        id_product_attribute: "34",
        qty: "2",
        token: "t0",
        add: "1",
        action: "update",
        ajax: "1",
      },
    ]);
    expect(theme).toHaveBeenCalledWith(
      expect.objectContaining({ reason: expect.objectContaining({ linkAction: "add-to-cart" }) }),
    );
    expect(names()).toEqual(["view_cart", "add_to_cart", "view_cart"]);
  });

  test("of several variants only the one that the page has chosen", async () => {
    created("product");
    const fetched = answering({ cart: cart() });
    const several = { item_id: "12", aliases: ["12-34", "12-35"] };
    expect(await shop.ways[0]?.(several, 1)).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
    document.body.innerHTML = `<div id="product-details" data-product='{"id_product":12,"id_product_attribute":35}'></div>`;
    expect(await shop.ways[0]?.(several, 1)).toBe(true);
    expect(await shop.ways[0]?.({ item_id: "13" }, 1)).toBe(true);
    const posted = fetched.mock.calls.map(([, given]) => (given as { body: URLSearchParams }).body);
    expect(posted.map((body) => [body.get("id_product"), body.get("id_product_attribute")])).toEqual([
      ["12", "35"],
      ["13", "0"],
    ]);
  });

  test("it is in the cart although a theme fails at it", async () => {
    created("index", cart(), {
      emit() {
        throw new Error("the theme's");
      },
    });
    answering({ cart: cart() });
    expect(await shop.ways[0]?.(item, 1)).toBe(true);
    expect(shop.errors).toMatchObject([{ message: "the theme's" }]);
  });

  test.each([[{ hasError: true, errors: ["None left"], cart: cart() }], [null], [{}], ["text"]])(
    "the shop refuses: %j",
    async (answer) => {
      created("index");
      answering(answer);
      expect(await shop.ways[0]?.(item, 1)).toBe(false);
      expect(names()).toEqual(["view_cart"]);
    },
  );

  test("what the shop does not know by its number is not asked for", async () => {
    created("index");
    const fetched = answering({});
    expect(await shop.ways[0]?.({ item_id: "TEA-1" }, 1)).toBe(false);
    expect(await shop.ways[0]?.({ item_id: "10023", sku: "10023" }, 1)).toBe(false);
    expect(fetched).not.toHaveBeenCalled();
  });
});

test("of who the visitor is, nothing is read: of the cart its lines and what they are worth, of the page its name", () => {
  const whole = (quantity: number) =>
    traps(
      { ...cart(line(quantity)), subtotals: traps({ products: { amount: 5 } }, "shipping", "tax") },
      "vouchers",
      "id_customer",
      "id_address_delivery",
    );
  created("product", whole(1));
  emit({ reason: traps({}, "email"), resp: traps({ cart: whole(2) }, "customer", "modal", "preview") });
  expect([inCart(), shop.errors]).toEqual([[["12", 2]], []]);
});
