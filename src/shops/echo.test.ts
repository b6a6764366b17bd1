import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { fileOf, Visit } from "../../test/unit/visit.js";
import { dataLayer } from "./data-layer.js";
import { metaPixel } from "./meta-pixel.js";
import { segment } from "./segment.js";

/** One shop that tells all it does to everybody, each in its own names, with Meta knowing the product by its number. */
const page = window as unknown as {
  dataLayer: unknown[];
  analytics: { track(...given: unknown[]): void };
  fbq(...given: unknown[]): void;
};
let shop: ReturnType<typeof createTestPort>;
let visit: Visit;

function gtag(..._: unknown[]) {
  // biome-ignore lint/complexity/noArguments: the Arguments object is what is meant
  page.dataLayer.push(arguments);
}
const ga4 = { item_id: "SKU-1", item_name: "Tea", item_variant: "Red", price: 5, quantity: 2 };
const ua = { id: "SKU-1", name: "Tea", variant: "Red", price: "5.00", quantity: 2 };
const segmentOf = { product_id: "77", sku: "SKU-1", name: "Tea", price: 5, quantity: 2 };
const meta = {
  content_ids: ["77"],
  contents: [{ id: "77", quantity: 2 }],
  content_type: "product",
  value: 10,
  currency: "EUR",
};

/** All that was heard, in its order, is lived. */
const live = () => {
  const item = shop.subject.item();
  if (item) visit.look(item as unknown as Parameters<Visit["look"]>[0]);
  for (const [source, name, params] of shop.events) {
    if (name !== "view_item") visit.event(name as string, params, source as string);
  }
};

beforeEach(() => {
  history.replaceState(null, "", "/p/tea");
  Object.assign(page, { dataLayer: [], analytics: { track() {} }, fbq() {} });
  shop = createTestPort();
  visit = new Visit(fileOf([]));
  visit.open();
  for (const adapter of [dataLayer, segment, metaPixel]) adapter(shop.port);
});
afterEach(() => {
  shop.stop();
  for (const name of ["dataLayer", "analytics", "fbq"]) Reflect.deleteProperty(page, name);
});

test("a product put into the cart counts once, by whatever name each source calls it", () => {
  page.dataLayer.push({ event: "view_item", ecommerce: { items: [{ ...ga4, quantity: 1 }] } });
  page.analytics.track("Product Viewed", segmentOf);
  page.fbq("track", "ViewContent", { ...meta, contents: undefined });
  page.dataLayer.push({ event: "add_to_cart", ecommerce: { items: [ga4] } });
  page.dataLayer.push({ event: "addToCart", ecommerce: { add: { products: [ua] } } });
  gtag("event", "add_to_cart", { items: [ga4] });
  page.analytics.track("Product Added", segmentOf);
  page.fbq("track", "AddToCart", meta, { eventID: "uuid-1" });
  live();
  expect(shop.events.filter(([, name]) => name === "add_to_cart")).toHaveLength(5);
  expect([visit.fact("cart.count"), visit.fact("cart.lines"), visit.fact("item.in_cart")]).toEqual([
    2,
    1,
    true,
  ]);
});

test("the same, taken out again", () => {
  page.analytics.track("Product Viewed", segmentOf);
  page.dataLayer.push({ event: "add_to_cart", ecommerce: { items: [{ ...ga4, quantity: 3 }] } });
  page.dataLayer.push({ event: "remove_from_cart", ecommerce: { items: [ga4] } });
  page.dataLayer.push({ ecommerce: { remove: { products: [ua] } } });
  page.analytics.track("Product Removed", segmentOf);
  live();
  expect(visit.fact("cart.count")).toBe(1);
});

test("an order counts once, though not all know its number", () => {
  gtag("event", "purchase", { transaction_id: "T1", value: 10, currency: "EUR", items: [ga4] });
  page.dataLayer.push({
    ecommerce: { purchase: { actionField: { id: "T1", revenue: "10.00" }, products: [ua] } },
  });
  page.analytics.track("Order Completed", { order_id: "T1", total: 10, products: [segmentOf] });
  page.fbq("track", "Purchase", meta, { eventID: "uuid-1" });
  page.fbq("track", "Search", { search_string: "tea" });
  page.analytics.track("Products Searched", { query: "tea" });
  live();
  expect([
    visit.fact("visitor.purchases"),
    visit.fact("visitor.spent"),
    visit.fact("session.searches"),
  ]).toEqual([1, 10, 1]);
});
