import type { Page } from "@playwright/test";
import type { Floorwalker } from "../../../src/index.js";
import { expect } from "../harness.js";
import { pass } from "../willing.js";

declare const floorwalker: Floorwalker;

/** Facts become these, as time goes by; those given as `undefined` have no value. */
export async function expectFacts(page: Page, facts: Record<string, unknown>): Promise<void> {
  // What was clicked may lead to another document, in which nobody can be asked as yet.
  await expect(async () => {
    await pass(page, "200ms");
    const all = await page.evaluate(() => floorwalker.facts());
    expect(Object.fromEntries(Object.keys(facts).map((name) => [name, all[name]]))).toEqual(facts);
  }).toPass({ timeout: 10_000, intervals: [100] });
}
