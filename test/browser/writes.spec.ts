// How much is written, how much is stored, and that nothing runs while nothing is due.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, htmlPage, productPage, pass as run, settle, test } from "./harness.js";

const NOON = new Date("2026-06-01T10:00:00Z");
const file = { floorwalker: 1, manners: { quiet: "0s", gap: "0s" }, rules: [] as object[] };
const tag = { "data-rules": "/floorwalker.json" };
const head = "<script>window.dataLayer = []</script>";

/** Time stands still; `window.ready` once memory is open. */
async function stop(context: BrowserContext, page: Page): Promise<void> {
  await page.clock.install({ time: NOON.getTime() - 60_000 });
  await page.clock.pauseAt(NOON.getTime() + 1000);
  await context.addInitScript(() => {
    const ready = () => Object.assign(window, { ready: true });
    Object.assign(window, { floorwalker: [["on", "ready", ready]] });
  });
}

/** Moves the clock in small steps, until something is so. */
async function until(page: Page, what: string): Promise<void> {
  const step = async () => {
    await run(page, 100);
    return page.evaluate(what);
  };
  await expect.poll(step, { intervals: [20], timeout: 20_000 }).toBe(true);
}

/** Lets time go by: at first in small steps, in which IndexedDB, which goes on in real time, can keep up. */
async function pass(page: Page, ms: number): Promise<void> {
  const steps = Math.min(6, Math.floor(ms / 500));
  for (let step = 0; step < steps; step++) await run(page, 500);
  await run(page, ms - steps * 500);
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await until(page, "!!window.ready");
  await pass(page, 2000);
}

/** What stands in the database. */
const stored = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const request = indexedDB.open("floorwalker");
        request.onsuccess = () => {
          const all = request.result.transaction("memory").objectStore("memory").getAll();
          all.onsuccess = () => {
            request.result.close();
            done(all.result);
          };
        };
      }),
  );

/** Counts transactions that may write, as the page begins them. (The harness uses what it found before.) */
const count = () => {
  const { transaction } = IDBDatabase.prototype;
  Object.assign(window, { writes: 0 });
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    // A list of stores: the harness, which waits for ours.
    if (mode === "readwrite" && typeof stores === "string")
      (window as unknown as { writes: number }).writes++;
    return transaction.call(this, stores, mode, ...more);
  };
};

const bursts: Record<string, string> = {
  "by track": `for (let i = 0; i < 100; i++) floorwalker.track("view_item", { items: [{ item_id: "P" + i, price: i }, { item_id: "Q" }] })`,
  "by the data layer": `for (let i = 0; i < 100; i++) dataLayer.push({ event: "add_to_cart", ecommerce: { items: [{ item_id: "P" + i, price: i }] } })`,
  "over turns of the event loop": `(async () => { for (let i = 0; i < 100; i++) { floorwalker.track("search", { search_term: "t" + i }); await new Promise((next) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = next; port2.postMessage(0); }); } })()`,
  "that move rules": `for (let i = 0; i < 100; i++) floorwalker.track(i % 2 ? "add_to_cart" : "remove_from_cart", { items: [{ item_id: "P", price: 3 }] })`,
};

for (const [what, burst] of Object.entries(bursts)) {
  test(`a burst of 100 events ${what} is three writes at most`, async ({ page, site, context }) => {
    await stop(context, page);
    await context.addInitScript(count);
    const rules = [
      {
        id: "armed",
        on: "add_to_cart",
        wait: "1h",
        when: { "cart.count": { gte: 500 } },
        prompt: { title: "Never" },
      },
      { id: "level", when: { "cart.count": { gte: 500 } }, prompt: { title: "Never" } },
    ];
    site.serve({ "/": productPage({ tag, head }), "/floorwalker.json": JSON.stringify({ ...file, rules }) });
    await go(page, "/");
    const before = await page.evaluate<number>("writes");
    await page.evaluate(burst);
    await until(page, `floorwalker.explain().at > ${NOON.getTime()}`);
    await pass(page, 2000);
    await pass(page, 5000);
    const writes = (await page.evaluate<number>("writes")) - before;
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThanOrEqual(3);
    expect(JSON.stringify(await stored(page))).toMatch(/"P\d*"|"searches":100/);
  });
}

test("a whole page load is three writes at most", async ({ page, site, context }) => {
  await stop(context, page);
  await context.addInitScript(count);
  site.serve({ "/": productPage({ tag, head }), "/floorwalker.json": JSON.stringify(file) });
  await go(page, "/");
  await pass(page, 5000);
  expect(await page.evaluate<number>("writes")).toBeLessThanOrEqual(3);
});

test("a visitor with 200 products is 64 KB at most; images and URLs only of the 30 latest and the cart", async ({
  page,
  site,
  context,
}) => {
  test.setTimeout(120_000);
  await stop(context, page);
  site.serve({ "/": htmlPage({ tag, head }), "/floorwalker.json": JSON.stringify(file) });
  /** Names, paths and ids as long as shops have them. */
  const browse = (from: number, to: number) =>
    page.evaluate(
      ([from, to]) => {
        const { floorwalker } = window as unknown as {
          floorwalker: { track(name: string, params: object): void };
        };
        const kinds = ["Teapots", "Cups and mugs", "Kettles", "Tea caddies", "Strainers"];
        for (let i = from; i < to; i++) {
          const slug = `hand-made-cast-iron-${(kinds[i % 5] as string).toLowerCase().replaceAll(" ", "-")}-${1000 + i}`;
          history.pushState(null, "", `/en/products/${slug}`);
          floorwalker.track("view_item", {
            currency: "EUR",
            value: 20 + i,
            items: [
              {
                item_id: `${8_400_000_000_000 + i * 7919}`,
                sku: `IRN-${1000 + i}-RED`,
                item_name: `Hand-made cast iron ${kinds[i % 5]} no. ${1000 + i}, 0.8 l`,
                item_brand: "Oigen Foundry",
                item_category: "Kitchen and table",
                item_category2: kinds[i % 5],
                item_variant: "Red",
                price: 20 + i + 0.9,
                list_price: 30 + i,
                availability: "InStock",
                url: `https://shop.example/en/products/${slug}?variant=${44_000_000 + i}`,
                image: `https://cdn.shop.example/s/files/1/0551/4566/products/${slug}_720x.jpg?v=1690000000`,
                rating: 4.5,
                reviews: 12,
              },
            ],
          });
          if (i % 50 === 7)
            floorwalker.track("add_to_cart", { items: [{ item_id: `${8_400_000_000_000 + i * 7919}` }] });
        }
      },
      [from, to] as const,
    );
  for (const day of [0, 1, 2]) {
    await go(page, "/");
    for (let i = 0; i < 220; i += 20) {
      await page.mouse.move(200 + i, 200 + day);
      await browse(i, i + 20);
      await pass(page, 3000);
    }
    await pass(page, 864e5);
  }
  await go(page, "/");
  const exported = (await page.evaluate("floorwalker.exportData()")) as {
    memory: { items: { id: string; url?: string; image?: string }[]; cart: { lines: { id: string }[] } };
  };
  const { items, cart } = exported.memory;
  const inCart = cart.lines.map(({ id }) => id);
  // Those in the cart are kept beyond the 200 latest.
  expect(items.length).toBeGreaterThanOrEqual(200);
  expect(items.length).toBeLessThanOrEqual(200 + inCart.length);
  const pictured = items.filter(({ url, image }) => url ?? image).map(({ id }) => id);
  const latest = items.slice(0, 30).map(({ id }) => id);
  expect(pictured.filter((id) => !latest.includes(id) && !inCart.includes(id))).toEqual([]);
  expect(latest.filter((id) => !pictured.includes(id))).toEqual([]);
  const bytes = Buffer.byteLength(JSON.stringify(await stored(page)));
  test.info().annotations.push({ type: "bytes", description: `${bytes}` });
  expect(bytes).toBeLessThanOrEqual(64 * 1024);
});

/** Counts what is asked of the clock, and what then runs. */
const watchClock = () => {
  const counts: Record<string, number> = {};
  Object.assign(window, { counts });
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"] as const) {
    const native = window[name] as (run: (...given: unknown[]) => void, ...more: unknown[]) => unknown;
    Object.assign(window, {
      [name]: (run: (...given: unknown[]) => void, ...more: unknown[]) => {
        counts[name] = (counts[name] ?? 0) + 1;
        return native(
          (...given) => {
            counts[`${name} ran`] = (counts[`${name} ran`] ?? 0) + 1;
            run(...given);
          },
          ...more,
        );
      },
    });
  }
};

const idle: Record<
  string,
  { rules?: object[]; more?: object; body?: string; act?: (page: Page) => Promise<unknown> }
> = {
  "on a page with no rules": {},
  "with the starter rules": { more: {} },
  "where rules wait for engaged time, and nobody is there": {
    rules: [{ id: "dwell", when: { "item.dwell": { gte: "90s" } }, prompt: { title: "Never" } }],
    act: (page) => page.mouse.move(300, 300),
  },
  "where rules wait for events and facts": {
    rules: [
      {
        id: "views",
        when: { "item.views": { gte: 3 }, "cart.idle": { gte: "2m" } },
        prompt: { title: "Never" },
      },
      { id: "search", on: "search", prompt: { title: "Never" } },
    ],
  },
  "where a rule has spoken": {
    rules: [{ id: "hello", when: { "page.type": "product" }, prompt: { type: "card", title: "Hello" } }],
    act: async (page) => {
      await until(page, "!!document.querySelector('floorwalker-prompt')");
      await page.locator("floorwalker-prompt [part~=close]").click();
    },
  },
  "where events of the rules file are watched": {
    more: { events: { seen: { visible: ".nowhere" }, click: { click: ".nowhere" } } },
  },
  "where the cart is full": {
    act: (page) => page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] })`),
  },
};

for (const [what, { rules = [], more = {}, act }] of Object.entries(idle)) {
  test(`nothing runs ${what}`, async ({ page, site, context }) => {
    await stop(context, page);
    await context.addInitScript(watchClock);
    site.serve({
      "/": productPage({ head, tag: what.includes("starter") ? {} : tag }),
      "/floorwalker.json": JSON.stringify({ ...file, ...more, rules }),
    });
    await go(page, "/");
    await act?.(page);
    await pass(page, 2000);
    // Late structured data is waited for ten seconds, engaged time runs for thirty.
    await pass(page, 40_000);
    await page.evaluate("for (const name of Object.keys(counts)) delete counts[name]");
    await pass(page, 600_000);
    expect(await page.evaluate("counts")).toEqual({});
    expect(await page.evaluate(`floorwalker.facts()["item.id"]`)).toBe("SKU-1");
  });
}

test("what is due by the clock alone is one timer, and one look", async ({ page, site, context }) => {
  await stop(context, page);
  await context.addInitScript(watchClock);
  const rules = [
    { id: "idle", when: { "cart.idle": { gte: "5m" } }, prompt: { type: "card", title: "Your cart" } },
  ];
  site.serve({ "/": productPage({ head, tag }), "/floorwalker.json": JSON.stringify({ ...file, rules }) });
  await go(page, "/");
  await page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] })`);
  await pass(page, 2000);
  await pass(page, 40_000);
  await page.evaluate("for (const name of Object.keys(counts)) delete counts[name]");
  await pass(page, 240_000);
  expect(await page.evaluate("counts")).toEqual({});
  await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
  await pass(page, 16_000);
  await until(page, "!!document.querySelector('floorwalker-prompt')");
});

test("events of two tabs are all in memory", async ({ page, site, context }) => {
  await stop(context, page);
  site.serve({
    "/": htmlPage({ tag, head }),
    "/b": htmlPage({ tag, head }),
    "/floorwalker.json": JSON.stringify(file),
  });
  const other = await context.newPage();
  await go(page, "/");
  await go(other, "/b");
  const add = (of: Page, letter: string) =>
    of.evaluate((letter) => {
      const { floorwalker } = window as unknown as {
        floorwalker: { track(name: string, params: object): void };
      };
      for (let i = 0; i < 50; i++) {
        const items = [{ item_id: `${letter}${i}`, price: 1 }];
        floorwalker.track("add_to_cart", { items });
        floorwalker.track("view_item", { items: [...items, { item_id: `${letter}-other` }] });
      }
    }, letter);
  await Promise.all([add(page, "A"), add(other, "B")]);
  await Promise.all([until(page, "true"), until(other, "true")]);
  for (const tab of [page, other, page, other]) await pass(tab, 1000);
  for (const tab of [page, other]) {
    await expect
      .poll(() =>
        tab.evaluate(
          `(({ "cart.count": count, "session.pages": pages, "session.products": products }) => [count, pages, products])(floorwalker.facts())`,
        ),
      )
      .toEqual([100, 2, 102]);
  }
  const words = JSON.stringify(await stored(page));
  for (const id of ["A0", "A49", "B0", "B49"]) expect(words).toContain(`"${id}"`);
  expect(words.match(/"opted_out":true/)).toBeNull();
  // A choice in one holds in the other, and erasing erases both.
  await other.evaluate("void floorwalker.forget()");
  await expect.poll(() => page.evaluate(`floorwalker.facts()["cart.count"]`)).toBeUndefined();
});

for (const [what, leave] of Object.entries({
  "a link": `location.href = "/b"`,
  "a reload": "location.reload()",
})) {
  test(`what happened right before ${what} is remembered`, async ({ page, site, context }) => {
    await stop(context, page);
    site.serve({
      "/": productPage({ tag, head }),
      "/b": productPage({ id: "B", tag, head }),
      "/floorwalker.json": JSON.stringify(file),
    });
    await go(page, "/");
    for (const n of [1, 2, 3]) {
      await Promise.all([
        page.waitForEvent("load"),
        page.evaluate(
          `floorwalker.track("add_to_cart", { items: [{ item_id: "CUP", price: 2 }] }); ${leave}`,
        ),
      ]);
      await until(page, "!!window.ready");
      await until(page, `floorwalker.facts()["cart.count"] === ${n}`);
      expect(await page.evaluate(`floorwalker.facts()["visitor.sessions"]`)).toBe(1);
      await settle(page);
    }
  });
}
