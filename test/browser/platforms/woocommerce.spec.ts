// A visit to a WooCommerce shop: product, cart, checkout and purchase are known by what the platform itself says.
import type { Page } from "@playwright/test";
import { expect, test } from "../harness.js";
import { facts, takeOffer } from "./shop.js";
import { serveWoo } from "./woocommerce.js";

const cart = (page: Page, count: number, value: number) =>
  facts(page, { "cart.count": count, "cart.value": value });
const put = async (page: Page, colour: string, quantity: number) => {
  await page.getByLabel("Color").selectOption(colour);
  await page.getByLabel("Quantity").fill(`${quantity}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL("/product/beanie/");
};
const asked = (requests: string[]) => requests.filter((each) => /cart$/.test(each));

test("view, add by a form that reloads, change, remove, checkout, purchase", async ({ page, site }) => {
  serveWoo(site);
  await page.goto("/product/beanie/");
  await facts(page, { "page.type": "product", "item.id": "22", "item.in_cart": false, "item.views": 1 });
  await page.getByLabel("Color").selectOption("Blue");
  await facts(page, { "item.price": 19, "item.sku": "beanie-blue", "item.views": 1 });
  await page.getByLabel("Color").selectOption("Red");
  expect(asked(site.requests)).toEqual([]);
  await put(page, "Red", 2);
  await cart(page, 2, 36);
  await facts(page, { "item.in_cart": true, "cart.top.name": "Beanie & Logo", "cart.lines": 1 });
  await put(page, "Blue", 1);
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

for (const way of ["AJAX", "block", "link"]) {
  test(`add in a list: by ${way}`, async ({ page, site }) => {
    serveWoo(site);
    await page.goto("/shop/");
    await facts(page, { "cart.count": undefined });
    await page.getByText(`Cup by ${way}`).click();
    await facts(page, { "cart.count": 1, "cart.value": 9.9, "cart.items": ["50"], "cart.top.name": "Cup" });
    await page.getByText("Cup by AJAX").click();
    await cart(page, 2, 19.8);
  });
}

test("put in from a suggestion, by the shop's own way", async ({ page, site }) => {
  serveWoo(site);
  await page.goto("/shop/");
  await takeOffer(page);
  await facts(page, { "cart.items": ["50"], "cart.count": 1, "cart.value": 9.9 });
  expect(site.requests.filter((each) => /POST/.test(each))).toEqual(["POST /shop/?wc-ajax=add_to_cart"]);
});

test("changed in another tab", async ({ page, site, context }) => {
  serveWoo(site);
  await page.goto("/shop/");
  await page.getByText("Cup by AJAX").click();
  await cart(page, 1, 9.9);
  const other = await context.newPage();
  await other.goto("/shop/");
  await other.getByText("Cup by AJAX").click();
  await cart(other, 2, 19.8);
  await page.bringToFront();
  await cart(page, 2, 19.8);
});

test("its addresses reach neither memory nor the page's facts", async ({ page, site }) => {
  serveWoo(site);
  await page.goto("/shop/");
  await page.getByText("Cup by AJAX").click();
  await cart(page, 1, 9.9);
  const all = await page.evaluate("floorwalker.exportData().then((data) => JSON.stringify(data))");
  expect(all).not.toMatch(/John|Doe|checkout@|12345/);
  expect(all).toContain("Cup");
});
