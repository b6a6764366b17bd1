// A visit to a Shopify shop: product, cart, checkout and purchase are known by what the platform itself says.
import type { Page } from "@playwright/test";
import { expect, test } from "../harness.js";
import { facts } from "./expect-facts.js";
import { takeOffer } from "./shop.js";
import { serveShopify, type Theme } from "./shopify.js";

const put = async (page: Page, quantity: number) => {
  await page.getByLabel("Quantity").fill(`${quantity}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
};
const cart = (page: Page, count: number, value: number) =>
  facts(page, { "cart.count": count, "cart.value": value });

for (const theme of ["dawn", "standard", "old"] as Theme[]) {
  test.describe(`a theme of kind ${theme}`, () => {
    test("view, add, change, remove, checkout, purchase", async ({ page, site }) => {
      serveShopify(site, theme);
      await page.goto("/products/teapot");
      await facts(page, {
        "page.type": "product",
        "item.id": "1",
        "item.name": "Teapot",
        "item.brand": "Lux",
        "item.variant": "Red",
        "item.price": 39.9,
        "item.currency": "EUR",
        "item.in_cart": false,
        "item.views": 1,
      });
      expect(site.requests.filter((each) => /cart/.test(each))).toEqual([]);
      await put(page, 2);
      await cart(page, 2, 79.8);
      await facts(page, { "item.in_cart": true, "cart.items": ["1"], "cart.top.name": "Teapot" });
      await put(page, 1);
      await cart(page, 3, 119.7);

      await page.getByRole("link", { name: "Cart" }).click();
      await facts(page, { "page.type": "cart" });
      await page.getByRole("button", { name: "One only" }).click();
      await cart(page, 1, 39.9);
      await page.getByRole("button", { name: "Remove" }).click();
      await cart(page, 0, 0);

      await page.goto("/products/teapot");
      await put(page, 1);
      await cart(page, 1, 39.9);
      await page.goto("/cart");
      await facts(page, { "cart.count": 1, "checkout.started": false });
      await page.getByRole("link", { name: "Check out" }).click();
      await page.getByRole("link", { name: "Back" }).click();
      await facts(page, { "page.type": "home", "checkout.started": true, "visitor.purchases": 0 });
      await page.goto("/cart");
      await page.getByRole("link", { name: "Check out" }).click();
      await page.getByRole("button", { name: "Pay now" }).click();
      await page.getByRole("link", { name: "Continue shopping" }).click();
      await facts(page, {
        "visitor.purchases": 1,
        "visitor.bought": ["1"],
        "cart.count": 0,
        "checkout.started": false,
      });
    });

    test("put in from a suggestion, by the shop's own way", async ({ page, site }) => {
      serveShopify(site, theme);
      await page.goto("/");
      await takeOffer(page);
      await facts(page, { "cart.items": ["2"], "cart.count": 1, "cart.value": 9.9, "page.type": "home" });
      expect(site.requests.filter((each) => /POST/.test(each))).toEqual(["POST /cart/add.js"]);
      const opened = await page.evaluate(() => document.documentElement.dataset.opened);
      expect(opened).toBe(theme === "standard" ? "cart" : undefined);
    });

    test("changed in another tab", async ({ page, site, context }) => {
      serveShopify(site, theme);
      await page.goto("/products/teapot");
      await put(page, 1);
      await cart(page, 1, 39.9);
      const other = await context.newPage();
      await other.goto("/products/teapot");
      await put(other, 2);
      await cart(other, 3, 119.7);
      await page.bringToFront();
      await cart(page, 3, 119.7);
    });
  });
}
