// Bad input: told with its place, what was expected and the nearest right name; the rest goes on, nothing is lost.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, pass, productPage, test } from "./harness.js";
import type { SiteServer } from "./server.js";
import type { Allowed } from "./watchdog.js";

const NOON = new Date("2026-06-01T10:00:00Z");

interface Told {
  path: string;
  expected: string;
  received: string;
  nearest?: string;
}

/** Hears errors from the first on, by a call made before the tag has arrived. */
const listen = () => {
  const heard = { ready: false, errors: [] as object[] };
  Object.assign(window, {
    heard,
    floorwalker: [
      ["on", "ready", () => (heard.ready = true)],
      [
        "on",
        "error",
        (error: Error | object) =>
          heard.errors.push(error instanceof Error ? { message: error.message } : error),
      ],
    ],
  });
};

const errors = (page: Page) => page.evaluate<Told[]>("heard.errors");

/** Moves the clock in small steps, until something is so. */
async function until(page: Page, what: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await pass(page, 100);
        return page.evaluate(what);
      },
      { intervals: [20], timeout: 20_000 },
    )
    .toBe(true);
}

const good = {
  id: "good",
  when: { "page.type": "product" },
  prompt: { type: "card", title: "Good", actions: [{ label: "Go", do: "open", url: "/" }] },
};
const file = { floorwalker: 1, manners: { quiet: "0s", gap: "0s" }, rules: [] as object[] };
const spoken = `document.querySelector("floorwalker-prompt")?.getAttribute("rule") === "good"`;

/** A visitor of whom something is remembered comes to a page with this rules file. Returns our console lines. */
async function visit(
  { page, site, context, allow }: { page: Page; site: SiteServer; context: BrowserContext; allow: Allowed },
  rules: string,
): Promise<string[]> {
  allow.console(/^warning: \[floorwalker\]/);
  const lines: string[] = [];
  page.on(
    "console",
    (message) => void (message.text().startsWith("[floorwalker]") && lines.push(message.text())),
  );
  await context.addInitScript(listen);
  await page.clock.install({ time: NOON.getTime() - 60_000 });
  await page.clock.pauseAt(NOON.getTime() + 1000);
  const tag = { "data-rules": "/floorwalker.json" };
  const head = "<script>window.dataLayer = []</script>";
  site.serve({ "/": productPage({ tag, head }), "/again": productPage({ tag, head }) });
  site.serve({ "/floorwalker.json": JSON.stringify(file) });
  await page.goto("/");
  await until(page, "heard.ready");
  await until(page, `floorwalker.facts()["item.views"] === 1`);
  await page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "CUP", price: 5 }] })`);
  expect(await errors(page)).toEqual([]);
  await page.clock.runFor(500);
  site.serve({ "/floorwalker.json": rules });
  await page.goto("/again");
  await until(page, "heard.ready");
  await until(page, `floorwalker.facts()["item.views"] === 2 && floorwalker.facts()["cart.count"] === 1`);
  return lines;
}

const rule = (more: object) => ({ id: "bad", priority: 5, prompt: { type: "card", title: "Bad" }, ...more });
const says = (prompt: object) => rule({ prompt: { type: "card", title: "Bad", ...prompt } });
const acts = (action: object) => says({ actions: [{ label: "Go", ...action }] });

type Mistake = [what: string, bad: object, path: string, expected: RegExp, nearest?: string];

/** Mistakes in a rule: it is left out. */
const inRules: Mistake[] = [
  ["an unknown fact", rule({ when: { "item.vues": 3 } }), "/rules/0/when/item.vues", /fact/, "item.views"],
  [
    "an unknown fact in a list",
    rule({ when: { any: [{ not: { "cart.cuont": 1 } }] } }),
    "/rules/0/when/any/0/not/cart.cuont",
    /fact/,
    "cart.count",
  ],
  [
    "a fact of an unknown rule",
    rule({ when: { "rule.godo.shown": 1 } }),
    "/rules/0/when/rule.godo.shown",
    /fact/,
    "rule.good.shown",
  ],
  [
    "an unknown operator",
    rule({ when: { "item.views": { gten: 3 } } }),
    "/rules/0/when/item.views/gten",
    /operator/,
    "gte",
  ],
  [
    "an operator of another type",
    rule({ when: { "page.type": { gt: "a" } } }),
    "/rules/0/when/page.type/gt",
    /operator of a text/,
  ],
  ["an unknown key", rule({ prioritty: 3 }), "/rules/0/prioritty", /known key/, "priority"],
  ["an unknown key of a prompt", says({ titel: "x" }), "/rules/0/prompt/titel", /known key/, "title"],
  ["an unknown type of prompt", says({ type: "modal" }), "/rules/0/prompt/type", /card/],
  [
    "an unknown action",
    acts({ do: "add_to_card" }),
    "/rules/0/prompt/actions/0/do",
    /add_to_cart/,
    "add_to_cart",
  ],
  [
    "a text for a number",
    rule({ when: { "item.views": { gte: "3" } } }),
    "/rules/0/when/item.views/gte",
    /a number/,
  ],
  ["a number for a text", rule({ when: { "page.type": 3 } }), "/rules/0/when/page.type", /a text/],
  [
    "a text for a boolean",
    rule({ when: { "item.in_cart": "no" } }),
    "/rules/0/when/item.in_cart",
    /true or false/,
  ],
  ["a list for a condition", rule({ when: [{ "item.views": 3 }] }), "/rules/0/when", /condition/],
  ["a text for a priority", rule({ priority: "high" }), "/rules/0/priority", /a number/],
  ["no rule at all", 7 as unknown as object, "/rules/0", /an object/],
  [
    "a bad duration",
    rule({ when: { "item.dwell": { gte: "90 seconds" } } }),
    "/rules/0/when/item.dwell/gte",
    /duration such as/,
  ],
  ["a bad duration of a cap", rule({ cap: [{ max: 1, per: "week" }] }), "/rules/0/cap/0/per", /duration/],
  ["a bad wait", rule({ on: "search", wait: 30 }), "/rules/0/wait", /duration/],
  ["a date that is none", rule({ until: "2026-02-30" }), "/rules/0/until", /date/],
  ["a date in another form", rule({ from: "1/6/2026" }), "/rules/0/from", /date/],
  [
    "a bad date in a condition",
    rule({ when: { "time.date": { gte: "2026-13-01" } } }),
    "/rules/0/when/time.date/gte",
    /date/,
  ],
  [
    "a bad time in a condition",
    rule({ when: { "time.of_day": { gte: "9h30" } } }),
    "/rules/0/when/time.of_day/gte",
    /time such as/,
  ],
  ["a bad selector", says({ type: "inline", slot: "div[" }), "/rules/0/prompt/slot", /selector/],
  [
    "a script for a URL",
    acts({ do: "open", url: "javascript:alert(1)" }),
    "/rules/0/prompt/actions/0/url",
    /URL/,
  ],
  [
    "a hidden script for a URL",
    acts({ do: "open", url: "\u0001java\tscript:alert(1)" }),
    "/rules/0/prompt/actions/0/url",
    /URL/,
  ],
  [
    "data for a URL",
    acts({ do: "open", url: { en: "data:text/html,x" } }),
    "/rules/0/prompt/actions/0/url/en",
    /URL/,
  ],
  ["an id with capitals", rule({ id: "Bad" }), "/rules/0/id", /a-z/],
  [
    "four actions",
    says({ actions: Array(4).fill({ label: "Go", do: "dismiss" }) }),
    "/rules/0/prompt/actions",
    /3/,
  ],
  ["nothing to say", { id: "bad" }, "/rules/0", /prompt/],
  ["a number for a text of a prompt", says({ title: 7 }), "/rules/0/prompt/title", /a text/],
];

for (const [what, bad, path, expected, nearest] of inRules) {
  test(`in a rule: ${what}`, async ({ page, site, context, allow }) => {
    const lines = await visit(
      { page, site, context, allow },
      JSON.stringify({ ...file, rules: [bad, good] }),
    );
    const told = await errors(page);
    expect(told.map((each) => each.path)).toContain(path);
    const [issue] = told.filter((each) => each.path === path);
    expect(issue?.expected).toMatch(expected);
    if (nearest) expect(issue?.nearest).toBe(nearest);
    expect(issue?.received).toBeTruthy();
    // Once, with place and the right name.
    const said = lines.filter((line) => line.startsWith(`[floorwalker] ${path}: `));
    expect(said).toHaveLength(1);
    if (nearest) expect(said[0]).toContain(nearest);
    expect(new Set(lines).size).toBe(told.length);
    await until(page, spoken);
  });
}

/** Mistakes elsewhere: the key counts as not there. */
const elsewhere: Mistake[] = [
  ["an unknown key", { manner: {} }, "/manner", /known key/, "manners"],
  ["an unknown key of the shop", { shop: { fone: "+33", name: "Shop" } }, "/shop/fone", /known key/, "phone"],
  ["a bad currency", { shop: { currency: "euro" } }, "/shop/currency", /ISO 4217/],
  ["a bad time zone", { shop: { timezone: "Mars/Olympus" } }, "/shop/timezone", /time zone/],
  ["bad hours", { shop: { hours: { "mon-fri": ["9-12"] } } }, "/shop/hours/mon-fri/0", /hours/],
  ["an unknown page type", { shop: { pages: { basket: "/b*" } } }, "/shop/pages/basket", /one of/],
  ["a bad selector of an event", { events: { guide: { click: "a[" } } }, "/events/guide/click", /selector/],
  ["a bad duration of a manner", { manners: { quiet: "0s", gap: "soon" } }, "/manners/gap", /duration/],
  [
    "an unknown reason to be busy",
    { manners: { quiet: "0s", busy: ["typng"] } },
    "/manners/busy/0",
    /one of/,
    "typing",
  ],
  [
    "a bad condition of a manner",
    { manners: { quiet: "0s", never: { "page.typ": "x" } } },
    "/manners/never/page.typ",
    /fact/,
    "page.type",
  ],
  ["no list of products", { memory: { items: "many" } }, "/memory/items", /number/],
  ["a share above all", { holdout: 120 }, "/holdout", /0 to 100/],
];

for (const [what, bad, path, expected, nearest] of elsewhere) {
  test(`beside the rules: ${what}`, async ({ page, site, context, allow }) => {
    const lines = await visit(
      { page, site, context, allow },
      JSON.stringify({ ...file, ...bad, rules: [good] }),
    );
    expect(await errors(page)).toEqual([
      expect.objectContaining({
        path,
        expected: expect.stringMatching(expected),
        ...(nearest && { nearest }),
      }),
    ]);
    expect(lines).toEqual([expect.stringContaining(path)]);
    await until(page, spoken);
  });
}

test("two rules of one id: the first speaks, the second is told", async ({ page, site, context, allow }) => {
  const rules = [good, { ...good, priority: 9, prompt: { title: "Second" } }];
  await visit({ page, site, context, allow }, JSON.stringify({ ...file, rules }));
  expect(await errors(page)).toEqual([expect.objectContaining({ path: "/rules/1/id", received: '"good"' })]);
  await until(page, spoken);
  await expect(page.locator("floorwalker-prompt")).toContainText("Good");
});

let deep = '{"item.views": 3}';
for (let level = 0; level < 1000; level++) deep = `{"not": ${deep}}`;

const tooMuch: Record<string, [rules: string, path: string, expected: RegExp]> = {
  "rules that nest 1,000 deep": [
    JSON.stringify({ ...file, rules: [{ ...rule({}), when: "DEEP" }, good] }).replace('"DEEP"', deep),
    "",
    /32 levels/,
  ],
  "100,000 rules": [
    JSON.stringify({ ...file, rules: Array.from({ length: 100_000 }, (_, i) => ({ id: `r${i}` })) }),
    "/rules",
    /10000 rules|10,000 rules/,
  ],
  "a list within a list, without end": [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "", /object|levels/],
};

for (const [what, [rules, path, expected]] of Object.entries(tooMuch)) {
  test(`${what}: refused whole`, async ({ page, site, context, allow }) => {
    const lines = await visit({ page, site, context, allow }, rules);
    expect(await errors(page)).toEqual([
      expect.objectContaining({ path, expected: expect.stringMatching(expected) }),
    ]);
    expect(lines).toHaveLength(1);
    expect(await page.evaluate("floorwalker.explain().rules.length")).toBe(0);
    await page.clock.runFor(5000);
    await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
  });
}

// Events

const events: Record<
  string,
  [call: string, told: [path: string, expected: RegExp][], facts: Record<string, unknown>]
> = {
  "a price with a comma and a sign": [
    `push(...route, ["track", "view_item", { items: [{ item_id: "X", item_name: "Ex", price: "12,50 €" }] }])`,
    [["/view_item/items/0/price", /a number/]],
    // The rest of it is taken.
    { "item.id": "X", "item.name": "Ex", "item.price": undefined, "item.views": 1 },
  ],
  "a price that is a text of a number": [
    `push(...route, ["track", "view_item", { items: [{ item_id: "X", price: "12.50" }] }])`,
    [],
    { "item.id": "X", "item.price": 12.5 },
  ],
  "items missing": [
    `track("add_to_cart", { value: 3 })`,
    [["/add_to_cart/items", /a list of items/]],
    { "cart.count": 1 },
  ],
  "no parameters": [`track("add_to_cart")`, [["/add_to_cart/items", /a list of items/]], { "cart.count": 1 }],
  "items that are no list": [
    `track("add_to_cart", { items: { item_id: "X" } })`,
    [["/add_to_cart/items", /a list of items/]],
    { "cart.count": 1 },
  ],
  "an item without an id, among others": [
    `track("add_to_cart", { items: [{ item_name: "X", price: 3 }, { item_id: "Y", price: 4 }, null, "Z"] })`,
    [
      ["/add_to_cart/items/0/item_id", /id/],
      ["/add_to_cart/items/2", /an item/],
      ["/add_to_cart/items/3", /an item/],
    ],
    { "cart.count": 2, "cart.value": 9 },
  ],
  NaN: [
    `track("add_to_cart", { value: NaN, items: [{ item_id: "Y", price: NaN, quantity: Infinity }] })`,
    [
      ["/add_to_cart/value", /a number/],
      ["/add_to_cart/items/0/price", /a number/],
      ["/add_to_cart/items/0/quantity", /a number/],
    ],
    { "cart.count": 2 },
  ],
  "circular objects": [
    `track("add_to_cart", (() => { const ring = { item_id: "Y", price: 2 }; ring.item_name = ring; const all = { items: [ring] }; all.value = all; return all; })())`,
    [
      ["/add_to_cart/value", /a number/],
      ["/add_to_cart/items/0/item_name", /a text/],
    ],
    { "cart.count": 2, "cart.value": 7 },
  ],
  "parameters that are a text": [
    `track("add_to_cart", "SKU-1")`,
    [
      ["/add_to_cart", /an object/],
      ["/add_to_cart/items", /a list/],
    ],
    { "cart.count": 1 },
  ],
  "a getter that throws": [
    `track("add_to_cart", { get items() { throw new Error("theirs") } })`,
    [],
    { "cart.count": 1 },
  ],
  "a big integer and a symbol": [
    `track("search", { search_term: Symbol("x"), results: 3n })`,
    [
      ["/search/search_term", /a text/],
      ["/search/results", /a number/],
    ],
    { "session.searches": 1, "search.term": undefined, "search.results": undefined },
  ],
  "a name that is none": [`track({})`, [["/track", /name/]], { "cart.count": 1 }],
  "a name of our own": [
    `track("prompt_clicked", { rule: "good" })`,
    [["/track", /name/]],
    { "rule.good.clicked": 0 },
  ],
  "the data layer's own mistakes": [
    `push(() => {
      dataLayer.push({ event: "add_to_cart", ecommerce: { items: [{ item_id: "Y", price: "dear" }] } });
      (function () { dataLayer.push(arguments); })("event", "view_cart");
      (function () { dataLayer.push(arguments); })("event", "add_to_cart", "nonsense");
      dataLayer.push(null, 3, "text", { event: {} }, { event: "view_item", ecommerce: null }, [1], undefined);
    })`,
    [
      ["/add_to_cart/items/0/price", /a number/],
      ["/view_cart/items", /a list/],
      ["/add_to_cart/items", /a list/],
      ["/view_item/items", /a list/],
    ],
    { "cart.count": 2 },
  ],
  "custom facts of another type": [`set({ tier: 7 })`, [["/custom/tier", /a text/]], { "custom.tier": 7 }],
};

for (const [what, [call, told, facts]] of Object.entries(events)) {
  test(`in an event: ${what}`, async ({ page, site, context, allow }) => {
    const tier = { id: "tier", when: { "custom.tier": "vip" }, prompt: { title: "Never" } };
    const lines = await visit(
      { page, site, context, allow },
      JSON.stringify({ ...file, rules: [good, tier] }),
    );
    await until(page, spoken);
    // A page that says nothing of a product itself.
    await page.evaluate(
      "route = [() => location.pathname === '/products/x' || history.pushState(null, '', '/products/x')]",
    );
    // The page's own call comes back to it unharmed.
    expect(await page.evaluate(`(floorwalker.${call}, "well")`)).toBe("well");
    const heard = (await errors(page)).filter(({ path }) => path !== undefined);
    expect(heard).toEqual(
      told.map(([path, expected]) =>
        expect.objectContaining({ path, expected: expect.stringMatching(expected) }),
      ),
    );
    // The console hears of each kind once, however many items of a list have it.
    const kinds = new Set<string>();
    for (const [path, expected] of told) {
      const kind = `${path.replace(/\d+/g, "")} ${expected}`;
      expect(lines.filter((line) => line.includes(`${path}: `))).toHaveLength(kinds.has(kind) ? 0 : 1);
      kinds.add(kind);
    }
    const names = Object.keys(facts);
    const read = () =>
      page.evaluate((names) => {
        const all = (
          window as unknown as { floorwalker: { facts(): Record<string, unknown> } }
        ).floorwalker.facts();
        return Object.fromEntries(names.map((name) => [name, all[name]]));
      }, names);
    expect(await read()).toEqual(facts);
    // Told again it is no news to the console.
    const before = lines.length;
    await page.evaluate(`floorwalker.${call}`);
    await page.evaluate("1");
    expect(lines).toHaveLength(before);
    expect(
      await page.evaluate(`floorwalker.facts()["item.views"] >= 1 && floorwalker.facts()["cart.count"] >= 1`),
    ).toBe(true);
  });
}

test("in the markup: items that are none", async ({ page, site, context, allow }) => {
  const lines = await visit({ page, site, context, allow }, JSON.stringify({ ...file, rules: [good] }));
  const body = `<main data-floorwalker-item="{item_id: SKU}"><h1>X</h1><button data-floorwalker-event="add_to_cart">Add</button>
    <p data-floorwalker-item='{"item_name":"X"}'></p></main>`;
  site.serve({ "/markup": productPage({ tag: { "data-rules": "/floorwalker.json" }, body }) });
  await page.goto("/markup");
  await until(page, "heard.ready");
  await until(page, `floorwalker.facts()["item.id"] === "SKU-1"`);
  await page.click("button");
  const told = await errors(page);
  expect(told.map(({ path }) => path)).toContain("[data-floorwalker-item]");
  expect(lines.length).toBeGreaterThan(0);
});
