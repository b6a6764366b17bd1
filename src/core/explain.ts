import { type Decision, decide, neverHolds, viewOf } from "./decide.js";
import type { FactValue } from "./facts.js";
import { factValue } from "./facts.js";
import { common, judge, type Reason } from "./manners.js";
import { own } from "./memory.js";
import type { Rules } from "./rules.js";
import type { Situation } from "./situation.js";
import { createVerdicts } from "./verdicts.js";

/** One test of a rule's condition, as it stands. */
export interface ExplainedTest {
  /** JSON pointer in the rules file. */
  path: string;
  fact: string;
  operator: string;
  operand: FactValue;
  /** The value found; durations in ms. */
  value: FactValue | undefined;
  holds: boolean;
  /** Epoch ms at which time alone could turn it. */
  next: number | null;
}

/** One rule, and why it speaks or does not. */
export interface ExplainedRule {
  id: string;
  status: string;
  note?: string;
  holds: boolean;
  speaks: boolean;
  reason: Reason | null;
  /** Epoch ms; `null` where only an event can end it. */
  until: number | null;
  conditions: ExplainedTest[];
  /** Keys that are understood but have no effect in this version. */
  not_in_effect: string[];
}

const instant = (at: number): number | null => (at < Number.POSITIVE_INFINITY ? at : null);

/**
 * Every rule: each test with the value found, its verdict, and what holds it back, until when.
 *
 * @param undrawable rules found to be undrawable, by id, and why
 */
export function explainRules(
  rules: Rules,
  situation: Situation,
  undrawable?: ReadonlyMap<string, Reason>,
): { rules: ExplainedRule[]; next: number | null; decision: Decision } {
  const verdicts = createVerdicts(rules);
  const decision = decide(rules, situation, verdicts);
  const now = viewOf(rules, situation);
  const all = common(now, rules.manners, neverHolds(rules, verdicts));
  const best = decision.speak.find(({ id }) => !undrawable?.has(id));
  const explained = rules.rules.map((rule): ExplainedRule => {
    const armed = own(now.memory.armed, rule.id);
    const moment = rule.on && armed && now.now - armed.at <= rule.wait ? armed : undefined;
    verdicts.fill(rule.condition);
    const seen = moment ? viewOf(rules, situation, moment) : now;
    const holds = verdicts.holds(rule, moment && seen);
    const held = judge(rule, seen, rules.manners, all, holds);
    const winner = best === rule || decision.inline.includes(rule) || decision.launcher === rule;
    const reason = held?.reason ?? undrawable?.get(rule.id) ?? (winner ? null : "outranked");
    return {
      id: rule.id,
      status: rule.source.status ?? "on",
      ...(rule.source.note && { note: rule.source.note }),
      holds,
      speaks: !reason,
      reason,
      until: instant(
        held?.engaged !== undefined && now.engaged.rate
          ? now.now + held.engaged
          : (held?.until ?? Number.POSITIVE_INFINITY),
      ),
      conditions: rule.condition.leaves.map((leaf) => {
        const { path, fact, operator, operand, slot } = leaf;
        const value =
          rule.on && fact.startsWith("event.") ? verdictOf(rules, slot, seen) : verdicts.values[slot];
        const turns = leaf.turnsIn(verdicts.values, now, now.engaged.rate);
        return {
          path,
          fact,
          operator,
          operand,
          value,
          holds: leaf.matches(value),
          next: instant(now.now + turns),
        };
      }),
      not_in_effect: [...rule.notInEffect],
    };
  });
  return { rules: explained, next: instant(Math.min(decision.next, decision.nextEngaged)), decision };
}

const verdictOf = (rules: Rules, slot: number, seen: ReturnType<typeof viewOf>) => {
  const fact = rules.slots.facts[slot];
  return fact && factValue(fact, seen);
};
