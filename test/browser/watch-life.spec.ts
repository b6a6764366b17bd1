// src/watch through the life of a page: the back/forward cache, and tabs that are really hidden. See watch.spec.ts.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { browserArgs, findBrowser } from "../../scripts/browser.mjs";
import { bfcache, expect, test as harness, htmlPage } from "./harness.js";

const script = `
import { createBorder } from "./src/border.ts";
import { createEngagement, createPresence, watchNavigation } from "./src/watch/index.ts";
const border = createBorder(new AbortController().signal, Date.now, console.error);
const presence = createPresence(border);
const told = [];
presence.on((change) => change === "focus" || told.push(change));
const engagement = createEngagement(border, presence, { onChange() {}, onEnd() {}, onInput() {} });
watchNavigation(border, presence, ({ kind, entered }) => told.push(entered ? kind + " entered" : kind));
Object.assign(globalThis, { lab: { told, presence, engagement } });
`;

declare const lab: {
  told: string[];
  presence: { visible(): boolean; focused(): boolean };
  engagement: { read(): { rate: number } };
};

const test = harness.extend<object, { bundle: string }>({
  bundle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const { outputFiles } = await build({
        stdin: { contents: script, resolveDir: new URL("../..", import.meta.url).pathname },
        bundle: true,
        write: false,
        format: "iife",
        target: "es2022",
      });
      await use(outputFiles[0]?.text ?? "");
    },
    { scope: "worker" },
  ],
});
test.use({ launchOptions: bfcache });

const shop = htmlPage({
  tag: false,
  body: `<h1>Tea</h1><a href="/b">On</a><script src="/watch.js"></script>`,
});
const told = (page: Page) => page.evaluate(() => lab.told);

test("a return from the back/forward cache is told once, by the document that was left", async ({
  page,
  site,
  bundle,
}) => {
  site.serve({ "/watch.js": bundle, "/a": shop, "/b": shop });
  await page.goto("/a");
  await page.click("a");
  await page.waitForURL("/b");
  expect(await told(page)).toEqual(["document"]);
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => told(page)).toContain("restore");
  // The change of presence comes first, then the page view that it leads to.
  expect(await told(page)).toEqual(["document entered", "hide", "show", "restore", "restore"]);
  expect(await page.evaluate(() => [lab.presence.visible(), location.pathname])).toEqual([true, "/a"]);
  await page.evaluate(() => history.pushState(null, "", "/c"));
  expect((await told(page)).at(-1)).toBe("route");
});

test("a tab that another one is in front of is hidden and without focus", async ({ site, bundle }) => {
  site.serve({ "/watch.js": bundle, "/a": shop, "/b": shop });
  const profile = await mkdtemp(join(tmpdir(), "watch-"));
  // A page that Playwright has started calls itself visible and focused, whatever is in front: this one is not told so.
  const browser = spawn(findBrowser(), [
    ...browserArgs,
    "--headless=new",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    "about:blank",
  ]);
  const ended = new Promise((done) => browser.once("exit", done));
  try {
    const connection = await chromium.connectOverCDP(await addressOf(browser), { noDefaults: true });
    const context = connection.contexts()[0];
    const page = context?.pages()[0];
    if (!context || !page) throw new Error("The browser has opened no page.");
    await page.goto(`${site.origin}/a`);
    await page.bringToFront();
    await page.mouse.move(100, 100);
    const state = () =>
      page.evaluate(() => [lab.presence.visible(), lab.presence.focused(), lab.engagement.read().rate]);
    await expect.poll(state).toEqual([true, true, 1]);
    const other = await context.newPage();
    await other.bringToFront();
    await expect.poll(state).toEqual([false, false, 0]);
    await page.bringToFront();
    await expect.poll(state).toEqual([true, true, 1]);
    expect(await told(page)).toEqual(["document entered", "hide", "show"]);
    await connection.close();
  } finally {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Where a browser that is starting listens: it says so on its standard error. */
async function addressOf(browser: ChildProcess): Promise<string> {
  if (browser.stderr) {
    for await (const line of createInterface(browser.stderr)) {
      const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
      if (address) return address;
    }
  }
  throw new Error("The browser has ended.");
}
