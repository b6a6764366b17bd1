import type { Page } from "@playwright/test";
import type { Floorwalker } from "../../../src/index.js";
import { expect } from "../harness.js";
import { pass } from "../willing.js";

declare const floorwalker: Floorwalker;

type Facts = Record<string, unknown>;

/** Waits until facts have these values; those given as `undefined` have none. */
export async function facts(page: Page, expected: Facts, wait = async () => {}): Promise<void> {
  // What was clicked may lead to another document, in which nobody can be asked as yet.
  await expect(async () => {
    await wait();
    const all: Facts = await page.evaluate(() => floorwalker.facts());
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, all[name]]))).toEqual(expected);
  }).toPass({ timeout: 10_000, intervals: [100] });
}

/** The same, where time stands still but for what goes by meanwhile. */
export const expectFacts = (page: Page, expected: Facts) => facts(page, expected, () => pass(page, "200ms"));
