import type { Page } from "@playwright/test";
import type { Floorwalker } from "../../src/index.js";
import { expect, htmlPage, productPage, ready, rulesElement, settle, test } from "./harness.js";
import {
  button,
  card,
  easy,
  move,
  pass,
  prompt,
  type Rule,
  seen,
  setVisible,
  shop,
  standStill,
  unseen,
  use,
  visit,
  visitProduct,
  want,
  willing,
} from "./willing.js";

// What lies between the manners: where two of them meet, or a page, a tab or a visitor does what nobody expected.

declare const floorwalker: Floorwalker;

test.beforeEach(({ page, context }) => standStill(page, context));

const fact = (page: Page, name: string) => page.evaluate((name) => floorwalker.facts()[name], name);
const track = (page: Page, name: string, params: object = {}) =>
  page.evaluate(([name, params]) => floorwalker.track(name, params), [name, params] as const);

/** All that is on disk, as text. */
const disk = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name as string);
    const all = await Promise.all(
      names.map(
        (name) =>
          new Promise((done, fail) => {
            const request = indexedDB.open(name);
            request.onerror = fail;
            request.onsuccess = () => {
              const records = request.result.transaction("memory").objectStore("memory").getAll();
              records.onsuccess = () => {
                request.result.close();
                done(records.result);
              };
            };
          }),
      ),
    );
    return JSON.stringify(all);
  });

test.describe("an answer", () => {
  test("in the visitor's own words is told, and kept nowhere", async ({ page, site }) => {
    shop(site, [willing({ prompt: { ...card("Tell us"), question: { kind: "text" } } })]);
    await visit(page);
    await page.evaluate(() => {
      floorwalker.on("prompt_answered", ({ answer }) => Object.assign(window, { answer }));
    });
    await want(page);
    await prompt(page).locator("[part=question] :is(input, textarea)").fill("my secret words");
    await prompt(page).locator("[part=question] button").click();
    await pass(page, "1s");
    expect(await page.evaluate("answer")).toBe("my secret words");
    expect(await fact(page, "rule.hello.answered")).toBe(1);
    expect(await fact(page, "visitor.answer.hello")).toBeUndefined();
    const stored = await disk(page);
    expect(stored).toContain("hello");
    expect(stored).not.toContain("secret");
  });

  test("to the question that follows counts for the rule that asked it", async ({ page, site }) => {
    const choices = [{ value: "yes", label: "Yes" }];
    const second: Rule = {
      id: "second",
      when: { "custom.never": true },
      prompt: { ...card("And how?"), question: { kind: "rating" } },
    };
    shop(site, [
      willing({ prompt: { ...card("Hello"), question: { kind: "choice", choices, next: "second" } } }),
      second,
    ]);
    await visit(page);
    await want(page);
    await prompt(page).getByText("Yes").click();
    await seen(page, "second");
    await prompt(page, "second").locator("[part~=question] :is(button, input, label)").nth(3).click();
    expect(await fact(page, "visitor.answer.second")).toBe(4);
    expect(await fact(page, "rule.second.answered")).toBe(1);
    expect(await fact(page, "rule.second.shown")).toBe(0);
  });
});

test("an opt-out where nothing may be remembered holds on the next page", async ({ page, site }) => {
  shop(site, [willing()], easy, { memory: { never: ["/other"] } });
  await visit(page);
  await pass(page, "1s");
  await visit(page, "/other");
  await page.evaluate(() => floorwalker.optOut());
  await visit(page);
  await want(page);
  await unseen(page);
  await visit(page, "/other");
  await page.evaluate(() => floorwalker.optIn());
  await visit(page);
  await want(page);
  await seen(page);
});

test("engaged time brings a prompt at its instant, whatever else is due far off", async ({ page, site }) => {
  shop(site, [
    willing({ when: { "page.dwell": { gte: "45s" } } }),
    willing({ id: "later", until: "2027-01-01", when: { "custom.never": true } }),
  ]);
  await visit(page);
  await use(page, 44_000);
  await unseen(page);
  await use(page, 2000);
  await seen(page);
});

test("nothing is said before memory is open: a notice given a moment ago is not given again", async ({
  page,
  site,
}) => {
  const notice: Rule = { id: "hello", service: true, prompt: card("Your order is late") };
  const file = { floorwalker: 1, rules: [notice] };
  const tag = { "data-rules": "#rules", "data-consent": "required" };
  site.serve({ "/": htmlPage({ tag, head: rulesElement("rules", file) }) });
  await visit(page);
  await page.evaluate(() => floorwalker.consent("granted"));
  await seen(page);
  await button(page, "Close").click();
  await pass(page, "1s");
  await visit(page);
  await pass(page, "5s");
  await unseen(page);
});

for (const lang of ["en_US", "???", "EN"])
  test(`a page that says lang="${lang}" is spoken to`, async ({ page, site }) => {
    shop(site, [willing({ prompt: { type: "card", title: { de: "Hallo", en: "Hello" } } })], easy, {
      pages: { "/": htmlPage({ lang, tag: { "data-rules": "/floorwalker.json" } }) },
    });
    await visit(page);
    await want(page);
    await expect(prompt(page).getByRole("heading")).toHaveText("Hello");
  });

test("a link to the shop, or to a product, is a click", async ({ page, site }) => {
  shop(site, [willing({ prompt: { ...card("Call us"), contact: true } })], easy, {
    shop: { phone: "+33 1 23 45 67 89" },
  });
  await visit(page);
  await want(page);
  // What dials is of the system, not of this test.
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault(), { capture: false }));
  await prompt(page).getByText("+33").click();
  expect(await fact(page, "rule.hello.clicked")).toBe(1);
});

test("a purchase in another tab takes back what speaks of the cart", async ({ page, context, site }) => {
  const tag = { "data-rules": "/floorwalker.json" };
  shop(site, [willing({ id: "cart", when: { "cart.count": { gte: 1 } }, prompt: card("Your cart") })], easy, {
    pages: { "/other": htmlPage({ tag }) },
  });
  await visit(page);
  await track(page, "add_to_cart", { items: [{ item_id: "A", item_name: "A", price: 1 }] });
  await seen(page, "cart");
  await pass(page, "1s");
  await setVisible(page, false);
  await pass(page, "1s");
  const other = await context.newPage();
  await other.goto("/other");
  await ready(other);
  await track(other, "purchase", { transaction_id: "1", items: [{ item_id: "A" }], value: 1 });
  await other.evaluate(() => floorwalker.exportData());
  await setVisible(page, true);
  await settle(page);
  await unseen(page, "cart");
});

test("names of our own are no events of the shop", async ({ page, site, allow }) => {
  allow.console(/expected the name of an event/);
  shop(site, [willing()]);
  await visit(page);
  await page.evaluate(() => {
    Object.assign(window, { errors: [] });
    floorwalker.on("error", (error) => (window as unknown as { errors: unknown[] }).errors.push(error));
  });
  const before = await fact(page, "session.pages");
  for (const name of ["user_engagement", "opted_out", "leaving", "prompt_shown", "page_view"])
    await track(page, name);
  await settle(page);
  expect(await page.evaluate("errors.length")).toBeGreaterThanOrEqual(3);
  expect(await fact(page, "session.pages")).toBe(before);
  expect(await fact(page, "session.dwell")).toBeLessThan(60_000);
  expect(await fact(page, "page.exit_intent")).toBe(false);
  await want(page);
  await seen(page);
});

test("a reload is no new occasion: what spoke of the product here does not speak again", async ({
  page,
  site,
}) => {
  const tag = { "data-rules": "/floorwalker.json" };
  shop(site, [willing({ when: { "item.id": { exists: true } }, cap: [{ max: 9, per: "session" }] })], easy, {
    pages: { "/p": productPage({ tag }) },
  });
  await visitProduct(page, "/p");
  await seen(page);
  await button(page, "Close").click();
  for (let n = 0; n < 2; n++) {
    await page.reload();
    await ready(page);
    await pass(page, "2s");
  }
  expect(await fact(page, "rule.hello.shown")).toBe(1);
});

test("an inline prompt that nobody answers is no soft no", async ({ page, site }) => {
  const body = `<main><h1>A shop</h1><div id="here" style="min-height:12rem"></div></main>`;
  const inline: Rule = willing({
    cap: [],
    prompt: { type: "inline", slot: "#here", title: "Here" },
  });
  shop(site, [inline], easy, {
    pages: { "/": htmlPage({ tag: { "data-rules": "/floorwalker.json" }, body }) },
  });
  await visit(page);
  for (let n = 0; n < 4; n++) {
    await want(page);
    await seen(page);
    await pass(page, "12s");
    await page.evaluate((n) => history.pushState({}, "", `/?page=${n}`), n);
    await pass(page, "1s");
    await unseen(page);
  }
  await want(page);
  await seen(page);
  const rule = await page.evaluate(() => floorwalker.explain().rules[0]);
  expect(rule?.reason).not.toBe("snoozed");
});

test("what time alone has turned is not taken back by what happens later", async ({ page, site }) => {
  shop(site, [willing({ when: { "session.duration": { lt: "10s" } } })]);
  await visit(page);
  await track(page, "hello");
  await seen(page);
  await pass(page, "12s");
  await track(page, "whatever");
  await settle(page);
  await seen(page);
});

test("ask() goes on to the next where a text can't be filled in", async ({ page, site }) => {
  shop(site, [
    { id: "a", on: "ask", priority: 1, prompt: card("About {item.name}") },
    { id: "b", on: "ask", prompt: card("How can we help?") },
  ]);
  await visit(page);
  expect(await page.evaluate(() => floorwalker.ask())).toBe("b");
  await seen(page, "b");
});

test("explain() says of a prompt that can't be drawn why", async ({ page, site }) => {
  shop(site, [willing({ prompt: card("About {item.name}") })]);
  await visit(page);
  await want(page);
  const rule = await page.evaluate(() => floorwalker.explain().rules[0]);
  expect(rule).toMatchObject({ speaks: false, reason: "text" });
});

test("a preview is harmless", async ({ page, site, allow }) => {
  // The card's own, as its answer to "why" unfolds.
  allow.layoutShifts(/after input\): floorwalker-prompt/);
  const body = `<main><h1>A shop</h1><div id="here" style="min-height:12rem"></div></main>`;
  shop(
    site,
    [
      willing({ when: {}, prompt: { type: "inline", slot: "#here", title: "Here" } }),
      willing({ id: "card", when: { "custom.never": true } }),
    ],
    easy,
    { pages: { "/": htmlPage({ tag: { "data-rules": "/floorwalker.json" }, body }) } },
  );
  await visit(page);
  await seen(page);
  await page.evaluate(() => floorwalker.preview("hello"));
  await settle(page);
  await expect(prompt(page)).toHaveCount(1);
  await page.evaluate(() => floorwalker.preview("card"));
  await seen(page, "card");
  await prompt(page, "card").locator("[part=why]").click();
  await prompt(page, "card").locator("[part=never]").click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a draft speaks where it is being looked at", async ({ page, site }) => {
  shop(site, [willing({ status: "draft" })]);
  await visit(page);
  await want(page);
  await unseen(page);
  await visit(page, "/?floorwalker=explain");
  await want(page);
  await seen(page);
});

test("a word that is no mode of consent allows nothing, and is told", async ({ page, site, allow }) => {
  allow.console(/expected one of auto, ask, required, granted/);
  const tag = { "data-rules": "/floorwalker.json", "data-consent": "Granted" };
  shop(site, [willing()], easy, { pages: { "/": htmlPage({ tag }) } });
  await visit(page);
  expect(await page.evaluate(() => floorwalker.explain().consent.state)).toBe("unknown");
  await move(page);
});

test("who listens late hears that all is ready, and what was wrong before", async ({ page, site, allow }) => {
  allow.console(/item\.vues/);
  shop(site, [willing({ when: { "item.vues": 3 } as Rule["when"] & object })]);
  await page.goto("/");
  await expect.poll(() => page.evaluate("!!floorwalker.explain?.().issues.length")).toBe(true);
  const heard = await page.evaluate(
    () =>
      new Promise((done) => {
        const heard: unknown[] = [];
        floorwalker.on("error", (error) => heard.push((error as { nearest?: string }).nearest));
        floorwalker.on("ready", () => done(heard));
      }),
  );
  expect(heard).toEqual(["item.views"]);
});
