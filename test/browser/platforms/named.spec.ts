// `data-shop`: whom the tag listens to.
import type { Floorwalker } from "../../../src/index.js";
import { expect, productPage, ready, test } from "../harness.js";

declare const floorwalker: Floorwalker;

const shopify = `<script>
  Shopify = { routes: { root: "/" } };
  ShopifyAnalytics = { meta: { page: { pageType: "product" }, currency: "EUR",
    product: { id: 77, vendor: "Kiln", variants: [{ id: 771, price: 3990, name: "Teapot", sku: "SKU-1" }] } } };
</script>`;

for (const [name, id] of [
  ["auto", "77"],
  ["shopify", "77"],
  ["woocommerce", "SKU-1"],
  ["generic", "SKU-1"],
  ["none", undefined],
] as const) {
  test(`${name}: ${id ? `the product is ${id}` : "nothing is read"}`, async ({ page, site }) => {
    site.serve({ "/": productPage({ head: shopify, tag: { "data-shop": name } }) });
    await page.goto("/");
    await ready(page);
    // After the page was read, which asked for idle time first.
    await page.evaluate(() => new Promise((read) => requestIdleCallback(read)));
    expect(await page.evaluate(() => floorwalker.facts()["item.id"])).toBe(id);
  });
}

test("a name that is none is told, with the nearest right one; the tag then finds out by itself", async ({
  page,
  site,
  allow,
}) => {
  allow.console(/^warning: \[floorwalker\] \/shop: /);
  const said = page.waitForEvent("console", (message) => /\[floorwalker\] \/shop/.test(message.text()));
  site.serve({ "/": productPage({ head: shopify, tag: { "data-shop": "shopfy" } }) });
  await page.goto("/");
  expect((await said).text()).toMatch(/one of auto, .*"shopfy".*"shopify"/);
  await ready(page);
  await expect.poll(() => page.evaluate(() => floorwalker.facts()["item.id"])).toBe("77");
});
