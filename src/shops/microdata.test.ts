import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { microdata } from "./microdata.js";

type Shop = ReturnType<typeof createTestPort>;
let shop: Shop;

beforeEach(() => {
  document.title = "";
  history.replaceState(null, "", "/p/teapot");
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  expect(shop.errors).toEqual([]);
});

async function read(html: string) {
  document.body.innerHTML = html;
  microdata(shop.port);
  await settle();
  return shop.subject.item();
}

const offer = `<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
  <meta itemprop="priceCurrency" content="EUR"><b itemprop="price" content="39.90">39,90 €</b>
  <link itemprop="availability" href="https://schema.org/InStock"> In stock
</div>`;
const product = (inner: string, more = "") =>
  `<div itemscope itemtype="http://schema.org/Product" ${more}>${inner}</div>`;
const teapot = product(`<h1 itemprop="name">Tea\n  pot</h1><i itemprop="sku">TEA-1</i>${offer}`);
const wanted = {
  item_id: "TEA-1",
  item_name: "Tea pot",
  price: 39.9,
  currency: "EUR",
  availability: "InStock",
};

test("a product, its offer within, and that the page is a product's", async () => {
  expect(await read(teapot)).toMatchObject(wanted);
  expect(shop.subject.sources()).toMatchObject({ price: { source: "microdata" } });
  expect(shop.types).toEqual({ microdata: "product" });
});

test.each([
  ["content before text", '<b itemprop="price" content="5.00">6,00 €</b>', 5],
  ["a text as shops write it", '<b itemprop="price">1.234,50 €</b>', 1234.5],
  ["a text of several elements", '<b itemprop="price">€ <i>12</i>,<sup>50</sup></b>', 12.5],
  ["the value of a data element", '<data itemprop="price" value="7.5">seven and a half</data>', 7.5],
  ["two properties in one", '<b itemprop="lowPrice price">8</b>', 8],
  ["in no offer", '</div><div><b itemprop="price">9.00</b>', 9],
  ["of an aggregate", '<b itemprop="lowPrice">3</b><b itemprop="highPrice">4</b>', 3],
])("price: %s", async (_, price, amount) => {
  const inner = `<div itemprop="offers" itemscope itemtype="http://schema.org/Offer">${price}</div>`;
  expect((await read(product(`<b itemprop="name">Tea</b>${inner}`)))?.price).toBe(amount);
});

test("what another element says for it, by itemref; a node that refers to itself ends", async () => {
  const html = `${product('<b itemprop="name">Tea</b>', 'itemref="more offer none" id="it"')}
    <p id="more">Ref. <b itemprop="sku">T1</b> <b itemprop="brand" itemscope><i itemprop="name">Kettle</i></b></p>
    <div id="offer" itemprop="offers" itemscope itemref="offer"><b itemprop="price">5</b></div>`;
  expect(await read(html)).toMatchObject({ sku: "T1", item_brand: "Kettle", price: 5, item_name: "Tea" });
});

test("an image by its source, a category and a name by their texts though they are links", async () => {
  const html = product(
    '<a itemprop="url" href="/p/teapot">x</a><a itemprop="name" href="/p/teapot">Tea</a><img itemprop="image" src="/t.jpg"><a itemprop="category" href="/c">Pots</a>',
  );
  expect(await read(html)).toMatchObject({
    item_name: "Tea",
    item_category: "Pots",
    image: expect.stringMatching(/\/t\.jpg$/),
  });
});

test.each([
  [
    "several types",
    teapot.replace("http://schema.org/Product", "http://schema.org/Product http://x.example/Pot"),
  ],
  [
    "the main entity of its page",
    `<div itemscope itemtype="http://schema.org/ItemPage">${teapot.replace("itemscope", 'itemprop="mainEntity" itemscope')}</div>`,
  ],
  ["a type without a scope", teapot.replace("itemscope", "")],
  [
    "beside related ones, as properties",
    teapot.replace("</h1>", `</h1>${product('<b itemprop="name">Cup</b>', 'itemprop="isRelatedTo"')}`),
  ],
  ["around related ones", teapot.replace("</h1>", `</h1>${product('<b itemprop="name">Cup</b>')}`)],
  [
    "beside related ones that lead to their own pages",
    teapot +
      product('<a href="/p/cup"><b itemprop="name">Cup</b></a>') +
      product('<a href="/p/tin"><b itemprop="name">Tin</b></a>'),
  ],
  ["beside another, called like the page", teapot + product('<b itemprop="name">Cup</b>')],
])("%s", async (_, html) => {
  expect(await read(html)).toMatchObject(wanted);
});

test("told by its offer", async () => {
  const inner =
    '<b itemprop="itemOffered" itemscope itemtype="http://schema.org/Product"><i itemprop="name">Tea</i></b>';
  const html = `<div itemscope itemtype="http://schema.org/Offer">${inner}<i itemprop="price">5</i></div>`;
  expect(await read(html)).toMatchObject({ item_name: "Tea", price: 5 });
});

test("a reviewer's name is never read", async () => {
  const html = teapot.replace(
    "</h1>",
    '</h1><div itemprop="review" itemscope><b itemprop="author" id="who">Jo</b><i itemprop="name" id="said">Fine</i></div>',
  );
  document.body.innerHTML = html;
  for (const id of ["who", "said"]) {
    Object.defineProperty(document.getElementById(id), "textContent", {
      get() {
        throw new Error("read");
      },
    });
  }
  microdata(shop.port);
  await settle();
  expect(shop.subject.item()).toMatchObject(wanted);
});

describe("no product's page", () => {
  const card = (name: string, url = `/p/${name}`) =>
    product(`<a itemprop="url" href="${url}"><h3 itemprop="name">${name}</h3></a>${offer}`);

  test.each([
    ["a category", "/pots", `<h1>Pots</h1>${card("Tea")}${card("Cup")}`],
    ["a category of one", "/pots", `<h1>Pots</h1>${card("Tea")}`],
    [
      "a category of one, told without its address",
      "/collections/pots",
      `<h1>Pots</h1>${product('<b itemprop="name">Tea</b>')}`,
    ],
    [
      "a category as a list",
      "/pots",
      `<div itemscope itemtype="http://schema.org/ItemList">${card("Tea").replace("itemscope", 'itemprop="itemListElement" itemscope')}</div>`,
    ],
    ["a home page with a featured product", "/", `<h1>The shop</h1>${card("Tea")}`],
    [
      "a home page with one told without its address",
      "/",
      `<h1>The shop</h1>${product('<b itemprop="name">Tea</b>')}`,
    ],
    ["search results", "/search?q=tea", `<h1>Results for tea</h1>${card("Tea")}`],
    ["search results, one", "/?s=tea", `<h1>tea</h1>${card("Tea")}`],
    ["a cart", "/cart", `<h1>Cart</h1>${card("Tea")}`],
    ["an article with a product in it", "/blog/tea", `<h1>How to make it</h1>${card("Tea")}`],
    [
      "a person",
      "/p/teapot",
      '<div itemscope itemtype="http://schema.org/Person"><b itemprop="name">Jo</b></div>',
    ],
  ])("%s", async (_, path, html) => {
    history.replaceState(null, "", path);
    expect(await read(html)).toBeUndefined();
    expect(shop.types).toEqual({});
  });
});

test("in a single-page shop, the new page's product when it comes", async () => {
  await read(teapot);
  shop.turnTo("/p/cup");
  await settle();
  expect(shop.subject.item()).toBeUndefined();
  document.body.innerHTML = product('<h1 itemprop="name">Cup</h1>');
  await settle();
  expect(shop.subject.item()).toMatchObject({ item_name: "Cup" });
});
