import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { rdfa } from "./rdfa.js";

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
  rdfa(shop.port);
  await settle();
  return shop.subject.item();
}

const wanted = {
  item_id: "TEA-1",
  item_name: "Teapot",
  item_brand: "Kettle",
  price: 39.9,
  currency: "EUR",
  availability: "InStock",
};

test.each([
  [
    "RDFa Lite with a vocabulary",
    `<div vocab="https://schema.org/" typeof="Product"><h1 property="name">Teapot</h1><b property="sku">TEA-1</b>
      <p property="brand" typeof="Brand"><i property="name">Kettle</i></p>
      <p property="offers" typeof="Offer"><i property="price" content="39.90">39,90 €</i>
        <meta property="priceCurrency" content="EUR"><link property="availability" href="https://schema.org/InStock"></p></div>`,
  ],
  [
    "prefixed",
    `<div prefix="s: http://schema.org/" typeof="s:Product"><h1 property="s:name">Teapot</h1><b property="s:sku">TEA-1</b>
      <i property="s:brand">Kettle</i><p property="s:offers" typeof="s:Offer"><i property="s:price">39,90 €</i>
      <i property="s:priceCurrency">EUR</i><i property="s:availability" resource="http://schema.org/InStock"></i></p></div>`,
  ],
  [
    "as IRIs",
    `<div typeof="http://schema.org/Product"><h1 property="http://schema.org/name">Teapot</h1>
      <b property="http://schema.org/sku" content="TEA-1"></b><i property="http://schema.org/brand">Kettle</i>
      <p property="http://schema.org/offers" typeof="http://schema.org/Offer"><i property="http://schema.org/price">39.90</i>
      <i property="http://schema.org/priceCurrency">EUR</i><i property="http://schema.org/availability">in stock</i></p></div>`,
  ],
  [
    "told in two places, by the same subject",
    `<div vocab="https://schema.org/" typeof="Product" resource="#it"><h1 property="name">Teapot</h1></div>
      <div about="#it"><b property="sku">TEA-1</b><i property="brand">Kettle</i>
      <p property="offers" typeof="Offer"><i property="price">39.90</i><i property="priceCurrency">EUR</i>
      <i property="availability">InStock</i></p></div>`,
  ],
  [
    "joined by rel",
    `<div typeof="schema:Product"><h1 property="schema:name">Teapot</h1><b property="schema:sku">TEA-1</b>
      <i property="schema:brand">Kettle</i><div rel="schema:offers"><p typeof="schema:Offer">
      <i property="schema:price">39.90</i><i property="schema:priceCurrency">EUR</i>
      <i rel="schema:availability" href="http://schema.org/InStock"></i></p></div></div>`,
  ],
  [
    "the main entity of a page, with a list of others",
    `<div vocab="https://schema.org/" typeof="ItemPage"><div property="mainEntity" typeof="Product">
      <h1 property="name">Teapot</h1><b property="sku">TEA-1</b><i property="brand">Kettle</i>
      <p property="offers" typeof="Offer"><i property="price">39.90</i><i property="priceCurrency">EUR</i>
      <i property="availability">InStock</i></p><p property="isRelatedTo" typeof="Product"><i property="name">Cup</i></p>
      </div></div>`,
  ],
])("%s", async (_, html) => {
  expect(await read(html)).toMatchObject(wanted);
  expect(shop.subject.sources()).toMatchObject({ price: { source: "rdfa" } });
  expect(shop.types).toEqual({ rdfa: "product" });
});

test("OpenGraph's properties are not a product's", async () => {
  const html = `<div typeof="Product"><meta property="og:name" content="Shop"><h1 property="name">Teapot</h1></div>`;
  expect(await read(html)).toMatchObject({ item_name: "Teapot" });
});

test("a list has no subject", async () => {
  const card = (name: string) =>
    `<p typeof="Product"><a property="url" href="/p/${name}"><b property="name">${name}</b></a></p>`;
  expect(
    await read(`<h1>Pots</h1><div vocab="https://schema.org/">${card("Tea")}${card("Cup")}</div>`),
  ).toBeUndefined();
});
