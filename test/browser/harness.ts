// `test` for real-browser tests: a server, pages that are watched, and at the end of each test the assertion that
// no page saw an error, a console line, a layout shift or a request to somebody else.
//
//   test("greets", async ({ page, site, allow }) => {
//     site.serve({ "/": productPage(), "/floorwalker.json": JSON.stringify(rules) });
//     allow.console(/rules\[3\]/);           // what this test expects to be said
//     await page.clock.install({ time });    // before goto; the clock then runs on its own
//     await page.goto("/");                  // paths are relative to the site's origin
//     await pass(page, "30s");               // time goes by, and so do the writes to IndexedDB
//   });
//
// Time: `page.clock` moves timers, Date and performance.now() of the page; IndexedDB, the network and events go on in
// real time. So `pass` settles both before and after; for signals of your own use expect.poll or page.waitForFunction.
// Back/forward cache: put `test.use({ launchOptions: bfcache })` at the top of the file, and go back with
// `page.goBack({ waitUntil: "commit" })`.
import { test as base, expect, type Page } from "@playwright/test";
import { browserArgs, findBrowser } from "../../scripts/browser.mjs";
import type { Floorwalker } from "../../src/index.js";
import { SiteServer } from "./server.js";
import { Allowed, type Natives, watch } from "./watchdog.js";

declare const floorwalker: Floorwalker;

export { page as htmlPage, productPage, rulesElement, tagElement } from "./pages.js";
export { expect };

export const test = base.extend<{ site: SiteServer; allow: Allowed }, { server: SiteServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const server = await SiteServer.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  site: async ({ server }, use) => {
    await use(server);
    server.reset();
  },
  baseURL: async ({ server }, use) => use(server.origin),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  allow: async ({}, use) => use(new Allowed()),
  context: async ({ context, site, allow }, use) => {
    const stop = await watch(context, site.origin);
    await use(context);
    const problems = (await stop()).filter((problem) => !allow.covers(problem));
    expect(problems, "what the page must not see").toEqual([]);
  },
});

/** Launch options with the back/forward cache on: Playwright turns it off. */
export const bfcache = {
  executablePath: findBrowser(),
  args: browserArgs,
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
};

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Lets time go by on a page whose clock is installed: milliseconds, or "30s", "5m", "2h", "1d". */
export async function pass(page: Page, time: number | `${number}${keyof typeof units}`): Promise<void> {
  const [, count, unit] = /^([\d.]+)(ms|s|m|h|d)$/.exec(String(time)) ?? [];
  const ms = typeof time === "number" ? time : Number(count) * units[unit as keyof typeof units];
  await settle(page);
  await page.clock.runFor(ms);
  await settle(page);
}

/** Waits, in real time, for the page's transactions in IndexedDB: those open now, and those that follow from them. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { __natives: Natives }).__natives.settle());
}

/** Until the rules are read, memory is open, and the assistant has looked for the first time. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.hasOwn(window, "floorwalker") && floorwalker.on);
  await page.evaluate(() => new Promise<void>((resolve) => void floorwalker.on("ready", resolve)));
  await settle(page);
}

/** Focuses an element, does something, and asserts that the focus is where it was. */
export async function keepsFocus(
  page: Page,
  selector: string,
  action: () => Promise<unknown>,
): Promise<void> {
  await page.locator(selector).focus();
  await action();
  await expect(page.locator(selector)).toBeFocused();
}
