// The built tag in a shop that behaves as PrestaShop does.
import type { BrowserContext, Page } from "@playwright/test";
import type { Floorwalker } from "../../../src/index.js";
import { expect, ready, test } from "../harness.js";
import type { SiteServer } from "../server.js";
import { button, seen, want } from "../willing.js";
import { expectFacts, facts } from "./expect-facts.js";
import { PrestaShop } from "./prestashop.js";
import { catalog, rules, serveWilling, takeOffer } from "./shop.js";

declare const floorwalker: Floorwalker;

const open = async (site: SiteServer, page: Page, context: BrowserContext) =>
  new PrestaShop(site, await serveWilling(site, page, context));

test("a visit: looked at, put in, changed, taken out, ordered", async ({ site, page, context }) => {
  const shop = await open(site, page, context);
  await page.goto("/");
  await ready(page);
  await expectFacts(page, { "page.type": "home", "cart.count": 0 });

  await page.goto("/12-tea.html");
  await expectFacts(page, {
    "page.type": "product",
    "item.id": "12",
    "item.sku": "TEA-1",
    "item.price": 1234.5,
    "item.currency": "ZAR",
    "item.views": 1,
    "item.in_cart": false,
  });
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expectFacts(page, { "cart.count": 1, "cart.value": 1234.5, "item.in_cart": true });

  shop.cart.set("13", 2);
  await page.goto("/cart");
  await expectFacts(page, {
    "page.type": "cart",
    "cart.count": 3,
    "cart.value": 1244.5,
    "cart.items": ["12", "13"],
  });
  await page.getByText("update-quantity 12").click();
  await expectFacts(page, { "cart.count": 4, "cart.value": 2479 });
  await page.getByText("delete-from-cart 13").click();
  await expectFacts(page, { "cart.count": 2, "cart.items": ["12"] });

  await page.goto("/order");
  await expectFacts(page, { "page.type": "checkout", "checkout.started": true, "visitor.purchases": 0 });
  await page.goto("/order-confirmation");
  await expectFacts(page, {
    "page.type": "confirmation",
    "checkout.started": false,
    "visitor.purchases": 1,
    "cart.count": 0,
  });
  await page.reload();
  await ready(page);
  await expectFacts(page, { "visitor.purchases": 1 });
});

test("a data layer that tells of the same click counts once, before and after", async ({
  site,
  page,
  context,
}) => {
  await open(site, page, context);
  await page.goto("/12-tea.html");
  await ready(page);
  await expectFacts(page, { "item.id": "12" });
  for (const [when, count] of [
    ["before", 1],
    ["after", 2],
  ] as const) {
    const tell = () =>
      page.evaluate(() => {
        const page = window as unknown as { dataLayer: unknown[] };
        page.dataLayer ??= [];
        page.dataLayer.push({
          event: "add_to_cart",
          ecommerce: { items: [{ item_id: "TEA-1", quantity: 1 }] },
        });
      });
    if (when === "before") await tell();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.locator("body")).toHaveAttribute("data-updates", `${count}`);
    if (when === "after") await tell();
    await expectFacts(page, { "cart.count": count });
    await page.clock.runFor(3000);
  }
});

test("the cart changes in another tab", async ({ site, page, context }) => {
  await open(site, page, context);
  await page.goto("/12-tea.html");
  await ready(page);
  await expectFacts(page, { "cart.count": 0, "item.in_cart": false });
  const other = await context.newPage();
  await other.goto("/12-tea.html");
  await ready(other);
  await other.getByRole("button", { name: "Add to cart" }).click();
  await expectFacts(other, { "cart.count": 1 });
  await expectFacts(page, { "cart.count": 1, "item.in_cart": true });
});

test("added from a prompt: the shop's own way, and its scripts hear of it", async ({
  site,
  page,
  context,
}) => {
  const shop = await open(site, page, context);
  await page.goto("/12-tea.html");
  await ready(page);
  await expectFacts(page, { "item.id": "12" });
  await want(page);
  await seen(page);
  await button(page, "Put it in").click();
  await expectFacts(page, { "cart.count": 1, "item.in_cart": true });
  expect([...shop.cart]).toEqual([["12", 1]]);
  await expect(page.locator("body")).toHaveAttribute("data-updates", "1");
});

test("put in from a suggestion, on a page of no product", async ({ site, page }) => {
  site.serve({ "/floorwalker.json": rules("13"), "/catalog.json": catalog("13", "Cup", 5) });
  const shop = new PrestaShop(site, { "data-rules": "/floorwalker.json" });
  shop.cart.set("12", 1);
  await page.goto("/");
  await facts(page, { "page.type": "home", "cart.items": ["12"] });
  await takeOffer(page);
  await facts(page, { "cart.items": ["12", "13"], "cart.count": 2, "cart.value": 1239.5 });
  expect([...shop.cart]).toEqual([
    ["12", 1],
    ["13", 1],
  ]);
});

test("what the shop refuses is offered to the page", async ({ site, page, context }) => {
  const shop = await open(site, page, context);
  shop.soldOut = true;
  await page.goto("/12-tea.html");
  await ready(page);
  await expectFacts(page, { "item.id": "12" });
  await page.evaluate(() =>
    document.addEventListener("floorwalker:add_to_cart", (event) => {
      event.preventDefault();
      document.body.dataset.asked = (event as CustomEvent).detail.item_id;
    }),
  );
  await want(page);
  await button(page, "Put it in").click();
  await expect(page.locator("body")).toHaveAttribute("data-asked", "12");
  await expectFacts(page, { "cart.count": 0 });
});

test("who the visitor is stays in the shop", async ({ site, page, context }) => {
  await open(site, page, context);
  await page.goto("/12-tea.html");
  await ready(page);
  await expectFacts(page, { "item.id": "12" });
  const all = await page.evaluate(async () => JSON.stringify(await floorwalker.exportData()));
  expect(all).toContain("TEA-1");
  expect(all).not.toMatch(/jane|example\.org/i);
});
