// Ten seconds in which nothing happens on a page that is seen: nothing of ours may wake up.
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "../browser.mjs";
import { median, print } from "./figures.mjs";
import { paths, startSite } from "./site.mjs";
import { trace, wakeUps } from "./trace.mjs";

const SETTLE = 2500;
const NOTHING = 10_000;

/** @param {import("../bench.mjs").BenchOptions} options */
export async function run({ tag, reps = 3 }) {
  const site = await startSite(tag);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
  try {
    const watch = async (path) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.origin + path, { waitUntil: "load" });
      await pause(SETTLE);
      if (await page.evaluate(() => document.visibilityState !== "visible"))
        throw new Error("The page is hidden");
      const events = await trace(page, async () => {
        await page.evaluate(() => performance.mark("nothing-begins"));
        await pause(NOTHING);
      });
      await context.close();
      const begin = events.find(({ name }) => name === "nothing-begins");
      if (!begin) throw new Error("The trace knows nothing of the page");
      return wakeUps(
        events.filter(({ ts }) => ts > begin.ts + 200_000),
        begin,
      );
    };
    const results = { "with the tag": paths.page, "without it": paths.bare };
    const counts = {};
    for (let rep = 0; rep < reps; rep++) {
      for (const [name, path] of Object.entries(results)) {
        counts[name] ??= [];
        counts[name].push(await watch(path));
      }
    }
    const columns = ["timers", "frames", "idle", "calls", "microtasks", "tasks", "ms"];
    print(
      `idle: ${NOTHING / 1000} s of nothing after load, page visible, Chromium ${browser.version()}; median of ${reps}`,
      ["page", "timers fired", "animation frames", "idle callbacks", "calls", "microtasks", "tasks", "ms"],
      Object.entries(counts).map(([name, list]) => [
        name,
        ...columns.map((column) => String(Math.round(median(list.map((each) => each[column])) * 100) / 100)),
      ]),
    );
    const ours = counts["with the tag"].some(
      ({ timers, frames, idle, calls }) => timers + frames + idle + calls,
    );
    return ours ? ["idle: something woke up"] : [];
  } finally {
    await browser.close();
    site.stop();
  }
}
