import { viewOf } from "../core/decide.js";
import type { Fact } from "../core/facts.js";
import { emptyMemory } from "../core/memory.js";
import { emptyPage } from "../core/page.js";
import type { Rules } from "../core/rules.js";
import type { View } from "../core/situation.js";

/** What is seen of a visitor never seen before, on a page nothing is known of. */
export const viewOfNothing = (rules: Rules, now: number): View =>
  viewOf(rules, {
    memory: emptyMemory(),
    page: emptyPage(),
    now,
    engaged: { ms: 0, rate: 0, until: 0 },
    stored: false,
    busy: [],
    busy_until: 0,
    tab: "",
    custom: {},
  });

/** Whether a fact may have no value: it has none before anything is known, or it counts down and ends. */
export const mayLackValue = (fact: Fact, nothing: View): boolean =>
  fact.read(nothing) === undefined || (fact.rate?.(nothing, 0) ?? 0) < 0;

/** How a fact runs by itself, in words. */
export function pace(fact: Fact, nothing: View): string | undefined {
  const rate = fact.rate?.(nothing, 0);
  if (rate === undefined) return;
  return rate < 0 ? "runs down" : rate ? "grows with time" : "grows with attention";
}
