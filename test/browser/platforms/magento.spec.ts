// The built tag in a shop that behaves as Magento 2 does, with each of its front ends.
import type { BrowserContext, Page } from "@playwright/test";
import type { Floorwalker } from "../../../src/index.js";
import { expect, ready, test } from "../harness.js";
import type { SiteServer } from "../server.js";
import { button, seen, want } from "../willing.js";
import { expectFacts, facts } from "./expect-facts.js";
import { Magento } from "./magento.js";
import { catalog, rules, serveWilling, takeOffer } from "./shop.js";

declare const floorwalker: Floorwalker;

for (const frontEnd of ["luma", "hyva"] as const) {
  const open = async (site: SiteServer, page: Page, context: BrowserContext) =>
    new Magento(site, frontEnd, await serveWilling(site, page, context));

  test.describe(frontEnd, () => {
    test("a visit: looked at, put in, changed, taken out, ordered", async ({ site, page, context }) => {
      const shop = await open(site, page, context);
      await page.goto("/");
      await ready(page);
      await expectFacts(page, { "page.type": "home", "cart.count": 0 });

      await page.goto("/tea.html");
      await expectFacts(page, {
        "page.type": "product",
        "item.id": "12",
        "item.sku": "TEA-1",
        "item.name": "Tea",
        "item.price": 71.91,
        "item.currency": "EUR",
        "item.views": 1,
        "item.in_cart": false,
      });
      await page.getByRole("button", { name: "Add to Cart" }).click();
      await expectFacts(page, { "cart.count": 1, "cart.value": 71.91, "item.in_cart": true });
      expect([...shop.cart]).toEqual([["12", 1]]);

      await page.goto("/checkout/cart/");
      await expectFacts(page, { "page.type": "cart", "cart.count": 1 });
      await page.getByRole("button", { name: "updatePost 12" }).click();
      await expectFacts(page, { "cart.count": 2, "cart.value": 143.82 });
      await page.getByRole("button", { name: "delete 12" }).click();
      await expectFacts(page, { "cart.count": 0, "cart.items": [] });

      await page.goto("/tea.html");
      await ready(page);
      await page.getByRole("button", { name: "Add to Cart" }).click();
      await expectFacts(page, { "cart.count": 1 });
      await page.goto("/checkout/");
      await expectFacts(page, { "page.type": "checkout", "checkout.started": true, "visitor.purchases": 0 });
      await page.goto("/checkout/onepage/success/");
      await expectFacts(page, {
        "page.type": "confirmation",
        "checkout.started": false,
        "visitor.purchases": 1,
        "cart.count": 0,
      });
      await page.reload();
      await ready(page);
      await expectFacts(page, { "visitor.purchases": 1, "cart.count": 0 });
    });

    test("on a page of no type of ours the cart is heard", async ({ site, page, context }) => {
      const shop = await open(site, page, context);
      shop.cart.set("13", 1);
      await page.goto("/about");
      await ready(page);
      await expectFacts(page, { "page.type": "other", "cart.count": 1 });
    });

    test("the cart changes in another tab", async ({ site, page, context }) => {
      await open(site, page, context);
      await page.goto("/tea.html");
      await ready(page);
      await expectFacts(page, { "cart.count": 0, "item.in_cart": false });
      const other = await context.newPage();
      await other.goto("/tea.html");
      await ready(other);
      for (const count of [1, 2]) {
        await other.getByRole("button", { name: "Add to Cart" }).click();
        await expectFacts(other, { "cart.count": count });
        await expectFacts(page, { "cart.count": count, "item.in_cart": true });
      }
    });

    test("added from a prompt: the shop's own way, and its scripts load the cart anew", async ({
      site,
      page,
      context,
    }) => {
      const shop = await open(site, page, context);
      await page.goto("/tea.html");
      await ready(page);
      await expectFacts(page, { "item.id": "12", "cart.count": 0 });
      await want(page);
      await seen(page);
      await button(page, "Put it in").click();
      await expectFacts(page, { "cart.count": 1, "item.in_cart": true });
      expect([...shop.cart]).toEqual([["12", 1]]);
    });

    test("put in from a suggestion, on a page of no product", async ({ site, page }) => {
      site.serve({ "/floorwalker.json": rules("13"), "/catalog.json": catalog("13", "Cup", 5) });
      const shop = new Magento(site, frontEnd, { "data-rules": "/floorwalker.json" });
      shop.cart.set("12", 1);
      await page.goto("/");
      await facts(page, { "page.type": "home", "cart.items": ["12"] });
      await takeOffer(page);
      await facts(page, { "cart.count": 2, "cart.value": 76.91 });
      expect([...shop.cart]).toEqual([
        ["12", 1],
        ["13", 1],
      ]);
    });

    test("who the visitor is stays in the shop", async ({ site, page, context }) => {
      const shop = await open(site, page, context);
      shop.cart.set("13", 1);
      await page.goto("/tea.html");
      await ready(page);
      await expectFacts(page, { "item.id": "12", "cart.count": 1 });
      const [all, shops] = await page.evaluate(async () => [
        JSON.stringify(await floorwalker.exportData()),
        localStorage.getItem("mage-cache-storage"),
      ]);
      expect(shops).toContain("jane.doe@example.org");
      expect(all).toContain("TEA-1");
      expect(all).not.toMatch(/jane|example\.org/i);
    });
  });
}
