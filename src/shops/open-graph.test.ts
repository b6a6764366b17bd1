import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { openGraph } from "./open-graph.js";

type Shop = ReturnType<typeof createTestPort>;
let shop: Shop;

beforeEach(() => {
  history.replaceState(null, "", "/p/teapot");
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  document.head.innerHTML = "";
  expect(shop.errors).toEqual([]);
});

async function read(said: Record<string, string>) {
  document.head.innerHTML = Object.entries({ "og:title": "Teapot", ...said })
    .map(([name, content]) => `<meta property="${name}" content="${content}">`)
    .join("");
  openGraph(shop.port);
  await settle();
  return shop.subject.item();
}

test("a product with all its properties", async () => {
  const item = await read({
    "og:type": "og:product",
    "og:image": "/tea.jpg",
    "product:price:amount": "39.90",
    "product:price:currency": "EUR",
    "product:availability": "instock",
    "product:retailer_item_id": "TEA-1",
    "product:brand": "Kettle",
  });
  expect(item).toMatchObject({
    item_id: "TEA-1",
    sku: "TEA-1",
    item_name: "Teapot",
    item_brand: "Kettle",
    price: 39.9,
    currency: "EUR",
    availability: "InStock",
    image: expect.stringMatching(/\/tea\.jpg$/),
  });
  expect(shop.subject.sources()).toMatchObject({ price: { source: "open-graph" } });
  expect(shop.types).toEqual({ "open-graph": "product" });
});

test.each([
  ["1.234,50", "EUR", 1234.5],
  ["1,234.50", "USD", 1234.5],
  ["12,00", "EUR", 12],
  ["71.910401", "EUR", 71.910401],
  ["₹1,23,456", "INR", 123456],
])("a price as the shop's language writes it: %s", async (amount, currency, price) => {
  const said = { "og:type": "product", "og:price:amount": amount, "og:price:currency": currency };
  expect(await read(said)).toMatchObject({ price, currency });
});

test("on sale", async () => {
  const said = {
    "product:price:amount": "10",
    "product:sale_price:amount": "8",
    "product:price:currency": "EUR",
  };
  expect(await read(said)).toMatchObject({ price: 8, list_price: 10 });
});

test.each([
  ["out of stock", "OutOfStock"],
  ["oos", "OutOfStock"],
  ["in stock", "InStock"],
  ["preorder", "preorder"],
])("availability %s", async (availability, word) => {
  const item = await read({ "og:type": "product", "product:availability": availability });
  expect(item?.availability?.toLowerCase()).toBe(word.toLowerCase());
});

test.each([
  ["a type and nothing else", { "og:type": "product" }],
  ["a group of products", { "og:type": "product.group", "product:availability": "instock" }],
  ["an article", { "og:type": "article" }],
  ["a price before tax alone", { "product:pretax_price:amount": "5" }],
])("no product: %s", async (_, said) => {
  expect(await read(said as Record<string, string>)).toBeUndefined();
});

test("no product on a page of another kind", async () => {
  history.replaceState(null, "", "/collections/pots");
  expect(await read({ "og:type": "product", "product:price:amount": "5" })).toBeUndefined();
});
