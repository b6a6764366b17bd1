// Reading the heaviest of the shared product pages, the processor four times slower, on a first visit: what the main
// thread gives for it, all of it in idle time. Every request but those for the page and the tag is blocked.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "../browser.mjs";
import { readPages } from "../score/pages.mjs";
import { openPage } from "../score/read.mjs";
import { against, median, print, spread } from "./figures.mjs";
import { mainThread, readingTime, trace } from "./trace.mjs";

const SLOWER = 4;
const DATA = "../shared/data/product-pages";
/** After the page is parsed, until nothing more is read of it. */
const SETTLE = 4000;
const TARGET = 10e6;
/** A task that is longer keeps the visitor waiting. */
const LONGEST = 50e6;

/** @param {import("../bench.mjs").BenchOptions} options */
export async function run({ tag, reps = 15 }) {
  const heaviest = readPages(DATA)?.sort((one, other) => other.html.length - one.html.length)[0];
  if (!heaviest) {
    console.log(`\nreading: skipped, as there is no ${DATA}`);
    return [];
  }
  const code = readFileSync(tag, "utf8");
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
  try {
    const load = async () => {
      const context = await browser.newContext({ serviceWorkers: "block" });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      const events = await trace(page, async () => {
        await openPage(page, code, heaviest);
        await pause(SETTLE);
      });
      await context.close();
      return readingTime(mainThread(events, heaviest.url), new URL("/_floorwalker/", heaviest.url).href);
    };
    await load(); // the browser itself warms up
    const loads = [];
    for (let rep = 0; rep < reps; rep++) loads.push(await load());
    const of = (part) => loads.map((each) => each[part] * 1e6);
    const [all, longest] = [median(of("all")), median(of("longest"))];
    const count = median(loads.map((each) => each.slices));
    print(
      `reading: ${heaviest.html.length.toLocaleString("en")} characters of ${new URL(heaviest.url).host}, ${tag}, Chromium ${browser.version()} at ${SLOWER}× throttle, ${reps} first visits`,
      ["what", "median", "quartiles", "target"],
      [
        [`all that is ours, in ${count} idle tasks`, ...spread(of("all")), against(all, TARGET)],
        ["the longest of these tasks", ...spread(of("longest")), against(longest, LONGEST)],
        ["the tasks whole, with what the browser does around", ...spread(of("tasks")), ""],
        ["elsewhere: events of the page, timers, the store", ...spread(of("heard")), ""],
      ],
    );
    return [...(all > TARGET ? ["reading"] : []), ...(longest > LONGEST ? ["reading: a long task"] : [])];
  } finally {
    await browser.close();
  }
}
