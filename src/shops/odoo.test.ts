import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import { odoo } from "./odoo.js";

let shop: ReturnType<typeof createTestPort>;
beforeEach(() => {
  history.replaceState(null, "", "/shop");
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  document.body.innerHTML = "";
});

/** As jQuery does where an event bubbles up to `body`. */
const trigger = (name: string, ...given: unknown[]) =>
  (document.body as unknown as Record<string, (...given: unknown[]) => unknown>)[`on${name}`]?.(
    new Event(name),
    ...given,
  );
const TEA = {
  item_id: "TEA-1",
  item_name: "Tea",
  item_category: "Drinks",
  currency: "EUR",
  price: 5,
  quantity: 2,
};

test("nothing of Odoo, nothing heard", () => {
  odoo(shop.port);
  trigger("add_to_cart_event", TEA);
  expect([shop.events, shop.types]).toEqual([[], {}]);
});

test("what it tells its own tracking; the page's own handler is called first, and put back", () => {
  const own = vi.fn(() => "own");
  const body = document.body as unknown as { onadd_to_cart_event?: unknown };
  body.onadd_to_cart_event = own;
  document.body.innerHTML = `<div class="oe_website_sale"></div>`;
  odoo(shop.port);
  trigger("view_item_event", TEA);
  expect(trigger("add_to_cart_event", TEA, { ...TEA, item_id: "CUP-1" })).toBe("own");
  for (const told of [undefined, null, 5]) trigger("add_to_cart_event", told);
  expect(shop.events).toMatchObject([
    ["platform", "view_item", { items: [TEA] }],
    ["platform", "add_to_cart", { currency: "EUR", items: [TEA, { item_id: "CUP-1" }] }],
  ]);
  shop.stop();
  expect(body.onadd_to_cart_event).toBe(own);
  delete body.onadd_to_cart_event;
});

test("an order", () => {
  const info = { transaction_id: "S0001", value: 10, currency: "EUR", items: [TEA], email: "x" };
  document.body.innerHTML = `<div class="oe_website_sale"><div class="oe_website_sale_tx_status" data-order-id="7"></div></div>`;
  (document.querySelector("[data-order-id]") as HTMLElement).dataset.orderTrackingInfo = JSON.stringify(info);
  odoo(shop.port);
  expect(shop.types).toEqual({ platform: "confirmation" });
  expect(shop.events).toMatchObject([
    ["platform", "purchase", { transaction_id: "S0001", value: 10, currency: "EUR", items: [TEA] }],
  ]);
  expect(JSON.stringify(shop.events)).not.toContain("email");
  expect([shop.issues, shop.errors]).toEqual([[], []]);
});

test("the way to an order begins once", () => {
  history.replaceState(null, "", "/en_GB/shop/payment");
  document.body.innerHTML = `<div class="oe_website_sale"></div>`;
  odoo(shop.port);
  document.dispatchEvent(new Event("click"));
  expect([shop.types, shop.events]).toEqual([{ platform: "checkout" }, [["platform", "begin_checkout", {}]]]);
});

test("of who the visitor is, nothing is read", () => {
  const traps = createTraps();
  document.body.innerHTML = `<div class="oe_website_sale"></div>`;
  odoo(shop.port);
  trigger("add_to_cart_event", traps.on({ ...TEA }, "email", "partner_id", "user_id"));
  expect([traps.touched, shop.events.length, shop.errors]).toEqual([[], 1, []]);
});
