// Start-up on a product page, the processor four times slower, nothing in the cache.
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "../browser.mjs";
import { against, median, print, spread } from "./figures.mjs";
import { paths, startSite } from "./site.mjs";
import { mainThread, ownTime, trace } from "./trace.mjs";

const SLOWER = 4;
/** After `load`, until the rules file has come and everything has settled. */
const SETTLE = 2500;
const TARGET = 25e6;

/** @param {import("../bench.mjs").BenchOptions} options */
export async function run({ tag, reps = 15 }) {
  const site = await startSite(tag);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
  try {
    const script = site.origin + paths.tag;
    const once = async (context) => {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.setCacheDisabled", { cacheDisabled: true });
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      const address = site.origin + paths.page;
      const events = await trace(page, async () => {
        await page.goto(address, { waitUntil: "load" });
        await pause(SETTLE);
      });
      await page.close();
      if (errors.length) throw new Error(`${tag}: ${errors[0]}`);
      return ownTime(mainThread(events, address), script);
    };
    const first = async () => {
      const context = await browser.newContext();
      const result = await once(context);
      await context.close();
      return result;
    };
    const known = await browser.newContext();
    await remembered(known, site.origin);
    const visits = { "first visit": first, "back, 50 products known": () => once(known) };
    const rows = [];
    const missed = [];
    for (const [name, visit] of Object.entries(visits)) {
      await visit(); // the browser itself warms up
      const loads = [];
      for (let rep = 0; rep < reps; rep++) loads.push(await visit());
      const of = (part) => loads.map((load) => load[part] * 1e6);
      const all = median(of("all"));
      if (all > TARGET) missed.push(`start-up, ${name}`);
      for (const part of [
        "all",
        "compiled",
        "evaluated",
        "called",
        "microtasks",
        "tasks",
        "longest",
        "watching",
      ]) {
        rows.push([
          `${name}: ${words[part]}`,
          ...spread(of(part)),
          part === "all" ? against(all, TARGET) : "",
        ]);
      }
    }
    print(
      `page: start-up of ${tag} (${site.bytes.toLocaleString("en")} bytes), Chromium ${browser.version()} at ${SLOWER}× throttle, ${reps} loads`,
      ["what", "median", "quartiles", "target"],
      rows,
    );
    return missed;
  } finally {
    await browser.close();
    site.stop();
  }
}

const words = {
  all: "all that is ours",
  compiled: "compiling (within evaluating, or before)",
  evaluated: "evaluating",
  called: "calls of its functions",
  microtasks: "microtasks",
  tasks: "the tasks this ran in, whole",
  longest: "the longest of them",
  watching: "left out: what being traced costs",
};

/** Makes the visitor of a context one who has seen 50 products. */
async function remembered(context, origin) {
  const page = await context.newPage();
  await page.goto(origin + paths.page);
  await page.evaluate(() => {
    const queue = /** @type {any} */ (window).floorwalker;
    for (let i = 0; i < 50; i++) {
      const item = { item_id: `SKU-${i}`, item_name: `Product ${i}`, item_category: "Radios", price: 9 + i };
      queue?.push(["track", "view_item", { currency: "EUR", items: [item] }]);
    }
  });
  await pause(SETTLE);
  await page.close();
}
