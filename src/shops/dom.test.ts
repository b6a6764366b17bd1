import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { dom } from "./dom.js";

type Shop = ReturnType<typeof createTestPort>;
let shop: Shop;

beforeEach(() => {
  document.head.innerHTML = "";
  history.replaceState(null, "", "/p/teapot");
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  expect(shop.errors).toEqual([]);
});

async function read(html: string, title = "Teapot | Shop") {
  document.title = title;
  document.body.innerHTML = html;
  dom(shop.port);
  await settle();
  return shop.subject.item();
}
const button = "<form action='/cart/add'><button>Add to cart</button></form>";
const price = '<p class="price">39,90 €</p>';
const page = (more = "") =>
  `<header><a href="/cart">Cart 0,00 €</a></header><main><h1>Teapot</h1>${price}${more}${button}</main>`;

test("of a page nobody spoke of, what it shows; the page's address is its id", async () => {
  expect(await read(page("<p>SKU: TEA-1</p>"))).toMatchObject({
    item_id: "/p/teapot",
    item_name: "Teapot",
    price: 39.9,
    currency: "EUR",
    sku: "TEA-1",
    availability: "InStock",
    aliases: ["TEA-1"],
  });
  expect(shop.subject.sources()).toMatchObject({ price: { source: "dom" } });
  expect(shop.types).toEqual({ dom: "product" });
});

test("what others said stays; what they did not, is added", async () => {
  shop.port.item("json-ld", { item_id: "1", item_name: "The teapot", price: 41, currency: "EUR" });
  expect(await read(page("<p>SKU: TEA-1</p>"))).toMatchObject({ item_id: "1", price: 41, sku: "TEA-1" });
  expect(shop.subject.sources()).toMatchObject({ price: { source: "json-ld" }, sku: { source: "dom" } });
  expect(shop.types).toEqual({});
});

describe("the price", () => {
  test.each([
    ["after one struck out", '<del class="price">50,00 €</del> <b class="price">39,90 €</b>', 39.9, 50],
    ["before one struck out", '<b class="price">39,90 €</b> <s>50,00 €</s>', 39.9, 50],
    ["called the old one, alone", '<b class="price-old">40.00€</b>', 40, undefined],
    ["with its parts apart", '<b class="price"><i>€</i><i>12</i>,<sup>50</sup></b>', 12.5, undefined],
    ["called nothing, with a currency", "<b>43.97 €</b>", 43.97, undefined],
    ["called so, without a currency", '<b class="prod_price">259,00</b>', 259, undefined],
    [
      "not the delivery's",
      '<p class="shipping-price">4,90 €</p><b class="price">39,90 €</b>',
      39.9,
      undefined,
    ],
    [
      "not the instalment's",
      '<b class="price">39,90 €</b><p class="installment price">3,33 €</p>',
      39.9,
      undefined,
    ],
    [
      "not a number in a sentence",
      "<p>Free delivery from 50 € on all orders</p><b>12.00 €</b>",
      12,
      undefined,
    ],
  ])("%s", async (_, html, amount, before) => {
    const item = await read(page().replace(price, html));
    expect([item?.price, item?.list_price]).toEqual([amount, before]);
  });

  test("what a better source calls the price is the price before, where the page strikes it out", async () => {
    shop.port.item("microdata", { item_name: "Teapot", price: 50, currency: "EUR" });
    const item = await read(page().replace(price, '<s>50,00 €</s><b class="price">39,90 €</b>'));
    expect(item).toMatchObject({ price: 39.9, list_price: 50, currency: "EUR" });
    expect(shop.subject.sources()).toMatchObject({ price: { source: "shown" } });
  });
});

describe("the code", () => {
  test.each([
    ["SKU: AB-12/3", "AB-12/3"],
    ["<b>Art.-Nr.</b> <i>10498</i>", "10498"],
    ["<dt>Artikelnummer</dt><dd>1049084</dd>", "1049084"],
    ["<b>Réf.</b> TE502955 grise", "TE502955"],
    ["<th>Référence</th><td>TE502955-12</td>", "TE502955-12"],
    ["<b>Codice articolo:</b><b>66868</b>", "66868"],
    ["<p>Item # 4711</p>", "4711"],
    ["<p>Product code: 83810610</p>", "83810610"],
    ["<p>Kód produktu: X123</p>", "X123"],
    ["<p>Artikel-Nummer</p> <p>: 12345</p>", "12345"],
    ["<p>EAN: 4022664223553</p>", undefined],
    ["<p>Number of pages: 224</p>", undefined],
    ["<p>Promo code: SUMMER10</p>", undefined],
    ["<p>Post code: 12345</p>", undefined],
    ["<p>Articles (25)</p>", undefined],
    ["<p>Our offer: 3 for 2</p>", undefined],
  ])("%s", async (html, sku) => {
    expect((await read(page(html)))?.sku).toBe(sku);
  });

  test("the number in the address, if a control carries it too", async () => {
    history.replaceState(null, "", "/tea/teapot-1234567.html");
    expect((await read(page()))?.sku).toBeUndefined();
    shop.stop();
    history.replaceState(null, "", "/tea/teapot-7654321.html");
    shop = createTestPort();
    expect((await read(page('<input type="hidden" name="id" value="7654321">')))?.sku).toBe("7654321");
  });
});

describe("what can be had", () => {
  const disabled = button.replace("<button", "<button disabled");
  test.each([
    ["a button to buy", button, "InStock"],
    ["a link to buy", '<a class="add-to-cart" href="?add=1">In den Warenkorb</a>', "InStock"],
    ["a button that can't be used, and words", `${disabled}<p>Ausverkauft</p>`, "OutOfStock"],
    ["a button that can't be used", disabled, undefined],
    ["words before a button that can't be used", `<p>En stock</p>${disabled}`, "InStock"],
  ])("%s", async (_, html, availability) => {
    shop.port.item("json-ld", { item_id: "1", price: 5 });
    expect((await read(page().replace(button, html)))?.availability).toBe(availability);
  });
});

describe("no product's page", () => {
  const card = (name: string) =>
    `<li><h3><a href="/p/${name}">${name}</a></h3><p class="price">5,00 €</p><button>Add to cart</button></li>`;
  const cards = ["a", "b", "c", "d"].map(card).join("");

  test.each([
    ["a list with a button each", "/pots", `<h1>Pots</h1><ul>${cards}</ul>`],
    ["a list of one", "/pots", `<h1>Pots</h1><ul>${card("a")}</ul>`],
    [
      "a list without buttons",
      "/pots",
      `<h1>Pots</h1><ul>${cards.replaceAll("<button>Add to cart</button>", "")}</ul>`,
    ],
    ["the home page", "/", page()],
    ["a category by its address", "/collections/pots", page()],
    ["search results", "/search?q=pot", page()],
    ["the cart", "/cart", page()],
    ["an article with a price", "/blog/tea", "<h1>Tea</h1><p>It cost</p><b>5,00 €</b><button>Send</button>"],
    ["no price", "/p/teapot", `<h1>Teapot</h1>${button}`],
    ["no heading", "/p/teapot", `${price}${button}`],
  ])("%s", async (_, path, html) => {
    history.replaceState(null, "", path);
    expect(await read(html, "Pots")).toBeUndefined();
    expect(shop.types).toEqual({});
  });

  test("a product among related ones is one", async () => {
    expect(await read(`${page()}<h2>Related</h2><ul>${cards}</ul>`)).toMatchObject({
      item_name: "Teapot",
      price: 39.9,
    });
  });
});

test("in a single-page shop each page has its own", async () => {
  await read(page());
  shop.turnTo("/p/cup");
  await settle();
  expect(shop.subject.item()).toBeUndefined();
  document.title = "Cup | Shop";
  document.body.innerHTML = page().replaceAll("Teapot", "Cup").replace("39,90", "5,00");
  await settle();
  expect(shop.subject.item()).toMatchObject({ item_id: "/p/cup", item_name: "Cup", price: 5 });
});

test("a heading that stands still after its product's data has gone makes no second product", async () => {
  shop.port.item("json-ld", { item_id: "1", item_name: "Teapot", price: 39.9, currency: "EUR" });
  await read(page());
  shop.turnTo("/p/teapot#/reviews");
  await settle();
  expect(shop.subject.item()).toBeUndefined();
});

test("in a single-page shop that changes texts in their place, too", async () => {
  await read(page("<p>SKU: TEA-1</p>"));
  shop.turnTo("/p/cup");
  await settle();
  for (const [selector, text] of [
    ["h1", "Cup"],
    [".price", "5,00 €"],
    ["main p:nth-of-type(2)", "SKU: CUP-1"],
  ] as const) {
    const node = document.querySelector(selector)?.firstChild;
    if (node) node.nodeValue = text;
  }
  await settle();
  expect(shop.subject.item()).toMatchObject({ item_id: "/p/cup", item_name: "Cup", price: 5, sku: "CUP-1" });
});
