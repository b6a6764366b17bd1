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

/** Where the forms of an example are of different prices, pictures or offers, or two have no product: their authors' slips. */
const slips: Record<string, (keyof Item)[]> = {
  // 1000.00 in the markup, 55.00 in the JSON.
  "#eg-0010": ["price"],
  // The offer is not joined to the book, or is only by its id.
  "#eg-0393": ["item_id", "sku", "availability"],
  "#eg-0395": ["url"],
  // A link to a passport of the product, missing in the JSON.
  "#4660": ["url"],
};

describe.skipIf(!existsSync(examples))("schema.org's examples: one item in every form", () => {
  const all: Example[] = existsSync(examples) ? JSON.parse(readFileSync(examples, "utf8")) : [];
  const markup = all.filter(
    ({ MICRODATA, RDFA }) => /Product/.test(MICRODATA + RDFA) && /item|typeof/.test(MICRODATA + RDFA),
  );
  for (const { types, MICRODATA, RDFA, JSON: script } of markup) {
    const [title = ""] = types.split(" ");
    test(types.slice(0, 60), async () => {
      const forms = [];
      if (/@type/.test(script)) forms.push(await read(jsonLd, script));
      if (/itemscope/.test(MICRODATA)) forms.push(await read(microdata, MICRODATA));
      if (/typeof/.test(RDFA)) forms.push(await read(rdfa, RDFA));
      const [first, ...others] = forms.map((item) => {
        const { aliases, ...fields } = item ?? {};
        for (const field of slips[title] ?? []) delete (fields as Partial<Item>)[field];
        return fields;
      });
      for (const other of others) expect(other).toEqual(first);
    });
  }
});

describe.skipIf(!existsSync(samples))("extruct's samples", () => {
  const file = (name: string) => readFileSync(`${samples}/${name}`, "utf8");
  const anvil = {
    item_name: "Executive Anvil",
    item_brand: "ACME",
    price: 119.99,
    currency: "USD",
    availability: "InStock",
    rating: 4.4,
    reviews: 89,
  };

  test.each(["schema.org/product.html", "misc/product_microdata.html"])("%s", async (name) => {
    const item = await read(microdata, file(name));
    expect(item).toMatchObject(anvil);
    expect(item?.image).toMatch(/anvil_executive\.jpg$/);
  });

  test("schema.org/product-ref.html: what others refer to is no second subject", async () => {
    expect(await read(microdata, file("schema.org/product-ref.html"))).toMatchObject(anvil);
  });

  test("websites/microdata-with-description.html", async () => {
    const [wanted] = JSON.parse(file("websites/microdata-with-description.json"));
    const product = wanted.properties ?? wanted;
    const item = await read(microdata, file("websites/microdata-with-description.html"));
    expect(item?.item_name).toBe(product.name);
  });

  test("misc/opengraph_ns_product_test.html", async () => {
    const [{ properties }] = JSON.parse(file("misc/opengraph_ns_product_test.json"));
    const said = Object.fromEntries(properties);
    const item = await read(
      openGraph,
      file("misc/opengraph_ns_product_test.html"),
      new URL(said["og:url"]).pathname,
    );
    const amount = said["product:price:amount"] ?? said["og:price:amount"];
    expect(item).toMatchObject({ item_name: said["og:title"], ...(amount && { price: Number(amount) }) });
  });

  test("misc/expanded_OG_support_test.html: an article is no product", async () => {
    expect(await read(openGraph, file("misc/expanded_OG_support_test.html"))).toBeUndefined();
  });

  test("misc/null_ld_mock.html: null is nothing", async () => {
    expect(await read(jsonLd, file("misc/null_ld_mock.html"))).toBeUndefined();
  });
});
