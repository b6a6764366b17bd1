// The parser on what others recorded: schema.org's own examples and extruct's broken samples.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseLoosely } from "../../src/shops/json.js";
import { parsePrice } from "../../src/shops/price.js";
import { readProduct } from "../../src/shops/schema-org.js";

/** Beside the project; where it is absent, these tests are skipped. */
const data = "../shared/data";
const examples = `${data}/schemaorg-examples/product-examples.json`;
const prices = `${data}/price-strings/price-strings.json`;
const broken = `${data}/extruct-samples/custom.invalid`;

const url = new URL("https://shop.example/some/page");
const read = (html: string) =>
  readProduct(scripts(html).map(parseLoosely), { base: url.href, urls: [url, url], other: false });
const scripts = (html: string) =>
  [...html.matchAll(/<script[^>]*ld\+json[^>]*>([\s\S]*?)<\/script>/gi)].map(([, text = ""]) => text);

/** The examples that are of one product, by the first word of their title, as read by eye. */
const expected: Record<string, object> = {
  "#eg-0010": {
    item_name: 'Kenmore White 17" Microwave',
    price: 55,
    currency: "USD",
    rating: 3.5,
    reviews: 11,
  },
  "#eg-0011": {
    item_name: 'Dell UltraSharp 30" LCD Monitor',
    price: 1250,
    currency: "USD",
    rating: 4.35,
    reviews: 24,
  },
  "#eg-0029": { item_name: "ACME Racing Bike in black (2008)" },
  "#eg-0030": { item_name: "Brother HL-2230 Compact Laser Printer" },
  "#eg-0031": { item_name: "ACME Colorvision 123" },
  "#eg-0393": { item_name: "Le concerto", sku: "780 R2", availability: "InStock" },
  "#eg-0394": { item_name: "Explosive tennis balls", price: 1000, currency: "USD", availability: "InStock" },
  "#eg-0395": { item_id: "ML 410 H4 I5 2011", price: 0, availability: "InStock" },
  "#eg-0464": { item_id: "44E01", sku: "44E01-M11000", item_name: "Large green jacket", price: 239.99 },
  "#eg-0475": {
    item_id: "12345",
    item_name: "Advanced Fnobarizer",
    item_brand: "Nucleatronics Inc.",
    price: 99.99,
  },
  "#eg-0484": { item_id: "1234-5678", price: 499, currency: "EUR", availability: "InStock" },
  "#eg-0486": { item_id: "1234-5678", item_name: "Water heater", price: 1799, currency: "EUR" },
  "#eg-0489": { item_id: "44E01-X1100000", price: 15, currency: "USD", availability: "BackOrder" },
  "#eg-3475": { item_name: "Crew neck white t-shirt" },
  "#eg-3617a": { item_name: "JSON Example" },
  "#eg-3617c": { item_name: "JSON Example" },
  "#eg-4505": { item_name: "Château Snotty 2020", price: 999, currency: "EUR", rating: 4.7, reviews: 33 },
  "#4660": { item_name: "Circular Smartphone", rating: 4 },
};

describe.skipIf(!existsSync(examples))("schema.org's examples", () => {
  const all: { types: string; JSON?: string }[] = existsSync(examples)
    ? JSON.parse(readFileSync(examples, "utf8"))
    : [];
  for (const { types, JSON: html = "" } of all) {
    const [title = ""] = types.split(" ");
    test(types.slice(0, 60), () => {
      const item = read(html);
      if (expected[title]) expect(item).toMatchObject(expected[title]);
      else expect(item).toBeUndefined();
    });
  }
});

describe.skipIf(!existsSync(broken))("extruct's samples of broken JSON", () => {
  const plain = (value: unknown) => JSON.stringify(value).replace(/(\\[nrt]| )+/g, " ");
  const files = existsSync(broken) ? readdirSync(broken).filter((file) => file.endsWith(".html")) : [];
  test.each(files)("%s", (file) => {
    const [text = ""] = scripts(readFileSync(`${broken}/${file}`, "utf8"));
    const [wanted] = JSON.parse(readFileSync(`${broken}/${file.replace(".html", ".jsonld")}`, "utf8"));
    expect(plain(parseLoosely(text))).toBe(plain(wanted));
  });
});

describe.skipIf(!existsSync(prices))(
  `texts of prices${existsSync(prices) ? "" : " (skipped: no shared data)"}`,
  () => {
    const all: { text: string | null; amount: number | null }[] = existsSync(prices)
      ? JSON.parse(readFileSync(prices, "utf8"))
      : [];
    const read = ({ text }: { text: string | null }) => parsePrice(text ?? "")?.amount ?? null;

    test("the amount of 97 in 100 is right", () => {
      expect(all.length).toBeGreaterThan(500);
      expect(all.filter((each) => read(each) === each.amount).length / all.length).toBeGreaterThanOrEqual(
        0.97,
      );
    });

    test("where there is no price none is read, but for one text at most", () => {
      const none = all.filter(({ amount }) => amount === null);
      expect(none.length).toBeGreaterThan(10);
      expect(none.filter((each) => read(each) !== null).length).toBeLessThanOrEqual(1);
    });
  },
);
