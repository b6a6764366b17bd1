import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import { wix } from "./wix.js";

const page = window as unknown as { wixDevelopersAnalytics?: unknown };
let shop: ReturnType<typeof createTestPort>;
let tell: (name: string, told: unknown) => void;
const register = vi.fn((_: string, heard: typeof tell) => {
  tell = heard;
});
beforeEach(() => {
  shop = createTestPort();
  register.mockClear();
});
afterEach(() => {
  shop.stop();
  delete page.wixDevelopersAnalytics;
});

const TEA = { origin: "Stores", id: "t1", name: "Tea", price: 5, currency: "EUR", quantity: 2, sku: "TEA-1" };
const ITEM = { item_id: "t1", item_name: "Tea", price: 5, currency: "EUR", quantity: 2, sku: "TEA-1" };

test("what it tells is heard, until the end", () => {
  page.wixDevelopersAnalytics = { register };
  wix(shop.port);
  tell("ViewContent", TEA);
  tell("AddToCart", TEA);
  tell("InitiateCheckout", { checkoutId: "c1", contents: [TEA] });
  const order = {
    origin: "Stores",
    id: "o1",
    orderId: "10001",
    revenue: 10,
    currency: "EUR",
    contents: [TEA],
  };
  const traps = createTraps();
  tell("Purchase", traps.on(order, "buyer", "email", "shippingAddress"));
  expect(traps.touched).toEqual([]);
  expect(shop.events).toMatchObject([
    ["platform", "view_item", { items: [ITEM] }],
    ["platform", "add_to_cart", { currency: "EUR", items: [ITEM] }],
    ["platform", "begin_checkout", { items: [ITEM] }],
    ["platform", "purchase", { transaction_id: "10001", value: 10, items: [ITEM] }],
  ]);
  for (const told of [undefined, null, 5, "text"]) tell("AddToCart", told);
  tell("CustomEvent", TEA);
  tell("PageView", {});
  shop.stop();
  tell("AddToCart", TEA);
  expect([shop.events.length, shop.issues, shop.errors]).toEqual([4, [], []]);
});

test("registers once it is there", () => {
  wix(shop.port);
  page.wixDevelopersAnalytics = { register };
  window.dispatchEvent(new Event("wixDevelopersAnalyticsReady"));
  window.dispatchEvent(new Event("wixDevelopersAnalyticsReady"));
  expect(register).toHaveBeenCalledOnce();
});

test.each([[{}], [5], [{ register: 5 }]])("another global of this name: %j", (other) => {
  page.wixDevelopersAnalytics = other;
  wix(shop.port);
  expect([shop.events, shop.errors]).toEqual([[], []]);
});
