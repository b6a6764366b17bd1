import { describe, expect, test } from "vitest";
import { readProduct } from "./schema-org.js";

const page = (href = "https://shop.example/p/teapot", other = false) => {
  const url = new URL(href);
  return { base: href, urls: [url, url], other } as const;
};
const read = (data: unknown, place = page()) => readProduct([data], place);

const teapot = {
  "@context": "https://schema.org",
  "@type": "Product",
  name: "Teapot",
  sku: "TEA-1",
  image: "/img/tea.jpg",
  brand: { "@type": "Brand", name: "Kettle & Co" },
  category: "Kitchen > Tea &gt; Pots",
  offers: {
    "@type": "Offer",
    price: "39.90",
    priceCurrency: "EUR",
    availability: "https://schema.org/InStock",
    url: "/p/teapot",
  },
  aggregateRating: { "@type": "AggregateRating", ratingValue: "9", bestRating: 10, reviewCount: 12 },
};

describe("one product", () => {
  test("all its fields", () => {
    expect(read(teapot)).toMatchObject({
      item_id: "TEA-1",
      item_name: "Teapot",
      sku: "TEA-1",
      item_brand: "Kettle & Co",
      item_category: "Kitchen ",
      item_category2: " Tea ",
      item_category3: " Pots",
      price: 39.9,
      currency: "EUR",
      availability: "InStock",
      image: "https://shop.example/img/tea.jpg",
      rating: 4.5,
      reviews: 12,
    });
  });

  test.each([
    ["an array", [teapot]],
    ["a graph", { "@graph": [{ "@type": "BreadcrumbList" }, teapot] }],
    ["a graph in a node of another type", { "@type": "Brand", "@graph": [teapot] }],
    ["the main entity of a page", { "@type": "ItemPage", mainEntity: teapot }],
    ["a type as IRI", { ...teapot, "@type": "http://schema.org/Product" }],
    ["types as a list", { ...teapot, "@type": ["Thing", "Product"] }],
    ["a type in small letters", { ...teapot, "@type": "product" }],
    ["an individual product", { ...teapot, "@type": "IndividualProduct" }],
    ["some products", { ...teapot, "@type": "schema:SomeProducts" }],
    ["a model", { ...teapot, "@type": "ProductModel" }],
    ["said twice", [teapot, { "@type": "Product", name: "TEAPOT", sku: "TEA-1" }]],
    ["beside related ones", { ...teapot, isRelatedTo: [{ "@type": "Product", name: "Cup", sku: "CUP" }] }],
    [
      "beside a list",
      [teapot, { "@type": "ItemList", itemListElement: [{ "@type": "Product", name: "Cup" }] }],
    ],
    [
      "beside products of other pages",
      [
        teapot,
        { "@type": "Product", name: "Cup", url: "/p/cup" },
        { "@type": "Product", name: "Tin", url: "/p/tin" },
      ],
    ],
    ["beside a nameless reference", [teapot, { "@type": "Product", "@id": "#it" }]],
  ])("as %s", (_, data) => {
    expect(read(data)).toMatchObject({ item_id: "TEA-1", item_name: "Teapot", price: 39.9 });
  });

  test("told from its offer, or its rating", () => {
    expect(
      read({ "@type": "Offer", price: 5, itemOffered: { "@type": "Product", name: "Cup" } }),
    ).toMatchObject({
      item_name: "Cup",
      price: 5,
    });
    const rating = { "@type": "AggregateRating", ratingValue: "4.2", ratingCount: "7" };
    expect(
      read({ ...rating, itemReviewed: { "@type": "Product", name: "Cup", offers: { lowPrice: "9.0" } } }),
    ).toMatchObject({ item_name: "Cup", price: 9, rating: 4.2, reviews: 7 });
  });

  test("a text as an object, a list, with entities, a brand in several forms", () => {
    const name = { "@language": "fr", "@value": "Th&eacute;i&egrave;re &#39;Elo&iacute;sa&#x27; &amp; co" };
    expect(read({ "@type": "Product", name: [name], brand: ["", "A", "B"] })).toMatchObject({
      item_name: "Théière 'Eloísa' & co",
      item_brand: "A",
    });
  });

  test.each([
    [["Kitchen", "Tea"], "Kitchen", "Tea"],
    ["Kitchen", "Kitchen", undefined],
    [{ "@type": "CategoryCode", name: "Tea" }, "Tea", undefined],
    ["", undefined, undefined],
    [null, undefined, undefined],
  ])("category %j", (category, first, second) => {
    const { item_category, item_category2 } = read({ ...teapot, category })!;
    expect([item_category, item_category2]).toEqual([first, second]);
  });

  test.each([
    ["https://x.example/a.jpg", "https://x.example/a.jpg"],
    ["//x.example/a.jpg", "https://x.example/a.jpg"],
    [["/a.jpg", "/b.jpg"], "https://shop.example/a.jpg"],
    [{ "@type": "ImageObject", name: "Front", contentUrl: "a.jpg" }, "https://shop.example/p/a.jpg"],
    [{ "@type": "ImageObject", url: "/u.jpg", contentUrl: "/c.jpg" }, "https://shop.example/u.jpg"],
    [{ "@id": "#primaryimage" }, undefined],
    ["http://", undefined],
  ])("image %j", (image, expected) => {
    expect(read({ ...teapot, image })?.image).toBe(expected);
  });
});

describe("price", () => {
  test.each([
    [199, 199],
    [0, 0],
    ["0", 0],
    ["49.00", 49],
    ["1,299.00", 1299],
    ["1,299", 1299],
    ["12,345,678.5", 12345678.5],
    ["67.8400", 67.84],
    ["71.910401", 71.910401],
    // As shops write it.
    ["12,50", 12.5],
    ["1.299,00", 1299],
    ["1 299", 1299],
    ["1,23,456", 123456],
    ["12,50 €", 12.5],
    ["from 12", 12],
    // By the standard one and some, to half of Europe a thousand and more: none rather than a wrong one.
    ["1.299", undefined],
    ["-5", undefined],
    ["", undefined],
    [null, undefined],
    [{}, undefined],
  ])("%j is %j", (price, expected) => {
    expect(read({ ...teapot, offers: { price } })?.price).toBe(expected);
  });

  test.each([
    ["of an offer in a list", [{ price: "5" }], 5],
    ["of the first offer with one", [{}, { price: 5 }], 5],
    [
      "of what can be had",
      [
        { price: 9, availability: "OutOfStock" },
        { price: 5, availability: "InStock" },
      ],
      5,
    ],
    ["of an aggregate, the lowest", { lowPrice: 5, highPrice: 9 }, 5],
    [
      "of an aggregate, though its offers have some",
      { lowPrice: 5, offers: [{ price: 9, availability: "InStock" }] },
      5,
    ],
    ["of an aggregate's offers", { "@type": "AggregateOffer", offers: [{ price: 7 }] }, 7],
    ["of a specification", { priceSpecification: { price: 5 } }, 5],
    [
      "of the specification that is no list price",
      { priceSpecification: [{ price: 9, priceType: "https://schema.org/ListPrice" }, { price: 5 }] },
      5,
    ],
  ])("%s", (_, offers, expected) => {
    expect(read({ ...teapot, offers })?.price).toBe(expected);
  });

  test("a sale, as WooCommerce tells it", () => {
    const offers = [
      {
        "@type": "Offer",
        priceSpecification: [
          { "@type": "UnitPriceSpecification", price: "18.00", priceCurrency: "EUR" },
          { price: "22.00", priceCurrency: "EUR", priceType: "https://schema.org/ListPrice" },
        ],
        availability: "https://schema.org/OutOfStock",
      },
    ];
    expect(read({ ...teapot, sku: 153061, offers })).toMatchObject({
      sku: "153061",
      price: 18,
      list_price: 22,
      currency: "EUR",
      availability: "OutOfStock",
    });
  });

  test("a currency that is no ISO code is none", () => {
    expect(read({ ...teapot, offers: { price: 5, priceCurrency: "€" } })?.currency).toBeUndefined();
  });
});

describe("variants", () => {
  const group = {
    "@type": "ProductGroup",
    name: "Shirt",
    productGroupID: "SHIRT",
    url: "/p/shirt",
    hasVariant: ["RED", "BLUE"].map((colour, i) => ({
      "@type": "Product",
      name: `Shirt - ${colour}`,
      sku: `SHIRT-${colour}`,
      image: `/${colour}.jpg`,
      offers: {
        "@type": "Offer",
        url: `/p/shirt?variant=${i}`,
        price: `${10 + i}.00`,
        priceCurrency: "EUR",
        availability: i ? "InStock" : "OutOfStock",
      },
    })),
  };

  test("the product is the group; its price that of the first that can be had", () => {
    const item = read(group, page("https://shop.example/p/shirt"));
    expect(item).toMatchObject({
      item_id: "SHIRT",
      item_name: "Shirt",
      sku: "SHIRT-BLUE",
      price: 11,
      availability: "InStock",
    });
    expect(item?.aliases).toEqual(expect.arrayContaining(["SHIRT-RED", "SHIRT-BLUE"]));
  });

  test("the one chosen by the query", () => {
    const item = read(group, page("https://shop.example/collections/new/p/shirt?utm_source=x&variant=0"));
    expect(item).toMatchObject({ item_id: "SHIRT", sku: "SHIRT-RED", price: 10, availability: "OutOfStock" });
  });

  test("as products of their own: of one group, of one name, of this page's path", () => {
    const each = (more: object[]) =>
      read(more.map((one, i) => ({ "@type": "Product", sku: `S${i}`, ...one })));
    expect(
      each([
        { name: "Red", inProductGroupWithID: "G" },
        { name: "Blue", isVariantOf: { "@type": "ProductGroup", productGroupID: "G" } },
      ]),
    ).toMatchObject({ item_id: "G", item_name: "Red" });
    const named = each([{ name: "Shirt" }, { name: "shirt" }]);
    expect(named).toMatchObject({ item_name: "Shirt" });
    // No SKU is the product's: the page's URL will be its id.
    expect(named?.item_id).toBeUndefined();
    expect(named?.aliases).toEqual(expect.arrayContaining(["S0", "S1"]));
    expect(
      each([
        { name: "Red", url: "?c=red" },
        { name: "Blue", url: "?c=blue" },
      ]),
    ).toMatchObject({ item_name: "Red" });
  });

  test("a product id before the SKU, without its prefix", () => {
    expect(read({ ...teapot, productID: "sku:T" })?.item_id).toBe("T");
    expect(read({ ...teapot, productId: "4781720" })?.item_id).toBe("4781720");
  });
});

describe("no subject", () => {
  const cup = { "@type": "Product", name: "Cup", sku: "CUP" };
  test.each([
    ["several products", [teapot, cup].map(({ name, "@type": type }) => ({ name, "@type": type }))],
    [
      "several products of other pages",
      [
        { ...teapot, offers: {}, url: "/a" },
        { ...cup, url: "/b" },
      ],
    ],
    ["an ItemList", { "@type": "ItemList", itemListElement: [{ "@type": "ListItem", item: teapot }] }],
    [
      "a collection of one",
      { "@type": "CollectionPage", mainEntity: { "@type": "ItemList", itemListElement: [cup] } },
    ],
    ["a product without a name", { "@type": "Product", sku: "CUP" }],
    ["what is about a product", { "@type": "Article", about: cup }],
    ["an order", { "@type": "Order", orderedItem: cup }],
    ["null", null],
    ["a text", "Product"],
    ["nothing", []],
  ])("%s", (_, data) => {
    expect(read(data)).toBeUndefined();
  });

  test("on a page of another kind a product of another page is only shown", () => {
    const home = page("https://shop.example/", true);
    expect(read({ ...cup, url: "/p/cup" }, home)).toBeUndefined();
    expect(read(cup, home)).toMatchObject({ item_name: "Cup" });
    expect(read({ ...cup, url: "/" }, home)).toMatchObject({ item_name: "Cup" });
  });
});
