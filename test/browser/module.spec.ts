// The example of the module as its reader builds it: bundled with vite from the package's own dist/, in a real browser.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { build, type Rollup } from "vite";
import { test as base, expect, pass } from "./harness.js";
import type { Answer } from "./server.js";

const root = fileURLToPath(new URL("../../examples/module/", import.meta.url));
const PICTURES = ["pen", "ink", "notebook", "pencils", "lamp", "ruler"].map(
  (name) => `/pictures/${name}.svg`,
);
const PEN = "/product/heron-fountain-pen";

interface Shop {
  files: Record<string, Answer>;
  modules: string[];
}

/** The shop's first page, with the assistant at work. */
const test = base.extend<{ shop: Page }, { built: Shop }>({
  built: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const result = (await build({
        root,
        logLevel: "error",
        build: { write: false },
      })) as Rollup.RollupOutput;
      const files: Shop["files"] = {};
      const modules: string[] = [];
      for (const each of result.output) {
        if (each.type === "chunk") modules.push(...each.moduleIds);
        files[`/${each.fileName}`] = { body: each.type === "chunk" ? each.code : Buffer.from(each.source) };
      }
      for (const path of ["/products.json", ...PICTURES]) {
        files[path] = { body: await readFile(`${root}public${path}`) };
      }
      // A single-page shop: the same document at every address.
      for (const path of ["/", "/cart", "/thank-you", PEN]) files[path] = files["/index.html"] as Answer;
      await use({ files, modules });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  shop: async ({ page, site, built }, use) => {
    site.serve(built.files);
    await page.clock.install({ time: "2026-03-02T10:00:00Z" });
    await page.goto("/");
    await expect(page.getByRole("switch", { name: "Remember" })).toBeEnabled();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await use(page);
    expect(await page.evaluate(() => "sameDocument" in window), "no document was loaded again").toBe(true);
  },
});

const prompt = (page: Page, rule: string) => page.locator(`floorwalker-prompt[rule=${rule}]`);
const cartLink = (page: Page) => page.getByRole("navigation").getByRole("link", { name: "Cart" });

/** Opens the pen's page from the list, and reads a while. */
async function lookAtPen(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Everything" }).click();
  await page.getByRole("link", { name: "Heron fountain pen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Heron fountain pen");
  await pass(page, "4s");
}

test("it is bundled from dist/, and its types are those that ship", async ({ built }) => {
  test.slow();
  const own = built.modules.filter((id) => !id.includes("node_modules") && !id.startsWith(root));
  expect(own.map((id) => id.replace(/^.*\/(dist|src)\//, "$1/"))).toContain("dist/floorwalker.js");
  expect(own.filter((id) => id.includes("/src/"))).toEqual([]);
  await promisify(execFile)("node_modules/.bin/tsc", ["-p", root]);
});

test("the assistant comes at the third look at a product, reached by pushState", async ({ shop }) => {
  await lookAtPen(shop);
  await lookAtPen(shop);
  await expect(shop.locator("floorwalker-prompt")).toHaveCount(0);
  await lookAtPen(shop);
  await expect(prompt(shop, "hesitating").locator("h2")).toHaveText(
    "A question about the Heron fountain pen?",
  );
  await expect(shop).toHaveURL(PEN);
});

test("a member is offered to try it, and the shop's cart takes the assistant's add", async ({ shop }) => {
  await shop.getByRole("switch", { name: "I am a member" }).check();
  for (let look = 0; look < 3; look++) await lookAtPen(shop);
  await prompt(shop, "hesitating-member").getByRole("button", { name: "Add to cart" }).click();
  await expect(shop.locator("#status")).toHaveText("Heron fountain pen is in your cart");
  await expect(cartLink(shop)).toHaveText("Cart (1)");
  await expect(shop.locator("floorwalker-prompt")).toHaveCount(0);
});

test("what goes with it is added from the prompt, and bought", async ({ shop }) => {
  await lookAtPen(shop);
  await shop.getByRole("button", { name: "Add to cart" }).click();
  const card = prompt(shop, "goes-with");
  await expect(card.locator("[part=item]")).toHaveCount(2);
  await card.getByRole("button", { name: /^Add/ }).first().click();
  await expect(cartLink(shop)).toHaveText("Cart (2)");
  await card.getByRole("link", { name: "See the cart" }).click();
  await expect(shop).toHaveURL("/cart");
  await expect(shop.locator(".lines h2")).toHaveText(["Heron fountain pen", "Dusk ink"]);
  await expect(card).toHaveCount(0);
  await shop.getByRole("button", { name: "Remove Dusk ink" }).click();
  await expect(shop.locator(".lines h2")).toHaveText(["Heron fountain pen"]);
  await shop.getByRole("button", { name: "Place the order" }).click();
  await expect(shop.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await expect(cartLink(shop)).toHaveText("Cart (0)");
});

test("the switch is the visitor's yes and no, and the link shows what is remembered", async ({ shop }) => {
  const databases = () => shop.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const remember = shop.getByRole("switch", { name: "Remember" });
  expect(await databases()).toEqual([]);
  await remember.check();
  await expect.poll(databases).toEqual(["floorwalker"]);
  await shop.getByRole("link", { name: "Your data" }).click();
  await expect(shop.locator("floorwalker-prompt")).toBeVisible();
  await shop.keyboard.press("Escape");
  await remember.uncheck();
  await expect.poll(databases).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is accessible: ${colorScheme}`, async ({ shop }) => {
    test.slow();
    await shop.emulateMedia({ colorScheme });
    const violations = async () => {
      // What is still fading in has another contrast.
      await shop.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      return (await new AxeBuilder({ page: shop }).analyze()).violations.map(({ id }) => id);
    };
    expect(await violations()).toEqual([]);
    await lookAtPen(shop);
    await shop.getByRole("button", { name: "Add to cart" }).click();
    await expect(prompt(shop, "goes-with")).toBeVisible();
    expect(await violations()).toEqual([]);
    await cartLink(shop).click();
    await expect(shop.locator(".lines li")).toHaveCount(1);
    await expect(shop.locator("floorwalker-prompt")).toHaveCount(0);
    expect(await violations()).toEqual([]);
  });
}
