import type { AddressInfo } from "node:net";
import { devices, type Locator, type Page } from "@playwright/test";
import { createShopServer } from "../../examples/shop/server.mjs";
import { duration } from "../../src/core/duration.js";
import { test as base, expect, pass as passAtOnce, ready, settle } from "./harness.js";
import type { SiteServer } from "./server.js";

// What Floorwalker is for, in the demo shop, by a visitor's clicks: somebody hesitates, a cart is left, what goes with
// it; nobody is pounced on at the door, nobody is asked twice, and no means no.

const test = base.extend<object, { server: SiteServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const shop = createShopServer({ drawer: false });
      await new Promise<void>((ready) => shop.listen(0, "127.0.0.1", ready));
      const { port } = shop.address() as AddressInfo;
      const site = { origin: `http://127.0.0.1:${port}`, requests: [], reset() {} };
      await use(site as unknown as SiteServer);
      shop.closeAllConnections();
      await new Promise((done) => shop.close(done));
    },
    { scope: "worker" },
  ],
});

const SECOND = 1000;
const START = Date.parse("2026-06-01T10:00:00+02:00");

/** Time goes by. What is gathered to be written is written first: the disk keeps its own time. */
async function pass(page: Page, time: number | string): Promise<void> {
  const ms = typeof time === "number" ? time : (duration(time) as number);
  const first = Math.min(ms, 300);
  await passAtOnce(page, first);
  if (ms > first) await passAtOnce(page, ms - first);
}

const prompt = (page: Page, rule: string) => page.locator(`floorwalker-prompt[rule="${rule}"]`);
/** The bar that asks for consent. */
const bar = (page: Page) => page.locator("floorwalker-prompt:not([rule])");
/** What speaks unasked: neither the launcher nor the bar. */
const spoken = (page: Page) => page.locator("floorwalker-prompt[rule]:not([type=launcher], [type=inline])");

/** The page is there, the tag has started, and product data is read. */
async function arrive(page: Page): Promise<void> {
  await expect(prompt(page, "launcher").or(bar(page)).first()).toBeVisible();
  await pass(page, SECOND);
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await arrive(page);
}

/** Clicks on a link of the shop, and the next page is there. */
async function follow(page: Page, name: string, within = "main"): Promise<void> {
  const before = page.url();
  await page.locator(within).getByRole("link", { name, exact: true }).first().click();
  await page.waitForURL((url) => url.href !== before);
  await arrive(page);
}

/** The name of the product that a button of a prompt puts in the cart: "Ajouter …". */
const offered = async (button: Locator) =>
  (await button.getAttribute("aria-label"))?.replace(/^\S+ /, "") ?? "";

/** The visitor comes in by the front door, and lets the shop remember. */
async function enter(page: Page): Promise<void> {
  await page.goto("/");
  await bar(page).getByRole("button", { name: "Oui", exact: true }).press("Enter");
  await expect(prompt(page, "launcher")).toBeVisible();
  await pass(page, SECOND);
}

const count = (page: Page) => page.locator("[data-cart-count]");

for (const [name, { defaultBrowserType: _, ...device }] of Object.entries({
  desktop: devices["Desktop Chrome"],
  phone: devices["Pixel 7"],
} as Record<string, (typeof devices)[string]>)) {
  test.describe(name, () => {
    const { viewport, hasTouch, isMobile, deviceScaleFactor, userAgent } = device;
    test.use({ viewport, hasTouch, isMobile, deviceScaleFactor, userAgent });

    test.beforeEach(async ({ page, context, allow }) => {
      // The shop's own: "… est dans votre panier", and a line more in the cart.
      allow.layoutShifts(/after input/);
      // Under a moved clock, entries of navigation are missing: they tell a reload from a page entered.
      await context.addInitScript("globalThis.__entries = performance.getEntriesByType.bind(performance)");
      await page.clock.install({ time: START - 60 * SECOND });
      await page.clock.pauseAt(START);
      await context.addInitScript("performance.getEntriesByType = __entries");
    });

    /** The visitor's hand is on the page for so many ms: at its edge, where nothing stands. */
    async function use(page: Page, ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= 20 * SECOND) {
        if (hasTouch) await page.touchscreen.tap(2, 300);
        else {
          await page.mouse.move(2, 300);
          await page.mouse.move(4, 300);
        }
        await pass(page, Math.min(left, 20 * SECOND));
      }
    }

    /** A look at the iPod, from its shelf. */
    async function look(page: Page, ms = 2 * SECOND): Promise<void> {
      await go(page, "/rayon/nomade");
      await follow(page, "iPod 30 Go");
      await use(page, ms);
    }

    async function unspoken(page: Page): Promise<void> {
      await settle(page);
      await expect(spoken(page)).toHaveCount(0);
    }

    test("nobody is pounced on at the door", async ({ page }) => {
      await enter(page);
      await unspoken(page);
      await use(page, 60 * SECOND);
      await unspoken(page);
      await look(page, 60 * SECOND);
      await unspoken(page);
    });

    test("at the third look the assistant comes, by name, with an offer to answer, once", async ({
      page,
    }) => {
      test.slow();
      await enter(page);
      await look(page);
      await look(page);
      await unspoken(page);
      await page.reload();
      await arrive(page);
      await use(page, 3 * SECOND);
      await unspoken(page);
      await look(page);
      const card = prompt(page, "hesitating");
      await expect(card.getByRole("heading")).toHaveText("iPod 30 Go : une question ?");
      await expect(card.getByRole("link", { name: "Appeler" })).toHaveAttribute("href", "tel:+33199001234");
      await expect(card.getByRole("link", { name: "Écrire" })).toHaveAttribute(
        "href",
        /^mailto:bonjour@laboutique\.example\?subject=.*iPod/,
      );
      await card.getByRole("button", { name: "Fermer" }).click();
      await use(page, 20 * SECOND);
      for (let n = 0; n < 3; n++) await look(page, 10 * SECOND);
      await unspoken(page);
      await pass(page, "31m");
      for (let n = 0; n < 3; n++) await look(page, 10 * SECOND);
      await unspoken(page);
    });

    test("a cart that is left is kept: said on this visit", async ({ page }) => {
      await enter(page);
      await look(page, 4 * SECOND);
      await page.getByRole("button", { name: "Ajouter au panier" }).click();
      await settle(page);
      await prompt(page, "goes-with").getByRole("button", { name: "Fermer" }).click();
      await go(page, "/rayon/maison");
      await use(page, 28 * SECOND);
      await unspoken(page);
      // No leap: a claim that is not drawn within 5 s is given back.
      await use(page, 3 * SECOND);
      const card = prompt(page, "cart-left");
      await expect(card.getByRole("heading")).toHaveText("Votre panier est gardé");
      await expect(card).toContainText("iPod 30 Go");
      await card.getByRole("link", { name: "Voir le panier" }).click();
      await page.waitForURL("**/panier");
    });

    test("or on the next visit, and not once the checkout has begun", async ({ page }) => {
      await enter(page);
      await look(page, 4 * SECOND);
      await page.getByRole("button", { name: "Ajouter au panier" }).click();
      await settle(page);
      await prompt(page, "goes-with").getByRole("button", { name: "Fermer" }).click();
      // There nobody is told of the cart.
      await go(page, "/panier");
      await pass(page, "1d");
      await go(page, "/");
      await unspoken(page);
      await use(page, 3 * SECOND);
      const card = prompt(page, "cart-left");
      await expect(card).toContainText("iPod 30 Go");
      await card.getByRole("link", { name: "Passer commande" }).click();
      await page.waitForURL("**/commande");
      await ready(page);
      await use(page, 60 * SECOND);
      await unspoken(page);
      await go(page, "/rayon/photo");
      await use(page, 60 * SECOND);
      await unspoken(page);
    });

    test("what goes with it: put in from the suggestion, it lies in the cart", async ({ page }) => {
      await enter(page);
      await look(page, 4 * SECOND);
      await page.getByRole("button", { name: "Ajouter au panier" }).click();
      await settle(page);
      const card = prompt(page, "goes-with");
      await expect(card.getByRole("heading")).toHaveText("iPod 30 Go : ce qui va avec");
      await expect(card.getByRole("listitem")).toHaveCount(2);
      const first = card.getByRole("listitem").getByRole("button").first();
      const named = await offered(first);
      await first.click();
      await expect(count(page)).toHaveText("(2)");
      await settle(page);
      await go(page, "/panier");
      const lines = page.locator("[data-cart-lines] [data-name]");
      await expect(lines).toHaveText(["iPod 30 Go", named]);
    });

    test("on the cart page small things lie by the till, and nothing moves", async ({ page }) => {
      await enter(page);
      await look(page, 4 * SECOND);
      await page.getByRole("button", { name: "Ajouter au panier" }).click();
      await settle(page);
      await prompt(page, "goes-with").getByRole("button", { name: "Fermer" }).click();
      await follow(page, "Panier (1)", "header");
      const till = page.locator("#floorwalker-till floorwalker-prompt");
      await expect(till.getByRole("heading")).toHaveText("Près de la caisse");
      const prices = await till
        .getByRole("listitem")
        .evaluateAll((items) => items.map((item) => /([\d,]+)\s*€/.exec(item.textContent ?? "")?.[1]));
      expect(prices.length).toBeGreaterThan(0);
      for (const price of prices) expect(Number(price?.replace(",", "."))).toBeLessThanOrEqual(15);
      const first = till.getByRole("listitem").getByRole("button").first();
      const named = await offered(first);
      await first.click();
      await expect(count(page)).toHaveText("(2)");
      await expect(page.locator("[data-cart-lines] [data-name]")).toHaveText(["iPod 30 Go", named]);
    });

    test("nothing is said where nothing goes with it", async ({ page }) => {
      await enter(page);
      await go(page, "/rayon/accessoires");
      await page.locator("main .card a").first().click();
      await page.waitForURL("**/produit/*");
      await arrive(page);
      await use(page, 4 * SECOND);
      await page.getByRole("button", { name: "Ajouter au panier" }).click();
      await pass(page, SECOND);
      await expect(prompt(page, "goes-with")).toHaveCount(0);
    });

    test("no means no: nothing more, on no page, from that moment", async ({ page }) => {
      await enter(page);
      await look(page, 4 * SECOND);
      await page.getByRole("button", { name: "Ajouter au panier" }).click();
      await settle(page);
      await prompt(page, "goes-with").getByRole("button", { name: "Ne plus proposer" }).click();
      await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
      for (const path of ["/rayon/maison", "/panier", "/"]) {
        await page.goto(path);
        await ready(page);
        await use(page, 60 * SECOND);
        await settle(page);
        await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
      }
    });

    test("yes to the bar can be said by hand", async ({ page }) => {
      await page.goto("/");
      await expect(prompt(page, "launcher")).toBeVisible();
      await bar(page).getByRole("button", { name: "Oui", exact: true }).click();
      await expect(bar(page)).toHaveCount(0);
    });

    test("no to the bar: nothing is remembered, and it does not ask again", async ({ page }) => {
      await page.goto("/");
      await bar(page).getByRole("button", { name: "Non", exact: true }).click();
      await expect(bar(page)).toHaveCount(0);
      await page.goto("/rayon/nomade");
      await expect(prompt(page, "launcher")).toBeVisible();
      await settle(page);
      await expect(bar(page)).toHaveCount(0);
      expect(await page.evaluate("indexedDB.databases()")).toEqual([]);
    });

    test("the launcher answers whoever calls", async ({ page }) => {
      await enter(page);
      await prompt(page, "launcher").getByRole("button").click();
      await expect(prompt(page, "advice").getByRole("heading")).toHaveText(
        "Que pouvons-nous faire pour vous ?",
      );
    });
  });
}
