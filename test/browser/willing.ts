// A shop whose rules want to speak, for tests of what holds them back.
import type { BrowserContext, Page } from "@playwright/test";
import { duration } from "../../src/core/duration.js";
import type { Floorwalker, RulesFile } from "../../src/index.js";
import { expect, htmlPage, pass as passAtOnce, ready, settle } from "./harness.js";
import type { Route, SiteServer } from "./server.js";

declare const floorwalker: Floorwalker;

export type Manners = NonNullable<RulesFile["manners"]>;
export type Rule = RulesFile["rules"][number];

export const START = Date.parse("2026-06-01T10:00:00+02:00");
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** Manners that hold nothing back: a test leaves out the one it is about. */
export const easy = {
  quiet: "0s",
  gap: "0s",
  caps: [{ max: 99, per: "session" }],
} satisfies Manners;

export const card = (title: string) => ({ type: "card" as const, title });

/** A rule that wants to speak as often as `want` calls it. */
export const willing = (more: Partial<Rule> = {}): Rule => ({
  id: "hello",
  when: { "custom.go": true },
  cap: [{ max: 99, per: "session" }],
  prompt: card("Hello"),
  ...more,
});

/** Time stands still but for what a test lets go by. */
export async function standStill(page: Page, context: BrowserContext): Promise<void> {
  // Under a moved clock, entries of navigation are missing: they tell a reload from a page entered.
  await context.addInitScript("globalThis.__entries = performance.getEntriesByType.bind(performance)");
  await page.clock.install({ time: START - MINUTE });
  await page.clock.pauseAt(START);
  await context.addInitScript("performance.getEntriesByType = __entries");
}

/** Time goes by. What is gathered to be written is written first: the disk keeps its own time. */
export async function pass(page: Page, time: number | string): Promise<void> {
  const ms = typeof time === "number" ? time : (duration(time) as number);
  const first = Math.min(ms, 300);
  await passAtOnce(page, first);
  if (ms > first) await passAtOnce(page, ms - first);
}

export const prompts = (page: Page) => page.locator("floorwalker-prompt");
export const prompt = (page: Page, rule = "hello") => page.locator(`floorwalker-prompt[rule="${rule}"]`);
export const button = (page: Page, name: string, rule = "hello") =>
  prompt(page, rule).getByRole("button", { name, exact: true });

export const seen = (page: Page, rule = "hello") => expect(prompt(page, rule)).toBeVisible();

export async function unseen(page: Page, rule = "hello"): Promise<void> {
  await settle(page);
  await expect(prompt(page, rule)).toHaveCount(0);
}

/** What `explain()` says of a rule: why it is held back, and until when, in ms since the test began. */
export const held = (page: Page, rule = "hello") =>
  page.evaluate(
    ([rule, start]) => {
      const { reason, until } = floorwalker.explain().rules.find(({ id }) => id === rule) as ReturnType<
        Floorwalker["explain"]
      >["rules"][number];
      return { reason, until: until && until - start };
    },
    [rule, START] as const,
  );

/** A shop whose pages carry the tag, under these rules. */
export function shop(
  site: SiteServer,
  rules: readonly Rule[],
  manners: Manners = easy,
  { pages = {}, ...file }: Partial<RulesFile> & { pages?: Record<string, Route> } = {},
): void {
  const tag = { "data-rules": "/floorwalker.json" };
  const body = `<main><h1>A shop</h1><input id="field"><a href="/other">Other</a></main>`;
  site.serve({
    "/": htmlPage({ tag, body }),
    "/other": htmlPage({ tag, body }),
    "/floorwalker.json": JSON.stringify({ floorwalker: 1, manners, rules, ...file }),
    ...pages,
  });
}

export async function visit(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Product data is read when the page is at rest. */
export async function visitProduct(page: Page, path: string): Promise<void> {
  await visit(page, path);
  await pass(page, "1s");
}

/** The condition of willing rules turns false, and true again. */
export async function want(page: Page): Promise<void> {
  await page.evaluate(() => floorwalker.set({ go: false }));
  await settle(page);
  await page.evaluate(() => floorwalker.set({ go: true }));
  await settle(page);
}

/** The prompt comes, and is closed. */
export async function refuse(page: Page, rule = "hello"): Promise<void> {
  await want(page);
  await button(page, "Close", rule).click();
  await unseen(page, rule);
}

/** The visitor's hand: engaged time runs for 30 s from here. Far from where prompts stand. */
export async function move(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.mouse.move(300, 200);
}

/** The visitor uses the page for so many ms. */
export async function use(page: Page, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 20 * SECOND) {
    await move(page);
    await pass(page, Math.min(left, 20 * SECOND));
  }
}

/** The tab is hidden, or seen again: a headless browser never hides one by itself. */
export const setVisible = (page: Page, visible: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    },
    visible ? "visible" : "hidden",
  );
