// schema.org's own examples, each in three forms: microdata, RDFa and JSON-LD say the same of the product. And
// extruct's samples of microdata and OpenGraph: the fields it expects.
import { existsSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { Item } from "../../src/core/event.js";
import { type Adapter, jsonLd, microdata, openGraph, rdfa } from "../../src/shops/index.js";
import { createTestPort, settle } from "./shops-port.js";

/** Beside the project; where it is absent, these tests are skipped. */
const data = "../shared/data";
const examples = `${data}/schemaorg-examples/product-examples.json`;
const samples = `${data}/extruct-samples`;

/** What an adapter takes from a page. */
async function read(adapter: Adapter, html: string, path = "/some/page"): Promise<Partial<Item> | undefined> {
  history.replaceState(null, "", path);
  const page = new DOMParser().parseFromString(html, "text/html");
  document.head.replaceWith(document.adoptNode(page.head));
  document.body.replaceWith(document.adoptNode(page.body));
  const shop = createTestPort();
  adapter(shop.port);
  await settle();
  shop.stop();
  expect(shop.errors).toEqual([]);
  return shop.subject.item();
}

afterEach(() => {
  document.head.innerHTML = document.body.innerHTML = "";
});

interface Example {
  types: string;
  MICRODATA: string;
  RDFA: string;
  JSON: string;
}

/** Each form, who reads it, and by what it is told from a "TODO" or "see JSON". */
const forms = [
  ["JSON", jsonLd, /@type/],
  ["MICRODATA", microdata, /itemscope|itemtype/],
  ["RDFA", rdfa, /typeof/],
] as const;

/** Fields in which the authors of an example say different things in its forms. */
const slips: Record<string, (keyof Item)[]> = {
  // It costs 1000.00 in the markup, 55.00 in the JSON.
  "#eg-0010": ["price"],
  // The offer stands within the book in the JSON; in RDFa nothing joins the two, in microdata only its name of the book's id.
  "#eg-0393": ["item_id", "sku", "availability", "aliases"],
};

describe.skipIf(!existsSync(examples))(
  `schema.org's examples: one item in every form${existsSync(examples) ? "" : " (skipped: no shared data)"}`,
  () => {
    const all: Example[] = existsSync(examples) ? JSON.parse(readFileSync(examples, "utf8")) : [];
    const formsOf = (example: Example) => forms.filter(([form, , sign]) => sign.test(example[form]));
    const several = all.filter((example) => formsOf(example).length > 1);

    test.each(several.map((example) => [example.types.slice(0, 60), example]))(
      "%s",
      async (title, example) => {
        const items = [];
        for (const [form, adapter] of formsOf(example)) {
          const item = await read(adapter, example[form]);
          for (const field of slips[title.split(" ")[0]!] ?? []) delete item?.[field];
          items.push(item);
        }
        const [first, ...others] = items;
        for (const other of others) expect(other).toEqual(first);
        found.push(first?.item_name);
      },
    );

    test.each(all.filter((example) => !several.includes(example)).map((each) => [each.types, each]))(
      "%s, in one form only: its name, or nothing",
      async (_, example) => {
        const [[form, adapter] = []] = formsOf(example);
        const item = adapter && (await read(adapter, example[form!]));
        if (item) expect(example[form!]).toContain(item.item_name);
        found.push(item?.item_name);
      },
    );

    /** The names of what was found, an entry for each example. */
    const found: (string | undefined)[] = [];
    test("none was left out, and nothing is the answer to few", () => {
      expect(found).toHaveLength(67);
      expect(several).toHaveLength(24);
      expect(found.slice(0, several.length).filter(Boolean)).toHaveLength(10);
    });
  },
);

/** Of a node as extruct writes it, the text of a property. */
const textOf = (node: unknown, ...path: string[]): string | undefined =>
  path.reduce<unknown>((inner, key) => Object(Object([inner].flat()[0]).properties)[key], node) as never;

/** What extruct expects of a product, in our words. */
function expectedOf(product: unknown): Partial<Item> {
  const offer = (key: string) => textOf(product, "offers", key);
  const fields = {
    item_name: textOf(product, "name"),
    item_brand: textOf(product, "brand"),
    price: Number(offer("price") ?? offer("lowPrice")),
    currency: offer("priceCurrency"),
    availability: offer("availability")?.split("/").pop(),
    rating: Number(textOf(product, "aggregateRating", "ratingValue")) || undefined,
    reviews: Number(textOf(product, "aggregateRating", "reviewCount")) || undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

describe.skipIf(!existsSync(samples))(
  `extruct's samples${existsSync(samples) ? "" : " (skipped: no shared data)"}`,
  () => {
    const file = (name: string) => readFileSync(`${samples}/${name}`, "utf8");
    const json = (name: string) => JSON.parse(file(name));

    test.each([
      ["schema.org/product.html", "schema.org/product.json"],
      ["schema.org/product.html", "schema.org/product_custom_url.json", "http://some-example.com"],
      // What others refer to is no second subject.
      ["schema.org/product-ref.html", "schema.org/product-ref.json"],
      ["misc/product_microdata.html", "schema.org/product.json"],
      ["websites/microdata-with-description.html", "websites/microdata-with-description.json"],
    ])("%s: the fields of %s", async (html, wanted, base = location.href) => {
      const [product] = json(wanted);
      const item = await read(microdata, file(html).replace(/<head[^>]*>/i, `$&<base href="${base}">`));
      expect(Object.keys(expectedOf(product)).length).toBeGreaterThanOrEqual(4);
      expect(item).toMatchObject(expectedOf(product));
      const [image = ""] = [textOf(product, "image")].flat();
      expect(item?.image).toBe(new URL(image, base).href);
      // No other source sees a product there, or none of another name.
      for (const other of [jsonLd, rdfa, openGraph]) {
        expect((await read(other, file(html)))?.item_name ?? item?.item_name).toContain(item?.item_name);
      }
    });

    test("websites/microdata-with-description.html: the codes of both offers are names of it", async () => {
      const [{ properties }] = json("websites/microdata-with-description.json");
      const skus = properties.offers.map((offer: unknown) => textOf(offer, "sku")).filter(Boolean);
      const item = await read(microdata, file("websites/microdata-with-description.html"));
      expect(skus).toHaveLength(2);
      expect([item?.item_id, ...(item?.aliases ?? [])]).toEqual(expect.arrayContaining(skus));
    });

    test("misc/opengraph_ns_product_test.html", async () => {
      const said = Object.fromEntries(json("misc/opengraph_ns_product_test.json")[0].properties);
      const { pathname } = new URL(said["og:url"]);
      expect(await read(openGraph, file("misc/opengraph_ns_product_test.html"), pathname)).toMatchObject({
        item_id: said["product:retailer_item_id"],
        item_name: said["og:title"],
        price: Number(said["product:price:amount"]),
        currency: said["product:price:currency"],
        availability: "InStock",
        url: said["og:url"],
        image: said["og:image"],
      });
    });

    test.each(["misc/expanded_OG_support_test.html", "misc/null_ld_mock.html"])(
      "%s: an article, and null, are no products",
      async (name) => {
        for (const adapter of [jsonLd, microdata, rdfa, openGraph]) {
          expect(await read(adapter, file(name))).toBeUndefined();
        }
      },
    );
  },
);
