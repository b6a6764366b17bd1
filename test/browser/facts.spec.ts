// Each fact of the fact table (SPEC.md section 5) takes its value from what really happens in a page.
import type { BrowserContext, Page } from "@playwright/test";
import { FACTS, RULE_FACTS } from "../../src/core/facts.js";
import { bfcache, expect, htmlPage, productPage, pass as run, settle, test } from "./harness.js";
import type { ProductPageOptions } from "./pages.js";
import type { SiteServer } from "./server.js";

test.use({ launchOptions: bfcache });

type Facts = Record<string, unknown>;
type Window = { floorwalker: { facts(): Facts; track(name: string, params?: object): void } };

/** A Monday, at noon in the shop. */
const NOON = new Date("2026-06-01T10:00:00Z");

interface Visit {
  page: Page;
  site: SiteServer;
  context: BrowserContext;
  /** Waits until facts have these values; one that has none is `undefined`. */
  facts(expected: Facts, of?: Page): Promise<void>;
  /** Serves the rules file with these keys. */
  rules(file: object): void;
}

const tested = new Set<string>();

/** Names that carry one of the merchant's own, as the table lists them. */
const inTable = (name: string) =>
  name.replace(/^(custom|visitor\.answer)\..+/, "$1.*").replace(/^rule\.[^.]+/, "rule.*");

/** A test that shows these facts take their values: each must really be asserted in it. */
function shows(names: string, title: string, run: (visit: Visit) => Promise<void>): void {
  const promised = names.split(/\s+/).filter(Boolean);
  for (const name of promised) tested.add(name);
  test(title, async ({ page, site, context }) => {
    const seen = new Set<string>();
    const rules = (file: object) =>
      site.serve({ "/floorwalker.json": JSON.stringify({ floorwalker: 1, rules: [], ...file }) });
    rules({});
    await page.clock.install({ time: NOON.getTime() - 60_000 });
    await page.clock.pauseAt(NOON.getTime() + 1000);
    await context.addInitScript(() => {
      const ready = () => Object.assign(window, { ready: true });
      Object.assign(window, { floorwalker: [["on", "ready", ready]] });
    });
    await run({
      page,
      site,
      context,
      rules,
      async facts(expected, of = page) {
        const names = Object.keys(expected);
        for (const [name, value] of Object.entries(expected))
          if (value !== undefined) seen.add(inTable(name));
        const read = async () => {
          // Time stands still but for these steps, in which the page does what it had put off.
          await of.clock.runFor(20);
          return of.evaluate((names) => {
            const facts = (window as unknown as Window).floorwalker.facts();
            return Object.fromEntries(names.map((name) => [name, facts[name]]));
          }, names);
        };
        await expect.poll(read).toEqual(expected);
      },
    });
    expect(promised.filter((name) => !seen.has(name))).toEqual([]);
  });
}

/** Enters a page, or its document anew, and waits for memory to be open. */
async function go(page: Page, path: string, options?: Parameters<Page["goto"]>[1]): Promise<void> {
  await page.goto(path, options);
  await expect.poll(() => page.evaluate("window.ready")).toBe(true);
}
async function again(page: Page): Promise<void> {
  await page.reload();
  await expect.poll(() => page.evaluate("window.ready")).toBe(true);
}

/** Within five seconds of a duration: waiting for a fact takes time as well. */
const about = (ms: number) => expect.closeTo(ms, -4);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Lets time go by: in small steps at first, for IndexedDB goes on in real time, and what was just begun there would
 * seem never to answer.
 */
async function pass(page: Page, time: number | `${number}${keyof typeof units}`): Promise<void> {
  const [, count, unit] = /^([\d.]+)(\w+)$/.exec(`${time}`) ?? [];
  const ms = typeof time === "number" ? time : Number(count) * units[unit as keyof typeof units];
  const steps = Math.min(6, Math.floor(ms / 500));
  for (let step = 0; step < steps; step++) await run(page, 500);
  await run(page, ms - steps * 500);
}
const units = { s: 1000, m: MINUTE, h: HOUR, d: DAY };

const layer = "<script>window.dataLayer = window.dataLayer || []</script>";
const tag = { "data-rules": "/floorwalker.json" };
const plain = (body = "<main><h1>A shop</h1></main>", lang = "en") =>
  htmlPage({ body, lang, tag, head: layer });
const product = (options: ProductPageOptions = {}) => productPage({ tag, head: layer, ...options });

/** The visitor uses the page for so long: moves, and moves again before engaged time would end. */
async function use(page: Page, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 20) {
    await page.mouse.move(300 + (left % 7), 300);
    await pass(page, Math.min(left, 20) * 1000);
  }
}

const track = (page: Page, name: string, params: object) =>
  page.evaluate(([name, params]) => (window as unknown as Window).floorwalker.track(name, params), [
    name,
    params,
  ] as const);

/** The page pushes a GA4 event in GTM's form. */
const gtm = (page: Page, event: string, ecommerce: object) =>
  page.evaluate(
    (entry) => {
      (window as unknown as { dataLayer: object[] }).dataLayer.push(entry);
    },
    { event, ecommerce },
  );

/** A head in which a shop pushes GA4 events, by `gtag`, before anybody listens. */
const pushed = (...events: [name: string, params: object][]) => `<script>
  window.dataLayer = window.dataLayer || [];
  function gtag() { dataLayer.push(arguments); }
  gtag("js", new Date());
  ${events.map(([name, params]) => `gtag("event", ${JSON.stringify(name)}, ${JSON.stringify(params)});`).join("\n")}
</script>`;

// The page

shows(
  "page.type page.path page.url page.language page.category",
  "page: type, address, language and category, over a single-page shop",
  async ({ page, site, facts, rules }) => {
    rules({ shop: { pages: { account: ["/me*", "/nobody*"] } } });
    site.serve({
      "/things/teapot": product({ lang: "fr", category: "Kitchen > Teapots" }),
      "/search": plain(),
      "/me": plain(),
      "/": plain(),
      "/collections/infusions": plain("<main><h1>Infusions</h1></main>"),
      "/odd": plain().replace("<body>", '<body data-floorwalker-page="confirmation">'),
    });
    await go(page, "/things/teapot?colour=red#reviews");
    await facts({
      "page.type": "product",
      "page.path": "/things/teapot",
      "page.url": "/things/teapot?colour=red",
      "page.language": "fr",
      "page.category": "Kitchen",
    });
    for (const [path, type] of [
      ["/panier", "cart"],
      ["/checkout/address", "checkout"],
      ["/collections/tea", "category"],
      ["/about-us", "other"],
    ] as const) {
      await page.evaluate((path) => history.pushState(null, "", path), path);
      await facts({ "page.type": type, "page.path": path });
    }
    await go(page, "/collections/infusions");
    await facts({ "page.type": "category", "page.category": "Infusions" });
    await page.evaluate("floorwalker.page('home')");
    await facts({ "page.type": "home" });
    for (const [path, type] of [
      ["/", "home"],
      ["/search?q=pot", "search"],
      ["/me?tab=orders", "account"],
      ["/odd", "confirmation"],
    ] as const) {
      await go(page, path);
      await facts({ "page.type": type });
    }
  },
);

shows(
  "page.dwell session.dwell item.dwell cart.dwell session.duration",
  "engaged time of page, session, product and cart runs with input, and not in a hidden tab",
  async ({ page, site, facts }) => {
    site.serve({ "/": product(), "/other": plain() });
    await go(page, "/");
    await facts({ "page.dwell": 0, "item.dwell": 0, "session.dwell": 0, "cart.dwell": undefined });
    await pass(page, "1m");
    await facts({ "page.dwell": 0, "session.duration": about(MINUTE) });
    await use(page, 40);
    await facts({ "page.dwell": about(40_000), "item.dwell": about(40_000), "session.dwell": about(40_000) });
    await pass(page, "5m");
    // The last look was 20 s old: ten more, and no more.
    await facts({ "page.dwell": about(50_000), "item.dwell": about(50_000), "session.dwell": about(50_000) });
    await track(page, "add_to_cart", { items: [{ item_id: "SKU-1", price: 39.9 }] });
    await again(page);
    await use(page, 20);
    await facts({
      "page.dwell": about(20_000),
      "item.dwell": about(70_000),
      "session.dwell": about(70_000),
      "cart.dwell": about(20_000),
    });
    await hide(page, true);
    await pass(page, "10s");
    await facts({ "page.dwell": about(20_000) });
    await hide(page, false);
    await go(page, "/other");
    await use(page, 20);
    await facts({ "page.dwell": about(20_000), "session.dwell": about(90_000), "cart.dwell": about(40_000) });
    await page.evaluate("history.pushState(null, '', '/another')");
    await facts({ "page.dwell": expect.closeTo(0, -4) });
  },
);

/** What a page sees when the visitor goes to another tab, or comes back. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (hidden ? "hidden" : "visible"),
    });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);

shows("page.scroll", "page.scroll is the deepest point reached", async ({ page, site, facts }) => {
  site.serve({ "/": plain('<main style="height: 4000px"><h1>Long</h1></main>'), "/short": plain() });
  await go(page, "/");
  await facts({ "page.scroll": 0 });
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 1200);
  await facts({ "page.scroll": 49 });
  await page.mouse.wheel(0, -1200);
  await expect.poll(() => page.evaluate("scrollY")).toBe(0);
  await facts({ "page.scroll": 49 });
  await page.mouse.wheel(0, 9000);
  await facts({ "page.scroll": 100 });
  await page.evaluate("history.pushState(null, '', '/second')");
  await facts({ "page.scroll": 0 });
  await go(page, "/short");
  await pass(page, "3s");
  await page.mouse.move(310, 310);
  await facts({ "page.scroll": 100 });
});

shows(
  "page.exit_intent",
  "page.exit_intent: the mouse left through the top",
  async ({ page, site, facts }) => {
    site.serve({ "/": plain() });
    await go(page, "/");
    const leaveThroughTop = async () => {
      await page.mouse.move(400, 30);
      await page.mouse.move(400, -5);
    };
    await leaveThroughTop();
    await facts({ "page.exit_intent": false });
    await use(page, 8);
    await page.mouse.move(400, 400);
    await facts({ "page.exit_intent": false });
    await leaveThroughTop();
    await facts({ "page.exit_intent": true });
    await page.mouse.move(400, 400);
    await pass(page, "1m");
    await facts({ "page.exit_intent": true });
    await page.evaluate("history.pushState(null, '', '/second')");
    await facts({ "page.exit_intent": false });
  },
);

shows(
  "search.term search.results session.searches session.empty_searches",
  "searches, by gtag and by track",
  async ({ page, site, facts }) => {
    site.serve({
      "/": plain(),
      "/find": htmlPage({ tag, head: pushed(["search", { search_term: "tea pot" }]) }),
    });
    await go(page, "/");
    await facts({
      "search.term": undefined,
      "search.results": undefined,
      "session.searches": 0,
      "session.empty_searches": 0,
    });
    await go(page, "/find");
    await facts({ "search.term": "tea pot", "search.results": undefined, "session.searches": 1 });
    await track(page, "search", { search_term: "tee pot", results: 0 });
    await facts({
      "search.term": "tee pot",
      "search.results": 0,
      "session.searches": 2,
      "session.empty_searches": 1,
    });
    await track(page, "search", { search_term: "pot", results: 12 });
    await facts({
      "search.term": "pot",
      "search.results": 12,
      "session.searches": 3,
      "session.empty_searches": 1,
    });
    await go(page, "/");
    await facts({ "search.term": undefined, "session.searches": 3, "session.empty_searches": 1 });
  },
);

// The session and the visitor

shows(
  "session.pages session.products",
  "session.pages and session.products: documents, routes, hash routes; no plain fragment",
  async ({ page, site, facts, context }) => {
    site.serve({ "/": plain(), "/a": product({ id: "A" }), "/b": product({ id: "B", name: "Cup" }) });
    await go(page, "/");
    await facts({ "session.pages": 1, "session.products": 0 });
    await go(page, "/a");
    await facts({ "session.pages": 2, "session.products": 1 });
    await page.evaluate("location.hash = 'reviews'");
    await page.evaluate("history.replaceState(null, '', '/a?sort=1')");
    await facts({ "session.pages": 2, "session.products": 1 });
    await page.evaluate("location.hash = '#/reviews'");
    await facts({ "session.pages": 3 });
    await page.evaluate("history.pushState(null, '', '/a?page=2')");
    await facts({ "session.pages": 4 });
    await page.goBack();
    await facts({ "session.pages": 5 });
    await pass(page, "1s");
    const other = await context.newPage();
    await go(other, "/b");
    await facts({ "session.pages": 6, "session.products": 2 }, other);
    await pass(other, "1s");
    await facts({ "session.pages": 6, "session.products": 2 });
  },
);

shows(
  "session.source session.medium session.campaign session.referrer",
  "where the session came from: utm, ad click, referrer; of its first page only",
  async ({ page, site, facts }) => {
    site.serve({ "/": plain() });
    const none = {
      "session.source": undefined,
      "session.medium": undefined,
      "session.campaign": undefined,
      "session.referrer": undefined,
    };
    await go(page, "/?utm_source=news&utm_medium=email&utm_campaign=june", {
      referer: "http://mail.example/inbox",
    });
    await facts({
      "session.source": "news",
      "session.medium": "email",
      "session.campaign": "june",
      "session.referrer": "mail.example",
    });
    await go(page, "/?utm_source=other&utm_medium=cpc");
    await facts({ "session.source": "news", "session.medium": "email" });
    await pass(page, "40m");
    await go(page, "/", { referer: "http://search.example/?q=teapot" });
    await facts({ ...none, "session.source": "search.example", "session.referrer": "search.example" });
    await pass(page, "40m");
    await go(page, "/?gclid=x1");
    await facts({ ...none, "session.source": "google", "session.medium": "cpc" });
    await pass(page, "40m");
    await go(page, "/");
    await facts(none);
  },
);

shows(
  "visitor.sessions visitor.returning visitor.away",
  "sessions end after 30 minutes without events or input, and days later the visitor is known",
  async ({ page, site, facts }) => {
    site.serve({ "/": plain(), "/b": plain() });
    await go(page, "/");
    await facts({ "visitor.sessions": 1, "visitor.returning": false, "visitor.away": undefined });
    for (let i = 0; i < 4; i++) {
      await use(page, 10);
      await pass(page, "20m");
    }
    await go(page, "/b");
    await facts({
      "visitor.sessions": 1,
      "session.pages": 2,
      "session.duration": about(80 * MINUTE + 40_000),
    });
    await pass(page, "31m");
    await use(page, 1);
    await go(page, "/");
    await facts({
      "visitor.sessions": 2,
      "visitor.returning": true,
      "visitor.away": about(31 * MINUTE),
      "session.pages": 1,
    });
    await pass(page, "3d");
    await go(page, "/");
    await facts({
      "visitor.sessions": 3,
      "visitor.away": about(3 * DAY),
      "session.duration": about(0),
      "session.dwell": about(0),
    });
  },
);

shows(
  "visitor.purchases visitor.spent visitor.since_purchase visitor.bought item.bought item.since_bought",
  "purchases count once, in the shop's currency, and refunds are taken off",
  async ({ page, site, facts, rules }) => {
    rules({ shop: { currency: "EUR" } });
    const order = {
      transaction_id: "T-1",
      value: 79.8,
      currency: "EUR",
      items: [{ item_id: "SKU-1", item_name: "Teapot", price: 39.9, quantity: 2 }],
    };
    site.serve({
      "/": product(),
      "/thanks": htmlPage({ tag, head: pushed(["purchase", order]) }),
    });
    await go(page, "/");
    await facts({
      "visitor.purchases": 0,
      "visitor.spent": 0,
      "visitor.bought": [],
      "visitor.since_purchase": undefined,
      "item.bought": false,
      "item.since_bought": undefined,
    });
    await go(page, "/thanks");
    await facts({
      "visitor.purchases": 1,
      "visitor.spent": 79.8,
      "visitor.bought": ["SKU-1"],
      "visitor.since_purchase": about(0),
    });
    await again(page);
    await go(page, "/");
    await facts({ "visitor.purchases": 1, "visitor.spent": 79.8, "item.bought": true });
    await pass(page, "2h");
    await facts({ "visitor.since_purchase": about(2 * HOUR), "item.since_bought": about(2 * HOUR) });
    await gtm(page, "purchase", { transaction_id: "T-2", value: 50, currency: "USD", items: [] });
    await facts({ "visitor.purchases": 2, "visitor.spent": 79.8 });
    await gtm(page, "refund", { transaction_id: "T-1", value: 29.8, currency: "EUR" });
    await facts({ "visitor.purchases": 2, "visitor.spent": 50 });
  },
);

shows("visitor.categories", "visitor.categories: viewed most first", async ({ page, site, facts }) => {
  site.serve({
    "/tea": product({ id: "T1", category: "Tea" }),
    "/pot": product({ id: "P1", name: "Pot", category: "Pots > Iron" }),
    "/cup": product({ id: "P2", name: "Other pot", category: "Pots" }),
  });
  await go(page, "/tea");
  await facts({ "visitor.categories": ["Tea"] });
  for (const path of ["/pot", "/cup", "/pot"]) await go(page, path);
  await facts({ "visitor.categories": ["Pots", "Tea"] });
});

shows("visitor.device", "visitor.device: a desktop", async ({ page, site, facts }) => {
  site.serve({ "/": plain() });
  await go(page, "/");
  await facts({ "visitor.device": "desktop" });
});

for (const [device, width, height] of [
  ["phone", 390, 844],
  ["tablet", 820, 1180],
] as const) {
  test.describe(device, () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width, height }, screen: { width, height } });
    shows("visitor.device", `visitor.device: a ${device}`, async ({ page, site, facts }) => {
      site.serve({ "/": plain() });
      await go(page, "/");
      await facts({ "visitor.device": device });
    });
  });
}

// The product of the page

const TEAPOT = {
  "@type": "Product",
  productGroupID: "TEAPOT",
  name: "Iron teapot",
  brand: { "@type": "Brand", name: "Oigen" },
  category: "Kitchen > Tea > Teapots",
  sku: "TEAPOT-RED",
  url: "/teapot",
  image: ["/teapot.svg"],
  aggregateRating: { "@type": "AggregateRating", ratingValue: "8.8", bestRating: 10, reviewCount: 17 },
  offers: {
    "@type": "Offer",
    price: "39.90",
    priceCurrency: "EUR",
    availability: "https://schema.org/InStock",
    priceSpecification: {
      priceType: "https://schema.org/StrikethroughPrice",
      price: 59.9,
      priceCurrency: "EUR",
    },
  },
};

shows(
  `item.id item.sku item.name item.brand item.category item.categories item.url item.image item.currency
   item.availability item.price item.list_price item.rating item.reviews`,
  "item: what JSON-LD says of it",
  async ({ page, site, facts, rules }) => {
    rules({ shop: { currency: "EUR" } });
    site.serve({ "/teapot": product({ product: TEAPOT }) });
    await go(page, "/teapot");
    await facts({
      "item.id": "TEAPOT",
      "item.sku": "TEAPOT-RED",
      "item.name": "Iron teapot",
      "item.brand": "Oigen",
      "item.category": "Kitchen",
      "item.categories": ["Kitchen", "Tea", "Teapots"],
      "item.url": `${site.origin}/teapot`,
      "item.image": `${site.origin}/teapot.svg`,
      "item.currency": "EUR",
      "item.availability": "InStock",
      "item.price": 39.9,
      "item.list_price": 59.9,
      "item.rating": 4.4,
      "item.reviews": 17,
    });
    await page.evaluate("history.pushState(null, '', '/somewhere')");
    await facts({ "item.id": undefined, "item.views": undefined, "item.in_cart": undefined });
  },
);

shows(
  "item.variant item.variants item.in_cart item.wished",
  "item: variants, cart and wish list, by markup and clicks",
  async ({ page, site, facts }) => {
    const item = (variant: string) =>
      JSON.stringify({ item_id: "POT", item_name: "Pot", price: 9.9, item_variant: variant }).replaceAll(
        '"',
        "&quot;",
      );
    const body = (variant: string) => `<main data-floorwalker-item="${item(variant)}"><h1>Pot</h1>
      <button id="add" data-floorwalker-event="add_to_cart">Add</button>
      <button id="wish" data-floorwalker-event="add_to_wishlist">Wish</button></main>`;
    site.serve({ "/red": plain(body("red")), "/blue": plain(body("blue")) });
    await go(page, "/red");
    await facts({
      "item.id": "POT",
      "item.variant": "red",
      "item.variants": 1,
      "item.views": 1,
      "item.in_cart": false,
      "item.wished": false,
    });
    await go(page, "/blue");
    // A change of variant within 30 minutes is no new view.
    await facts({ "item.variant": "blue", "item.variants": 2, "item.views": 1 });
    await page.click("#add");
    await facts({ "item.in_cart": true, "item.wished": false, "cart.count": 1 });
    await page.click("#wish");
    await facts({ "item.wished": true });
    await go(page, "/red");
    await facts({ "item.in_cart": true, "item.wished": true });
    await pass(page, "29m");
    await use(page, 10);
    await pass(page, "5m");
    await go(page, "/blue");
    await facts({ "item.views": 2, "item.variants": 2, "visitor.sessions": 1 });
  },
);

shows(
  "item.views item.sessions item.since_view item.last_price item.price_drop item.back_in_stock item.compared",
  "item: over several days",
  async ({ page, site, facts }) => {
    const teapot = (price: number, availability: "InStock" | "OutOfStock") =>
      product({ price, availability, category: "Teapots" });
    site.serve({
      "/": teapot(40, "OutOfStock"),
      "/b": product({ id: "B", name: "Glass teapot", category: "Teapots" }),
      "/c": product({ id: "C", name: "Cup", category: "Cups" }),
    });
    await go(page, "/");
    await facts({
      "item.views": 1,
      "item.sessions": 1,
      "item.since_view": undefined,
      "item.last_price": undefined,
      "item.price_drop": undefined,
      "item.back_in_stock": undefined,
      "item.compared": 0,
    });
    await pass(page, "5s");
    await go(page, "/b");
    await facts({ "item.id": "B" });
    await go(page, "/c");
    await facts({ "item.id": "C" });
    await go(page, "/");
    await facts({ "item.views": 2, "item.sessions": 1, "item.since_view": undefined, "item.compared": 1 });
    await pass(page, "2d");
    site.serve({ "/": teapot(30, "InStock") });
    await go(page, "/");
    const known = {
      "item.sessions": 2,
      "item.since_view": about(2 * DAY),
      "item.last_price": 40,
      "item.price_drop": 25,
      "item.back_in_stock": true,
    };
    await facts({ "item.views": 3, ...known, "item.compared": 0 });
    // Fixed for the session.
    await go(page, "/b");
    await facts({ "item.id": "B" });
    await go(page, "/");
    await facts({ "item.views": 4, ...known, "item.compared": 1 });
    await pass(page, "29d");
    await go(page, "/");
    await facts({
      "item.views": 3,
      "item.last_price": 30,
      "item.price_drop": 0,
      "item.back_in_stock": false,
    });
    await pass(page, "40d");
    await go(page, "/");
    await facts({ "item.views": 1, "item.sessions": 1 });
  },
);

shows(
  `interest.id interest.name interest.category interest.url interest.image interest.availability interest.price
   interest.views interest.dwell`,
  "interest: what drew most attention, until it is in the cart",
  async ({ page, site, facts }) => {
    site.serve({
      "/teapot": product({ product: TEAPOT }),
      "/cup": product({ id: "CUP", name: "Cup" }),
      "/": plain(),
    });
    await go(page, "/");
    await facts({ "interest.id": undefined });
    await go(page, "/teapot");
    await use(page, 60);
    await go(page, "/cup");
    await facts({ "item.id": "CUP", "interest.id": "TEAPOT" });
    await go(page, "/");
    await facts({
      "interest.id": "TEAPOT",
      "interest.name": "Iron teapot",
      "interest.category": "Kitchen",
      "interest.url": `${site.origin}/teapot`,
      "interest.image": `${site.origin}/teapot.svg`,
      "interest.availability": "InStock",
      "interest.price": 39.9,
      "interest.views": 1,
      "interest.dwell": about(60_000),
    });
    await gtm(page, "add_to_cart", { currency: "EUR", items: [{ item_id: "TEAPOT-RED" }] });
    await facts({ "interest.id": "CUP", "interest.views": 1 });
  },
);

// The cart

shows(
  `cart.count cart.lines cart.value cart.to_free_shipping cart.idle cart.items cart.categories cart.brands cart.top.id
   cart.top.name cart.top.url cart.top.image cart.top.price`,
  "cart: from the data layer, in both its forms",
  async ({ page, site, facts, rules }) => {
    rules({ shop: { currency: "EUR", free_shipping_from: 49 } });
    site.serve({ "/": plain(), "/next": htmlPage({ tag, head: pushed() }) });
    await go(page, "/");
    await facts({
      "cart.count": undefined,
      "cart.lines": undefined,
      "cart.value": undefined,
      "cart.to_free_shipping": undefined,
      "cart.idle": undefined,
      "cart.items": [],
      "cart.categories": [],
      "cart.brands": [],
      "cart.top.id": undefined,
    });
    const cup = {
      item_id: "CUP",
      item_name: "Cup",
      price: 6.5,
      item_category: "Tableware",
      item_brand: "Nan",
    };
    const pot = {
      item_id: "POT",
      item_name: "Pot",
      price: 19,
      item_category: "Tea",
      item_brand: "Oigen",
      url: "/pot",
      image: "/pot.svg",
    };
    await gtm(page, "add_to_cart", { currency: "EUR", items: [{ ...cup, quantity: 2 }] });
    await facts({
      "cart.count": 2,
      "cart.lines": 1,
      "cart.value": 13,
      "cart.to_free_shipping": 36,
      "cart.top.id": "CUP",
    });
    // The same change, told by another source within two seconds.
    await track(page, "add_to_cart", { currency: "EUR", items: [{ ...cup, quantity: 2 }] });
    await facts({ "cart.count": 2 });
    await go(page, "/next");
    await page.evaluate((pot) => {
      (window as unknown as { gtag(...given: unknown[]): void }).gtag("event", "add_to_cart", {
        currency: "EUR",
        items: [pot],
      });
    }, pot);
    await facts({
      "cart.count": 3,
      "cart.lines": 2,
      "cart.value": 32,
      "cart.to_free_shipping": 17,
      "cart.items": ["CUP", "POT"],
      "cart.categories": ["Tableware", "Tea"],
      "cart.brands": ["Nan", "Oigen"],
      "cart.top.id": "POT",
      "cart.top.name": "Pot",
      "cart.top.url": "/pot",
      "cart.top.image": "/pot.svg",
      "cart.top.price": 19,
      "cart.idle": about(0),
    });
    await pass(page, "10m");
    await facts({ "cart.idle": about(10 * MINUTE) });
    await gtm(page, "remove_from_cart", { currency: "EUR", items: [{ item_id: "CUP", quantity: 1 }] });
    await facts({ "cart.count": 2, "cart.lines": 2, "cart.value": 25.5, "cart.idle": about(0) });
    // What the cart's page says is the whole cart.
    await gtm(page, "view_cart", { currency: "EUR", value: 57, items: [{ ...pot, quantity: 3 }] });
    await facts({
      "cart.count": 3,
      "cart.lines": 1,
      "cart.value": 57,
      "cart.to_free_shipping": 0,
      "cart.items": ["POT"],
    });
    await gtm(page, "purchase", { transaction_id: "T-9", currency: "EUR", value: 57, items: [pot] });
    await facts({
      "cart.count": 0,
      "cart.lines": 0,
      "cart.value": 0,
      "cart.items": [],
      "cart.idle": undefined,
    });
  },
);

shows("cart.abandoned", "cart.abandoned: left full in an earlier session", async ({ page, site, facts }) => {
  site.serve({ "/": plain() });
  await go(page, "/");
  await facts({ "cart.abandoned": false });
  await track(page, "add_to_cart", { items: [{ item_id: "POT", price: 19 }] });
  await facts({ "cart.abandoned": false, "cart.count": 1 });
  await pass(page, "1d");
  await go(page, "/");
  await facts({ "cart.abandoned": true, "cart.count": 1, "cart.idle": about(DAY) });
  await track(page, "remove_from_cart", { items: [{ item_id: "POT" }] });
  await facts({ "cart.abandoned": false, "cart.count": 0 });
});

shows(
  "checkout.started checkout.idle",
  "checkout: until a purchase, an emptied cart, or seven days",
  async ({ page, site, facts }) => {
    site.serve({ "/": plain() });
    const items = [{ item_id: "POT", price: 19 }];
    const begin = async () => {
      await gtm(page, "view_cart", { items });
      await gtm(page, "begin_checkout", { items });
      await facts({ "checkout.started": true, "checkout.idle": about(0) });
    };
    await go(page, "/");
    await facts({ "checkout.started": false, "checkout.idle": undefined });
    await begin();
    await pass(page, "20m");
    await facts({ "checkout.idle": about(20 * MINUTE) });
    await gtm(page, "purchase", { transaction_id: "T-1", items });
    await facts({ "checkout.started": false, "checkout.idle": undefined });
    await begin();
    await gtm(page, "remove_from_cart", { items });
    await facts({ "checkout.started": false });
    await begin();
    await pass(page, "6d");
    await facts({ "checkout.started": true, "checkout.idle": about(6 * DAY) });
    await pass(page, "25h");
    await facts({ "checkout.started": false, "checkout.idle": undefined });
  },
);

// The moment, rules and answers

const eager = { quiet: "0s", gap: "0s", caps: [] };

shows("", "event: what an `on` rule tests and says", async ({ page, site, rules }) => {
  rules({
    shop: { currency: "EUR" },
    manners: eager,
    rules: [
      {
        id: "added",
        on: "add_to_cart",
        when: {
          "event.name": "add_to_cart",
          "event.item.id": "POT",
          "event.item.name": "Pot",
          "event.item.category": "Tea",
          "event.item.brand": "Oigen",
          "event.item.price": 19,
          "event.value": { between: [25, 26] },
        },
        prompt: {
          type: "card",
          title: "{event.name}: {event.item.id}, {event.item.name}",
          body: "{event.item.category}, {event.item.brand}, {event.item.price}, {event.value}",
        },
      },
    ],
  });
  site.serve({ "/": plain() });
  await go(page, "/");
  const items = [
    { item_id: "CUP", item_name: "Cup", price: 6.5 },
    { item_id: "POT", item_name: "Pot", price: 19, item_category: "Tea", item_brand: "Oigen" },
  ];
  await track(page, "add_to_cart", { currency: "EUR", value: 2, items });
  await pass(page, "3s");
  await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
  await track(page, "add_to_cart", { currency: "EUR", value: 25.5, items });
  await pass(page, "3s");
  const prompt = page.locator("floorwalker-prompt");
  await expect(prompt).toContainText("add_to_cart: POT, Pot");
  await expect(prompt).toContainText("Tea, Oigen, €19.00, €25.50");
});
for (const name of Object.keys(FACTS)) if (name.startsWith("event.")) tested.add(name);

shows(
  "rule.*.shown rule.*.clicked rule.*.dismissed rule.*.answered rule.*.converted rule.*.since visitor.answer.*",
  "rule and answer: the visitor's past with each rule",
  async ({ page, site, rules, facts }) => {
    const prompt = { type: "card", title: "Hello" };
    const choices = [
      { value: "gift", label: "A gift" },
      { value: "me", label: "For me" },
    ];
    rules({
      manners: eager,
      rules: [
        { id: "asks", on: "asks", prompt: { ...prompt, question: { kind: "choice", choices, keep: "2d" } } },
        { id: "rates", on: "rates", prompt: { ...prompt, question: { kind: "rating" } } },
        {
          id: "acts",
          on: "acts",
          prompt: { ...prompt, actions: [{ label: "Go", do: "open", url: "#there" }] },
        },
        { id: "talks", on: "talks", prompt },
      ],
    });
    site.serve({ "/": plain() });
    await go(page, "/");
    const shown = page.locator("floorwalker-prompt");
    const say = async (rule: string) => {
      // The one before takes a moment to go.
      await expect(shown).toHaveCount(0);
      await track(page, rule, {});
      await pass(page, "3s");
      await expect(shown).toHaveAttribute("rule", rule);
    };
    await facts({ "rule.asks.shown": 0, "rule.asks.answered": 0, "rule.asks.since": undefined });
    await say("asks");
    await shown.getByText("For me").click();
    await facts({
      "rule.asks.shown": 1,
      "rule.asks.answered": 1,
      "rule.asks.clicked": 0,
      "rule.asks.dismissed": 0,
      "rule.asks.converted": 0,
      "visitor.answer.asks": "me",
    });
    await say("rates");
    await shown.locator("[part~=question] :is(button, input, label)").nth(3).click();
    await facts({ "visitor.answer.rates": 4, "rule.rates.answered": 1 });
    await say("acts");
    await shown.getByText("Go").click();
    await facts({ "rule.acts.shown": 1, "rule.acts.clicked": 1, "rule.acts.dismissed": 0 });
    await say("talks");
    await shown.locator("[part~=close]").click();
    await facts({ "rule.talks.shown": 1, "rule.talks.clicked": 0, "rule.talks.dismissed": 1 });
    await pass(page, "2h");
    await facts({ "rule.talks.since": about(2 * HOUR) });
    await again(page);
    await facts({ "rule.talks.since": about(2 * HOUR), "visitor.answer.asks": "me" });
    await pass(page, "2d");
    await facts({ "visitor.answer.asks": undefined, "visitor.answer.rates": 4 });
  },
);

// The shop's hours and the clock

shows(
  "shop.open shop.opens_in shop.closes_in time.of_day time.date time.weekday",
  "shop hours and the calendar, in the shop's time zone",
  async ({ page, site, rules, facts }) => {
    rules({
      shop: {
        timezone: "America/New_York",
        hours: { "mon-fri": ["09:00-12:00", "14:00-18:00"] },
        closed: ["2026-06-02"],
      },
    });
    site.serve({ "/": plain() });
    await go(page, "/");
    await facts({
      "time.of_day": "06:00",
      "time.date": "2026-06-01",
      "time.weekday": "mon",
      "shop.open": false,
      "shop.opens_in": about(3 * HOUR),
      "shop.closes_in": undefined,
    });
    await pass(page, "3h");
    await facts({ "time.of_day": "09:00", "shop.open": true, "shop.opens_in": undefined });
    await facts({ "shop.closes_in": about(3 * HOUR) });
    await pass(page, "4h");
    await facts({ "time.of_day": "13:00", "shop.open": false, "shop.opens_in": about(HOUR) });
    await pass(page, "12h");
    // A day off, and the next opening only on the day after.
    await facts({
      "time.of_day": "01:00",
      "time.date": "2026-06-02",
      "time.weekday": "tue",
      "shop.open": false,
      "shop.opens_in": about(32 * HOUR),
    });
  },
);

shows("", "shop.open has no value without hours", async ({ page, site, facts }) => {
  site.serve({ "/": plain() });
  await go(page, "/");
  await facts({
    "shop.open": undefined,
    "shop.opens_in": undefined,
    "shop.closes_in": undefined,
    "time.of_day": "12:00",
  });
});

// What cuts across

shows("custom.*", "custom facts are as set", async ({ page, site, facts, rules }) => {
  rules({
    manners: eager,
    rules: [
      { id: "vip", when: { "custom.tier": "vip", "custom.points": { gte: 10 } }, prompt: { title: "Hello" } },
    ],
  });
  site.serve({ "/": plain() });
  await go(page, "/");
  await page.evaluate("floorwalker.push(['set', { tier: 'vip', points: 9, tags: ['a', 'b'] }])");
  await facts({
    "custom.tier": "vip",
    "custom.points": 9,
    "custom.tags": ["a", "b"],
    "custom.other": undefined,
  });
  await pass(page, "3s");
  await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
  await page.evaluate("floorwalker.set({ points: 10 })");
  await facts({ "custom.tier": "vip", "custom.points": 10 });
  await pass(page, "3s");
  await expect(page.locator("floorwalker-prompt")).toHaveAttribute("rule", "vip");
});

shows(
  "",
  "money in another currency has no value for rules, and is said in texts",
  async ({ page, site, facts, rules }) => {
    rules({
      shop: { currency: "EUR", free_shipping_from: 49 },
      manners: eager,
      rules: [
        { id: "cheap", priority: 1, when: { "item.price": { lt: 100 } }, prompt: { title: "Cheap" } },
        { id: "any", when: { "item.id": { exists: true } }, prompt: { title: "Only {item.price}" } },
      ],
    });
    site.serve({ "/": product({ price: 39.9, currency: "USD" }) });
    await go(page, "/");
    await facts({ "item.id": "SKU-1", "item.currency": "USD", "item.price": undefined });
    await gtm(page, "add_to_cart", { currency: "USD", items: [{ item_id: "SKU-1", price: 39.9 }] });
    await facts({
      "cart.count": 1,
      "cart.value": undefined,
      "cart.to_free_shipping": undefined,
      "cart.top.id": "SKU-1",
      "cart.top.price": undefined,
    });
    await pass(page, "3s");
    await expect(page.locator("floorwalker-prompt")).toContainText("Only $39.90");
  },
);

shows("", "on a path of memory.never nothing is remembered", async ({ page, site, facts, rules }) => {
  rules({ memory: { never: ["/private*"] } });
  site.serve({ "/": product(), "/private/a": product({ id: "SECRET", name: "Secret" }), "/b": plain() });
  await go(page, "/");
  await facts({ "item.views": 1, "session.pages": 1 });
  for (let i = 0; i < 2; i++) {
    await go(page, "/private/a");
    await use(page, 20);
    // For this page alone it is known.
    await facts({ "item.id": "SECRET", "item.views": 1, "session.pages": 1, "item.dwell": about(20_000) });
  }
  await go(page, "/b");
  await facts({ "session.pages": 2, "session.products": 1, "visitor.sessions": 1, "interest.id": "SKU-1" });
  // The same in a single-page shop.
  await page.evaluate("history.pushState(null, '', '/private/b')");
  await track(page, "view_item", { items: [{ item_id: "SECRET" }] });
  await facts({ "item.id": "SECRET", "item.views": 1 });
  await page.evaluate("history.pushState(null, '', '/c')");
  await facts({ "session.pages": 3, "session.products": 1, "interest.id": "SKU-1" });
  await pass(page, "1s");
  const stored = await page.evaluate(async () => {
    const exported = await (
      window as unknown as { floorwalker: { exportData(): Promise<object> } }
    ).floorwalker.exportData();
    return JSON.stringify(exported);
  });
  expect(stored).not.toMatch(/secret/i);
});

shows("", "events of the rules file: click, submit and visible", async ({ page, site, rules }) => {
  rules({
    manners: eager,
    events: {
      guide: { click: ".guide" },
      letter: { submit: "form.letter" },
      seen: { visible: "#foot" },
    },
    rules: ["guide", "letter", "seen"].map((on) => ({ id: on, on, prompt: { title: "{event.name}" } })),
  });
  const body = `<main><button class="guide"><b>Guide</b></button>
    <form class="letter" onsubmit="event.preventDefault()"><button>Send</button></form>
    <div style="height: 3000px"></div><p id="foot">Foot</p></main>`;
  site.serve({ "/": plain(body) });
  const prompt = page.locator("floorwalker-prompt");
  for (const [rule, act] of [
    ["guide", () => page.click(".guide b")],
    ["letter", () => page.click("form button")],
    ["seen", () => page.mouse.wheel(0, 5000)],
  ] as const) {
    await go(page, "/");
    await page.mouse.move(300, 300);
    await pass(page, "3s");
    await expect(prompt).toHaveCount(0);
    await act();
    await expect
      .poll(async () => {
        await pass(page, "3s");
        return prompt.evaluateAll((all) => all.map((each) => each.getAttribute("rule")));
      })
      .toEqual([rule]);
  }
});

// Motives are not in effect yet.
tested.add("visitor.motive");
shows("", "visitor.motive has no value as yet", async ({ page, site, facts }) => {
  site.serve({ "/": plain() });
  await go(page, "/");
  await facts({ "visitor.motive": undefined, "visitor.sessions": 1 });
});

shows(
  "",
  "a return from the back/forward cache is a page view, and no look at the product",
  async ({ page, site, facts }) => {
    const head = `<script>addEventListener("pageshow", ({ persisted }) => (document.title = String(persisted)))</script>`;
    site.serve({ "/": product({ head }), "/b": product({ id: "B", name: "Cup" }) });
    await go(page, "/");
    await use(page, 10);
    await facts({ "item.id": "SKU-1", "item.views": 1, "session.pages": 1, "page.dwell": about(10_000) });
    await go(page, "/b");
    await facts({ "item.id": "B", "session.pages": 2, "session.products": 2 });
    await settle(page);
    await page.goBack({ waitUntil: "commit" });
    await expect.poll(() => page.title()).toBe("true");
    await facts({
      "item.id": "SKU-1",
      "item.views": 1,
      "session.pages": 3,
      "session.products": 2,
      "page.dwell": about(0),
    });
  },
);

// Without the test's clock, under which a document does not know that it was reloaded.
test("a reload is no page view, and no look at the product", async ({ page, site }) => {
  const rules = ["first", "second"].map((id) => ({
    id,
    when: { "item.views": { gte: 1 } },
    prompt: { type: "card", title: "Hello" },
  }));
  const manners = { quiet: "0s", gap: "0s", caps: [{ max: 1, per: "page" }] };
  site.serve({
    "/": product(),
    "/floorwalker.json": JSON.stringify({ floorwalker: 1, manners, rules }),
  });
  const read = () =>
    page.evaluate(() => {
      const facts = (window as unknown as Window).floorwalker.facts();
      return ["session.pages", "item.views", "item.sessions"].map((name) => facts[name]);
    });
  const remembers = () => page.evaluate("floorwalker.explain().consent.stored");
  await page.goto("/");
  await expect.poll(read).toEqual([1, 1, 1]);
  await page.locator("floorwalker-prompt [part~=close]").click();
  for (let i = 0; i < 3; i++) {
    await settle(page);
    await page.reload();
    await expect.poll(remembers).toBe(true);
    await settle(page);
    await expect.poll(read).toEqual([1, 1, 1]);
  }
  // The caps of this page view are those it had.
  const capped = () => page.evaluate("floorwalker.explain().rules[1].reason");
  await expect.poll(capped).toBe("cap");
  await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
});

test("the facts tested are those of the table", () => {
  const table = [
    ...Object.keys(FACTS),
    ...RULE_FACTS.map((name) => `rule.*.${name}`),
    "visitor.answer.*",
    "custom.*",
  ];
  expect([...tested].sort()).toEqual(table.sort());
});
