// 65 real product pages as served, with the tag added to their head and every other request blocked: nothing of ours
// goes wrong, and what their JSON-LD says of the product becomes facts. What it says is read here by other means than
// the tag's: every object anywhere in it, no merging.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";

const data = new URL("../../../shared/data/product-pages/", import.meta.url);
const tag = new URL("../../dist/floorwalker.min.js", import.meta.url);
const tagPath = "/_floorwalker/floorwalker.min.js";

type Node = Record<string, unknown>;

interface Facts {
  "item.id"?: string;
  "item.name"?: string;
  "item.price"?: number;
  "page.type"?: string;
}

/** Every object of some JSON, but for those that are parts of lists or related to others. */
function nodesIn(value: unknown): Node[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    /^(itemListElement|isRelatedTo|isSimilarTo|isAccessoryOrSparePartFor|isConsumableFor)$/.test(key)
      ? []
      : nodesIn(each),
  );
  return Array.isArray(value) ? inner : [value as Node, ...inner];
}

/** The page's JSON-LD, script by script; here, of these pages, all of it is JSON as it should be. */
const jsonLdOf = (html: string): unknown[] =>
  [...html.matchAll(/<script[^>]*application\/ld\+json[^>]*>([\s\S]*?)<\/script>/gi)].map(([, text = ""]) =>
    JSON.parse(text),
  );

/** What the browser shows of a text with entities. */
const shown = (page: Page, text: string) =>
  page.evaluate(
    (html) => new DOMParser().parseFromString(html, "text/html").documentElement.textContent ?? "",
    text,
  );

/** What a page's JSON-LD says of products: their names, and their prices. */
function claims(html: string): { names: string[]; prices: number[] } {
  const products = nodesIn(jsonLdOf(html)).filter(
    ({ "@type": type, name }) => /product$/i.test(`${type}`) && name,
  );
  const prices = products
    .flatMap(({ offers }) => nodesIn(offers))
    .flatMap(({ price, lowPrice }) => [price, lowPrice])
    .filter((price) => price != null)
    .map(Number);
  return { names: [...new Set(products.map(({ name }) => `${name}`))], prices };
}

if (existsSync(data)) {
  const truth = JSON.parse(readFileSync(new URL("ground-truth.json", data), "utf8")) as Record<
    string,
    { url: string }
  >;
  const pages = Object.entries(truth).map(([key, { url }]) => {
    const html = gunzipSync(readFileSync(new URL(`html/${key}.html.gz`, data))).toString();
    return { key: key.slice(0, 8), url, html, ...claims(html) };
  });

  test("the pages are those meant: 34 name a product, and none names several", () => {
    expect(pages).toHaveLength(65);
    expect(pages.filter(({ names }) => names.length)).toHaveLength(34);
    expect(pages.filter(({ names }) => names.length > 1)).toEqual([]);
  });

  for (const { key, url, html, names, prices } of pages) {
    const says = names.length
      ? `${prices.length ? "a product and its price" : "a product"}`
      : "no product in JSON-LD";
    test(`${key} ${new URL(url).host}: ${says}`, async ({ page }) => {
      const ours: string[] = [];
      page.on("pageerror", ({ stack, message }) => {
        if (/floorwalker/i.test(stack ?? message)) ours.push(stack ?? message);
      });
      page.on("console", (message) => {
        const text = `${message.type()}: ${message.text()} (${message.location().url})`;
        if (/^(error|warning)/.test(text) && /floorwalker/i.test(text)) ours.push(text);
      });
      await page.route("**/*", (route) => {
        const request = route.request();
        if (new URL(request.url()).pathname === tagPath) return route.fulfill({ path: fileURLToPath(tag) });
        if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
          const script = `<script async src="${tagPath}" data-consent="granted"></script>`;
          const body = html.replace(/<head[^>]*>/i, (head) => head + script);
          return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
        }
        return route.abort();
      });
      // Not "load": on some of these pages an image that fails is asked for again and again.
      await page.goto(url, { waitUntil: "domcontentloaded" });
      const facts = () =>
        page.evaluate(
          () => (window as unknown as { floorwalker?: { facts?(): Facts } }).floorwalker?.facts?.() ?? {},
        );

      await expect.poll(async () => (await facts())["page.type"], { message: "the tag runs" }).toBeDefined();
      if (names.length) {
        // One source reads after the other: the shop's own word may come before its JSON-LD.
        const said = await Promise.all(names.map((each) => shown(page, each.trim())));
        await expect
          .poll(async () => said.includes(`${(await facts())["item.name"]}`), String(said))
          .toBe(true);
        if (prices.length)
          await expect
            .poll(async () => prices.includes(Number((await facts())["item.price"])), String(prices))
            .toBe(true);
        const { "item.id": id, "page.type": type } = await facts();
        expect([typeof id, type]).toEqual(["string", "product"]);
      } else {
        await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
      }
      expect(ours).toEqual([]);
    });
  }
} else {
  test.skip("65 real product pages: the folder with the shared data is absent", () => {});
}
