import type { Page } from "@playwright/test";
import type { Floorwalker } from "../../src/index.js";
import { expect, htmlPage, productPage, ready, settle, test } from "./harness.js";
import type { SiteServer } from "./server.js";
import { MINUTE, pass } from "./willing.js";

// Consent (SPEC.md sections 2 and 11): nothing is stored before a yes, everything is gone after a no.

declare const floorwalker: Floorwalker;

const START = Date.parse("2026-06-01T10:00:00+02:00");
const rules = { floorwalker: 1, rules: [] };

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: START - MINUTE });
  await page.clock.pauseAt(START);
});

const bar = (page: Page) => page.locator("floorwalker-prompt[type=bar]");
const say = (page: Page, word: "Yes" | "No") =>
  bar(page).getByRole("button", { name: word, exact: true }).click();

/** A product page, a plain page, and a rules file. */
function shop(site: SiteServer, consent?: string, file: object = rules): void {
  const tag = { "data-rules": "/floorwalker.json", "data-consent": consent ?? "auto" };
  site.serve({
    "/": htmlPage({ tag }),
    "/tea": productPage({ id: "TEA", name: "Tea", tag }),
    "/floorwalker.json": JSON.stringify(file),
  });
}

async function visit(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await ready(page);
  await pass(page, "1s");
}

const state = (page: Page) => page.evaluate(() => floorwalker.explain().consent);
const facts = (page: Page) => page.evaluate(() => floorwalker.facts());
const add = (page: Page) =>
  page.evaluate(() =>
    floorwalker.track("add_to_cart", { items: [{ item_id: "TEA", price: 5 }], currency: "EUR", value: 5 }),
  );

/** All that a page can leave in a browser. */
const stores = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    caches: await caches.keys(),
  }));
const nothing = { databases: [], local: {}, session: {}, cookies: "", caches: [] };
const memory = { ...nothing, databases: ["floorwalker"] };

/** Somebody shops for a while. */
async function browse(page: Page): Promise<void> {
  await visit(page, "/tea");
  await page.mouse.move(200, 200);
  await page.mouse.move(300, 200);
  await add(page);
  await pass(page, "10s");
}

test.describe("ask", () => {
  test("the bar asks, and nothing is stored before the answer, on any page", async ({
    page,
    site,
    context,
  }) => {
    shop(site, "ask");
    await browse(page);
    await expect(bar(page)).toBeVisible();
    expect(await stores(page)).toEqual(nothing);
    await visit(page);
    await pass(page, "5m");
    await expect(bar(page)).toBeVisible();
    expect(await stores(page)).toEqual(nothing);
    expect(await context.cookies()).toEqual([]);
    expect(await state(page)).toMatchObject({ state: "unknown", stored: false });
  });

  test("after yes the page's events are remembered, once, and it asks no more", async ({ page, site }) => {
    shop(site, "ask");
    await browse(page);
    const before = await facts(page);
    await say(page, "Yes");
    await expect(bar(page)).toHaveCount(0);
    await expect.poll(() => stores(page)).toEqual(memory);
    await settle(page);
    expect(await state(page)).toMatchObject({ state: "granted", stored: true });
    const same = ["item.views", "item.dwell", "cart.count", "session.pages", "visitor.sessions"];
    const after = await facts(page);
    for (const fact of same) expect([fact, after[fact]]).toEqual([fact, before[fact]]);
    expect(after).toMatchObject({ "item.views": 1, "cart.count": 1, "session.pages": 1 });
    await visit(page, "/tea");
    await expect(bar(page)).toHaveCount(0);
    expect(await facts(page)).toMatchObject({ "item.views": 2, "cart.count": 1, "session.pages": 2 });
    await page.evaluate(() => floorwalker.consent("granted"));
    await settle(page);
    expect(await facts(page)).toMatchObject({ "item.views": 2, "cart.count": 1, "session.pages": 2 });
  });

  test("what came before on other pages is not remembered", async ({ page, site }) => {
    shop(site, "ask");
    await browse(page);
    await visit(page);
    await say(page, "Yes");
    await expect.poll(() => stores(page)).toEqual(memory);
    expect(await facts(page)).toMatchObject({ "session.pages": 1 });
    expect((await facts(page))["cart.count"]).toBeUndefined();
  });

  test("after no only the refusal is kept, and it asks again after 6 months", async ({ page, site }) => {
    shop(site, "ask");
    await browse(page);
    await say(page, "No");
    await expect(bar(page)).toHaveCount(0);
    await settle(page);
    const refused = { ...nothing, local: { floorwalker: "no 2026-06-01" } };
    expect(await stores(page)).toEqual(refused);
    expect(await state(page)).toMatchObject({ state: "denied", stored: false });
    await browse(page);
    await expect(bar(page)).toHaveCount(0);
    expect(await stores(page)).toEqual(refused);
    await pass(page, "181d");
    await visit(page);
    await expect(bar(page)).toHaveCount(0);
    await pass(page, "2d");
    await visit(page);
    await expect(bar(page)).toBeVisible();
  });

  test("a bar that is closed by Escape is no answer", async ({ page, site }) => {
    shop(site, "ask");
    await visit(page);
    await expect(bar(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(bar(page)).toHaveCount(0);
    expect(await stores(page)).toEqual(nothing);
    expect(await state(page)).toMatchObject({ state: "unknown" });
  });

  test("the bar speaks in the merchant's words, however late they come", async ({ page, site }) => {
    shop(site, "ask");
    let arrive = () => {};
    site.serve({
      "/floorwalker.json": (_, response) => {
        arrive = () =>
          response.end(JSON.stringify({ ...rules, consent: { text: { en: "May we?" }, policy: "/policy" } }));
      },
    });
    await page.goto("/");
    await page.waitForFunction(() => Object.hasOwn(window, "floorwalker") && floorwalker.explain?.());
    await expect.poll(() => site.requests).toContain("GET /floorwalker.json");
    await settle(page);
    arrive();
    await expect(bar(page)).toContainText("May we?");
    await expect(bar(page).getByRole("link")).toHaveAttribute("href", "/policy");
  });

  test("the shop's own consent() answers for the bar", async ({ page, site }) => {
    shop(site, "ask");
    await visit(page);
    await expect(bar(page)).toBeVisible();
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect(bar(page)).toHaveCount(0);
    await expect.poll(() => stores(page)).toEqual(memory);
  });

  test("yes in one tab is heard in none, but in the next page of it", async ({ page, site, context }) => {
    shop(site, "ask");
    await visit(page);
    const other = await context.newPage();
    await visit(other);
    await say(page, "Yes");
    await expect.poll(() => stores(page)).toEqual(memory);
    await visit(other);
    await expect(bar(other)).toHaveCount(0);
    expect(await state(other)).toMatchObject({ state: "granted", from: "remembered" });
  });

  test("no in one tab erases what another remembers", async ({ page, site, context }) => {
    shop(site, "ask");
    await visit(page);
    const other = await context.newPage();
    await browse(other);
    await say(page, "No");
    await settle(page);
    await expect.poll(() => other.evaluate(() => floorwalker.explain().consent.state)).toBe("denied");
    await expect(bar(other)).toHaveCount(0);
    expect((await stores(other)).databases).toEqual([]);
  });
});

test.describe("required", () => {
  test("nothing is stored, nor told to the document, before consent()", async ({ page, site }) => {
    const hello = { id: "hello", prompt: { type: "card", title: "Hello" } };
    shop(site, "required", { ...rules, manners: { quiet: "0s" }, rules: [hello] });
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      for (const name of ["prompt_shown", "prompt_dismissed", "consent_changed"])
        document.addEventListener(`floorwalker:${name}`, () => told.push(name));
    });
    await browse(page);
    await page.getByRole("button", { name: "Close" }).click();
    await pass(page, "5m");
    expect(await stores(page)).toEqual(nothing);
    expect(await page.evaluate("told")).toEqual([]);
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect.poll(() => stores(page)).toEqual(memory);
    expect(await page.evaluate("told")).toEqual(["consent_changed"]);
    await visit(page, "/tea");
    expect(await state(page)).toMatchObject({ state: "granted", from: "remembered", stored: true });
    expect(await facts(page)).toMatchObject({ "item.views": 2, "cart.count": 1 });
  });
});

test.describe("granted", () => {
  test("memory begins at once, over pages and tabs", async ({ page, site, context }) => {
    shop(site, "granted");
    await browse(page);
    await expect(bar(page)).toHaveCount(0);
    expect(await stores(page)).toEqual(memory);
    const other = await context.newPage();
    await visit(other, "/tea");
    expect(await facts(other)).toMatchObject({ "item.views": 2, "cart.count": 1, "visitor.sessions": 1 });
  });
});

test.describe("auto", () => {
  test("without a platform it waits, and says so in one line", async ({ page, site }) => {
    shop(site);
    const lines: string[] = [];
    page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
    await browse(page);
    expect(lines).toEqual([
      "info: [floorwalker] no consent platform found: memory over pages waits for consent",
    ]);
    expect(await stores(page)).toEqual(nothing);
    expect(await state(page)).toMatchObject({ state: "unknown", note: expect.stringContaining("consent") });
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect.poll(() => stores(page)).toEqual(memory);
    await visit(page);
    expect(await state(page)).toMatchObject({ state: "granted", from: "remembered" });
    expect(lines).toHaveLength(1);
  });

  test("Global Privacy Control is a no, unless the visitor says yes here", async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
    shop(site);
    await browse(page);
    expect(await state(page)).toMatchObject({ state: "denied", from: "gpc", stored: false });
    expect(await stores(page)).toEqual(nothing);
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect.poll(() => stores(page)).toEqual(memory);
    expect(await state(page)).toMatchObject({ state: "granted", from: "call" });
  });

  test("Global Privacy Control turned on later erases what was remembered", async ({ page, site }) => {
    shop(site);
    await browse(page);
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect.poll(() => stores(page)).toEqual(memory);
    await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
    await visit(page);
    expect(await state(page)).toMatchObject({ state: "denied", from: "gpc" });
    await expect.poll(() => stores(page)).toEqual(nothing);
  });
});

test.describe("denied", () => {
  test("erases in all tabs, and what follows stays in the page", async ({ page, site, context }) => {
    shop(site, "granted");
    await browse(page);
    const other = await context.newPage();
    await visit(other, "/tea");
    await page.evaluate(() => floorwalker.consent("denied"));
    await expect.poll(() => stores(page)).toEqual(nothing);
    for (const tab of [page, other]) {
      await expect.poll(async () => (await state(tab)).state).toBe("denied");
      expect((await facts(tab))["cart.count"]).toBeUndefined();
      await add(tab);
      await pass(tab, "10s");
    }
    expect(await facts(page)).toMatchObject({ "cart.count": 1 });
    expect(await facts(other)).toMatchObject({ "cart.count": 1 });
    expect(await stores(page)).toEqual(nothing);
  });

  test("a yes after a no begins anew", async ({ page, site }) => {
    shop(site, "required");
    await browse(page);
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect.poll(() => stores(page)).toEqual(memory);
    await page.evaluate(() => floorwalker.consent("denied"));
    await expect.poll(() => stores(page)).toEqual(nothing);
    await page.evaluate(() => floorwalker.consent("granted"));
    await expect.poll(() => stores(page)).toEqual(memory);
    await pass(page, "1s");
    expect(await state(page)).toMatchObject({ state: "granted", stored: true });
    expect((await facts(page))["cart.count"]).toBeUndefined();
  });

  test("yes and no at once: the last word holds", async ({ page, site }) => {
    shop(site, "required");
    await browse(page);
    await page.evaluate(() => {
      floorwalker.consent("granted");
      floorwalker.consent("denied");
    });
    await settle(page);
    await pass(page, "2s");
    await expect.poll(() => stores(page)).toEqual(nothing);
    await page.evaluate(() => {
      floorwalker.consent("denied");
      floorwalker.consent("granted");
    });
    await add(page);
    await settle(page);
    await pass(page, "2s");
    await expect.poll(() => stores(page)).toEqual(memory);
    await visit(page);
    expect(await facts(page)).toMatchObject({ "cart.count": 1 });
  });

  test("what is no word of consent changes nothing, and is told", async ({ page, site, allow }) => {
    allow.console(/granted or denied/);
    shop(site, "required");
    await visit(page);
    await page.evaluate(() => floorwalker.consent("yes" as never));
    expect(await state(page)).toMatchObject({ state: "unknown" });
  });
});

test.describe("the visitor's own", () => {
  test("forget() erases all but the refusal, in all tabs", async ({ page, site, context }) => {
    shop(site, "granted");
    await browse(page);
    const other = await context.newPage();
    await visit(other);
    await page.evaluate(() => floorwalker.optOut());
    await pass(page, "1s");
    await page.evaluate(() => floorwalker.forget());
    expect(await stores(page)).toEqual({ ...nothing, local: { floorwalker: "out" } });
    expect((await facts(page))["cart.count"]).toBeUndefined();
    await expect.poll(async () => (await facts(other))["cart.count"]).toBeUndefined();
    expect(await page.evaluate(() => floorwalker.exportData())).toMatchObject({
      refusal: { opted_out: true },
      memory: { items: [], sessions: 0 },
    });
    await visit(page);
    expect(await page.evaluate(() => floorwalker.exportData())).toMatchObject({
      memory: { opted_out: true },
    });
  });

  for (const consent of ["granted", "required"]) {
    test(`opt-out and opt-in persist, under ${consent}`, async ({ page, site, context }) => {
      const launcher = { id: "launcher", prompt: { type: "launcher", title: "Ask us" } };
      shop(site, consent, { ...rules, rules: [launcher] });
      const launched = page.locator("floorwalker-prompt");
      await visit(page);
      await expect(launched).toBeVisible();
      await page.evaluate(() => floorwalker.optOut());
      await expect(launched).toHaveCount(0);
      for (const path of ["/tea", "/"]) {
        await visit(page, path);
        await expect(launched).toHaveCount(0);
      }
      const other = await context.newPage();
      await visit(other);
      await expect(other.locator("floorwalker-prompt")).toHaveCount(0);
      expect((await stores(page)).local).toEqual({ floorwalker: "out" });
      await page.evaluate(() => floorwalker.optIn());
      await expect(launched).toBeVisible();
      await expect(other.locator("floorwalker-prompt")).toBeVisible();
      await pass(page, "1s");
      await visit(page);
      await expect(launched).toBeVisible();
      expect((await stores(page)).local).toEqual({});
    });
  }

  test("exportData() is all that is remembered, and nothing that names anybody", async ({ page, site }) => {
    shop(site, "granted");
    await browse(page);
    await page.evaluate(() =>
      floorwalker.track("purchase", {
        transaction_id: "ORDER-4711",
        email: "jo@example.com",
        user_id: "u-1",
        items: [{ item_id: "TEA", price: 5 }],
      }),
    );
    await page.evaluate(() => floorwalker.track("search", { search_term: "my own words", results: 3 }));
    await pass(page, "1s");
    const data = await page.evaluate(() => floorwalker.exportData());
    expect(data).toMatchObject({
      consent: { state: "granted" },
      memory: { items: [{ id: "TEA", name: "Tea" }] },
    });
    const stored = await page.evaluate(
      () =>
        new Promise((done) => {
          const opening = indexedDB.open("floorwalker");
          opening.onsuccess = () => {
            const all = opening.result.transaction("memory").objectStore("memory").getAll();
            all.onsuccess = () => {
              opening.result.close();
              done(all.result);
            };
          };
        }),
    );
    for (const text of [JSON.stringify(data), JSON.stringify(stored)]) {
      expect(text).not.toMatch(/jo@example|u-1|ORDER-4711|my own words/);
    }
  });
});
