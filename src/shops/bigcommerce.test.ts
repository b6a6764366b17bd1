import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import { bigcommerce } from "./bigcommerce.js";

let shop: ReturnType<typeof createTestPort>;
const fetched = vi.fn();
beforeEach(() => {
  shop = createTestPort();
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  shop.stop();
  localStorage.clear();
  document.body.innerHTML = "";
  Reflect.deleteProperty(window, "BCData");
  vi.unstubAllGlobals();
});

const line = (quantity: number) => ({
  id: "l1",
  productId: 12,
  variantId: 34,
  sku: "TEA-1",
  name: "Tea",
  url: "https://shop.example/tea",
  quantity,
  salePrice: 5,
  imageUrl: "https://shop.example/tea.jpg",
});
const cart = (...physicalItems: object[]) => [
  {
    id: "c",
    email: "x",
    currency: { code: "EUR" },
    baseAmount: 10,
    lineItems: { physicalItems, digitalItems: [] },
  },
];
const answer = (value: unknown) => fetched.mockImplementation(async () => Response.json(value));
const change = (quantity: number) =>
  (document.body as unknown as Record<string, (...given: unknown[]) => void>)["oncart-quantity-update"]?.(
    {},
    quantity,
  );
const settled = () => new Promise((done) => setTimeout(done, 100));

test("nothing of BigCommerce, nothing asked for", async () => {
  localStorage.setItem("cart-quantity", "1");
  bigcommerce(shop.port);
  change(2);
  await settled();
  expect([shop.events, fetched.mock.calls]).toEqual([[], []]);
});

test("a page's product; an empty cart is not asked for", async () => {
  Reflect.set(window, "BCData", {});
  document.body.innerHTML = `<div class="productView" data-entity-id="12"></div>`;
  bigcommerce(shop.port);
  // As the page loads.
  change(0);
  await settled();
  expect(shop.subject.item()?.item_id).toBe("12");
  expect(fetched).not.toHaveBeenCalled();
});

test("the cart, and what changes in it", async () => {
  Reflect.set(window, "BCData", {});
  localStorage.setItem("cart-quantity", "1");
  answer(cart(line(1)));
  bigcommerce(shop.port);
  await settled();
  change(1);
  await settled();
  answer(cart(line(3)));
  change(3);
  await settled();
  expect(fetched.mock.calls.map(([url]) => url)).toEqual(["/api/storefront/carts", "/api/storefront/carts"]);
  const item = { item_id: "12", sku: "TEA-1", item_name: "Tea", price: 5, currency: "EUR" };
  expect(shop.events).toMatchObject([
    ["platform", "view_cart", { value: 10, currency: "EUR", items: [{ ...item, quantity: 1 }] }],
    ["platform", "add_to_cart", { items: [{ ...item, quantity: 2 }] }],
    ["platform", "view_cart", { items: [{ ...item, quantity: 3 }] }],
  ]);
  expect([shop.issues, shop.errors]).toEqual([[], []]);
});

test.each([[{}], [null], ["text"]])("an answer that is no cart says nothing: %j", async (value) => {
  Reflect.set(window, "BCData", {});
  localStorage.setItem("cart-quantity", "1");
  answer(value);
  bigcommerce(shop.port);
  await settled();
  expect([shop.events, shop.errors]).toEqual([[], []]);
});

test("of who the visitor is, nothing is read", async () => {
  Reflect.set(window, "BCData", {});
  localStorage.setItem("cart-quantity", "1");
  const traps = createTraps();
  const [whole] = cart(traps.on(line(1), "giftWrapping", "options"));
  traps.on(whole as object, "id", "customerId", "email", "coupons");
  fetched.mockResolvedValue({ ok: true, json: async () => [whole] });
  bigcommerce(shop.port);
  await settled();
  expect([traps.touched, shop.events.length]).toEqual([[], 1]);
});
