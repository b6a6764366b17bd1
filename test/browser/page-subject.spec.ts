// Which pages are about one product, and what it goes by. The pages are made up after what shops have.
import type { Page } from "@playwright/test";
import type { Floorwalker } from "../../src/index.js";
import { expect, htmlPage, test } from "./harness.js";
import { others, products } from "./subject-pages.js";

declare const floorwalker: Floorwalker;

/** The path of a URL without its query, as the server knows it. */
const served = (path: string) => path.replace(/\?.*/, "");

/** What the assistant takes a page for, once every source has read it. */
async function take(page: Page, path: string) {
  await page.goto(path);
  await page.waitForFunction(() => "facts" in ((window as { floorwalker?: object }).floorwalker ?? {}));
  return page.evaluate(async () => {
    // Sources read one after the other, each when the page is idle or half a second has gone: what is asked for last, and
    // may wait for longer, is answered last.
    for (let turn = 0; turn < 16; turn++)
      await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
    const { "page.type": type, "item.id": id, "item.name": name } = floorwalker.facts();
    return { type, id, name };
  });
}

test.describe("no product's page", () => {
  for (const { name, path, html } of others) {
    test(name, async ({ page, site }) => {
      site.serve({ [served(path)]: html });
      const { type, id } = await take(page, path);
      expect(type).not.toBe("product");
      expect(id).toBeUndefined();
    });
  }
});

test.describe("a product's page, its id the same on a second load and with other parameters", () => {
  for (const { name, path, html } of products) {
    test(name, async ({ page, site }) => {
      site.serve({ [path]: html });
      const first = await take(page, path);
      expect(first).toMatchObject({ type: "product", id: expect.any(String) });
      expect(await take(page, path)).toEqual(first);
      expect(await take(page, `${path}?utm_source=x&gclid=y`)).toEqual(first);
      expect(await take(page, `${path}?fbclid=z#reviews`)).toEqual(first);
    });
  }
});

/** A page view in the data layer, as GA4 has it. */
const view = (item_id: string, item_name: string) => ({
  event: "view_item",
  ecommerce: { items: [{ item_id, item_name, price: 39.9 }] },
});
const push = (page: Page, entry: object) =>
  page.evaluate((entry) => (window as unknown as { dataLayer: object[] }).dataLayer.push(entry), entry);
const inCart = (page: Page) => expect.poll(() => page.evaluate(() => floorwalker.facts()["item.in_cart"]));

test("a quick view in a list is looked at, and the list is no product's page", async ({ page, site }) => {
  site.serve({
    "/teapots-34": htmlPage({
      title: "Teapots",
      head: "<script>window.dataLayer = []</script>",
      body: `<main><h1>Teapots</h1><button id="quick">Quick view</button></main>`,
    }),
  });
  await take(page, "/teapots-34");
  await page.click("#quick");
  await push(page, view("T-BLUE", "Blue teapot"));
  const facts = await page.evaluate(() => floorwalker.facts());
  expect(facts).toMatchObject({ "page.type": "other" });
  expect(facts["item.id"]).toBeUndefined();
  await expect
    .poll(() => page.evaluate(async () => JSON.stringify(await floorwalker.exportData())))
    .toContain("T-BLUE");
});

test.describe("what is put into the cart by its variant is found in the cart on the product's page", () => {
  const variants = ["BLUE-S", "BLUE-L"].map((sku) => ({
    "@type": "Product",
    name: `Blue teapot ${sku.slice(-1)}`,
    sku,
    offers: { "@type": "Offer", price: 39.9, priceCurrency: "EUR", url: `/blue-teapot?variant=${sku}` },
  }));
  const microdata = `<main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Blue teapot</h1>
    <meta itemprop="productID" content="1001">${["BLUE-S", "BLUE-L"].map(
      (sku) => `<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
        <meta itemprop="sku" content="${sku}"><meta itemprop="price" content="39.90"></div>`,
    )}</main>`;
  const script = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
  const pages = {
    "a group with its variants": {
      head: script({
        "@type": "ProductGroup",
        name: "Blue teapot",
        productGroupID: "1001",
        hasVariant: variants,
      }),
    },
    "a product with an offer for each": {
      head: script({
        "@type": "Product",
        productID: "1001",
        name: "Blue teapot",
        offers: variants.map(({ sku, offers }) => ({ ...offers, sku })),
      }),
    },
    microdata: { body: microdata },
    "the product's own id in the data layer, and that of a variant in JSON-LD": {
      head: `<script>window.dataLayer = [${JSON.stringify(view("1001", "Blue teapot"))}]</script>${script(variants[1]!)}`,
    },
  };

  for (const [name, options] of Object.entries(pages)) {
    test(name, async ({ page, site }) => {
      site.serve({
        "/teapots-34": htmlPage({ title: "Teapots", head: "<script>window.dataLayer = []</script>" }),
        "/blue-teapot": htmlPage({ title: "Blue teapot", ...options }),
      });
      // Put in from a list, before its own page was ever seen.
      await take(page, "/teapots-34");
      await push(page, { event: "add_to_cart", ecommerce: { items: [{ item_id: "BLUE-L", quantity: 1 }] } });
      await expect.poll(() => page.evaluate(() => floorwalker.facts()["cart.count"])).toBe(1);
      const first = await take(page, "/blue-teapot");
      expect(first).toMatchObject({ type: "product", id: expect.any(String) });
      await inCart(page).toBe(true);
      expect(await take(page, "/blue-teapot?variant=BLUE-S&utm_source=x")).toEqual({
        ...first,
        name: expect.stringContaining("Blue teapot"),
      });
      await inCart(page).toBe(true);
    });
  }
});
