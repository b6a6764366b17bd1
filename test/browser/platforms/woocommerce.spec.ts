// A visit to a WooCommerce shop: product, cart, checkout and purchase are known by what the platform itself says.
import type { Page } from "@playwright/test";
import { expect, test } from "../harness.js";
import { facts } from "./expect-facts.js";
import { takeOffer } from "./shop.js";
import { type Kind, serveWoo } from "./woocommerce.js";

const cart = (page: Page, count: number, value: number) =>
  facts(page, { "cart.count": count, "cart.value": value });
const asked = (requests: string[]) => requests.filter((each) => /cart$/.test(each));

/** By the form that posts and reloads, or by the blocks' buttons. */
async function put(page: Page, kind: Kind, colour: string, quantity: number) {
  if (kind === "classic") {
    await page.getByLabel("Color").selectOption(colour);
    await page.getByLabel("Quantity").fill(`${quantity}`);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.waitForURL("/product/beanie/");
  } else for (let i = 0; i < quantity; i++) await page.getByRole("button", { name: colour }).click();
}

for (const kind of ["classic", "blocks"] as Kind[]) {
  test.describe(kind, () => {
    test("view, add, change, remove, checkout, purchase", async ({ page, site }) => {
      serveWoo(site, kind);
      await page.goto("/product/beanie/");
      await facts(page, {
        "page.type": "product",
        "item.id": "22",
        "item.in_cart": false,
        "item.views": 1,
      });
      expect(asked(site.requests)).toEqual([]);
      await put(page, kind, "Red", 2);
      await cart(page, 2, 36);
      await facts(page, { "item.in_cart": true, "cart.top.name": "Beanie & Logo", "cart.lines": 1 });
      await put(page, kind, "Blue", 1);
      await cart(page, 3, 55);
      await facts(page, { "cart.lines": 2, "item.in_cart": true });

      await page.getByRole("link", { name: "Cart" }).click();
      await facts(page, { "page.type": "cart" });
      await page.getByRole("button", { name: "One only" }).click();
      await cart(page, 2, 37);
      await page.getByRole("button", { name: "Remove" }).click();
      await cart(page, 1, 19);

      await page.getByRole("link", { name: "Check out" }).click();
      await facts(page, { "page.type": "checkout", "checkout.started": true, "cart.count": 1 });
      await page.getByRole("button", { name: "Pay" }).click();
      await facts(page, {
        "page.type": "confirmation",
        "visitor.purchases": 1,
        "cart.count": 0,
        "checkout.started": false,
      });
      await page.reload();
      await facts(page, { "visitor.purchases": 1, "visitor.bought": ["22"], "cart.count": 0 });
    });

    test("put in from a suggestion, by the shop's own way", async ({ page, site }) => {
      serveWoo(site, kind);
      await page.goto("/shop/");
      await takeOffer(page);
      await facts(page, { "cart.items": ["50"], "cart.count": 1, "cart.value": 9.9 });
      expect(site.requests.filter((each) => /POST/.test(each))).toEqual(["POST /shop/?wc-ajax=add_to_cart"]);
    });

    test("changed in another tab", async ({ page, site, context }) => {
      serveWoo(site, kind);
      const name = `Cup by ${kind === "classic" ? "AJAX" : "block"}`;
      await page.goto("/shop/");
      await page.getByText(name).click();
      await cart(page, 1, 9.9);
      const other = await context.newPage();
      await other.goto("/shop/");
      await other.getByText(name).click();
      await cart(other, 2, 19.8);
      await page.bringToFront();
      await cart(page, 2, 19.8);
    });
  });
}

test("a variation found is the page's product, at its price", async ({ page, site }) => {
  serveWoo(site, "classic");
  await page.goto("/product/beanie/");
  await facts(page, { "item.id": "22", "item.views": 1 });
  await page.getByLabel("Color").selectOption("Blue");
  await facts(page, { "item.price": 19, "item.sku": "beanie-blue", "item.views": 1 });
  expect(asked(site.requests)).toEqual([]);
});

for (const way of ["AJAX", "block", "link"]) {
  test(`add in a list: by ${way}`, async ({ page, site }) => {
    serveWoo(site, "classic");
    await page.goto("/shop/");
    await facts(page, { "cart.count": undefined });
    await page.getByText(`Cup by ${way}`).click();
    await facts(page, { "cart.count": 1, "cart.value": 9.9, "cart.items": ["50"], "cart.top.name": "Cup" });
    await page.getByText("Cup by AJAX").click();
    await cart(page, 2, 19.8);
  });
}

test("its addresses reach neither memory nor the page's facts", async ({ page, site }) => {
  serveWoo(site, "classic");
  await page.goto("/shop/");
  await page.getByText("Cup by AJAX").click();
  await cart(page, 1, 9.9);
  const all = await page.evaluate("floorwalker.exportData().then((data) => JSON.stringify(data))");
  expect(all).not.toMatch(/John|Doe|checkout@|12345/);
  expect(all).toContain("Cup");
});
