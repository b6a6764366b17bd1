import { settle } from "./ledger.js";
import { common, type Held, isOn, judge } from "./manners.js";
import { own, pastOf } from "./memory.js";
import type { Moment } from "./moment.js";
import type { Rule, Rules } from "./rules.js";
import { type Situation, type View, view } from "./situation.js";
import { createVerdicts, type Verdicts } from "./verdicts.js";

/** A rule whose condition holds, and what holds it back. */
export interface HeldRule extends Held {
  rule: Rule;
}

/** What follows from a situation. */
export interface Decision {
  /** Rules that may speak now, best first: the first is the winner, the next may where it can't be drawn. */
  speak: readonly Rule[];
  /** Inline prompts that may stand in the page, best first. */
  inline: readonly Rule[];
  /** The launcher that may stand, if any. */
  launcher: Rule | undefined;
  /** Rules whose condition holds and that something holds back. */
  held: readonly HeldRule[];
  /** Rules that have spoken and whose condition has turned false: they may speak again. */
  rearmed: readonly string[];
  /** Rules whose moment has passed. */
  dropped: readonly string[];
  /** Epoch ms of the next look by the clock; infinite where nothing is due. */
  next: number;
  /** The same, as long as engaged time runs. */
  nextEngaged: number;
}

const FOREVER = Number.POSITIVE_INFINITY;
/** What a moment may wait for; anything else drops it. */
const WAITS = /^(busy|quiet|gap|showing)$/;

/** The view of a situation, for these rules. */
export const viewOf = (rules: Rules, situation: Situation, moment?: Moment): View =>
  view(
    situation,
    settle(situation.memory, situation.now),
    rules.shop,
    rules.calendar,
    rules.bounds.lookBack,
    moment,
  );

/** The armed moment of a rule that waits for events, unless it has waited too long. */
const momentOf = (rule: Rule, { memory, now }: Situation): Moment | undefined => {
  const armed = own(memory.armed, rule.id);
  return armed && now - armed.at <= rule.wait ? armed : undefined;
};

/** The rules an event is the moment of: `remember` is told, so that it can wait (SPEC.md section 4, `wait`). */
export const awaiting = (rules: Rules, name: string): string[] =>
  rules.rules.filter((rule) => rule.on?.includes(name)).map((rule) => rule.id);

/**
 * What to do now: which rules may speak, what holds the others back, and when to look again. Pure: it depends on
 * the rules and the situation alone.
 *
 * @param verdicts kept from the last decision, they save judging what did not change
 */
export function decide(rules: Rules, situation: Situation, verdicts = createVerdicts(rules)): Decision {
  const now = viewOf(rules, situation);
  const { memory } = now;
  const { manners } = rules;
  verdicts.update(now);
  const { values, failing } = verdicts;
  const all = common(now, manners, neverHolds(rules, verdicts));
  const speak: Rule[] = [];
  const inline: Rule[] = [];
  const held: HeldRule[] = [];
  const dropped: string[] = [];
  let launcher: Rule | undefined;
  let next = FOREVER;
  let nextEngaged = FOREVER;
  const lookIn = (ms: number, engagedMs: number) => {
    next = Math.min(next, now.now + ms);
    nextEngaged = Math.min(nextEngaged, now.now + engagedMs);
  };
  const { rate } = now.engaged;
  for (let rank = failing.indexOf(0); rank >= 0; rank = failing.indexOf(0, rank + 1)) {
    const rule = rules.ranked[rank] as Rule;
    let seen = now;
    let holds: boolean;
    if (rule.on) {
      const moment = momentOf(rule, now);
      if (!moment) {
        if (own(memory.armed, rule.id)) dropped.push(rule.id);
        continue;
      }
      seen = viewOf(rules, situation, moment);
      holds = verdicts.holds(rule, seen);
      if (!holds) {
        dropped.push(rule.id);
        continue;
      }
    } else {
      const { rest } = rule;
      holds = verdicts.holds(rule);
      if (rest.timed) lookIn(rest.turnsIn(values, now, 0), rate ? rest.turnsIn(values, now, 1) : FOREVER);
      if (!holds) continue;
    }
    const holding = judge(rule, seen, manners, all, true);
    if (holding) {
      held.push({ rule, ...holding });
      // A claim of its own that is not drawn yet may be given back: the moment stays for it.
      const claimed = () => memory.claims.some((claim) => claim.rule === rule.id);
      if (rule.on && !WAITS.test(holding.reason) && !claimed()) dropped.push(rule.id);
      else lookIn(holding.until - now.now, holding.engaged !== undefined && rate ? holding.engaged : FOREVER);
    } else if (rule.furniture === "inline") inline.push(rule);
    else if (rule.furniture) launcher ??= rule;
    else speak.push(rule);
  }
  if (manners.never?.timed) {
    lookIn(manners.never.turnsIn(values, now, 0), rate ? manners.never.turnsIn(values, now, 1) : FOREVER);
  }
  for (const { from, until } of rules.scheduled) {
    for (const edge of [from, until]) if (now.now < edge) next = Math.min(next, edge);
  }
  return {
    speak,
    inline,
    launcher,
    held,
    rearmed: rearmed(rules, now, verdicts),
    dropped,
    next,
    nextEngaged,
  };
}

/** Whether the file's `never` holds. */
export const neverHolds = ({ manners }: Rules, verdicts: Verdicts): boolean =>
  !!manners.never && verdicts.fill(manners.never).holds(verdicts.values);

/** Rules that spoke in this session and whose condition no longer holds. */
function rearmed(rules: Rules, { memory }: View, verdicts: Verdicts): string[] {
  const ids: string[] = [];
  for (const id of Object.keys(memory.past)) {
    if (pastOf(memory, id).spent === undefined) continue;
    const rule = rules.byId.get(id);
    if (rule && !rule.on && !verdicts.holds(rule)) ids.push(id);
  }
  return ids;
}

/**
 * What the assistant may say when called: the rules for it and those for any time whose condition holds, best first.
 * Outside quiet, gap, caps, snooze and opt-out (SPEC.md section 7, `ask()`).
 */
export function answers(
  rules: Rules,
  situation: Situation,
  verdicts = createVerdicts(rules),
): readonly Rule[] {
  const now = viewOf(rules, situation);
  verdicts.update(now);
  return rules.ranked.filter(
    (rule) =>
      rule.prompt &&
      !rule.furniture &&
      isOn(rule, now) &&
      now.now >= rule.from &&
      now.now < rule.until &&
      (!rule.on || rule.on.includes("ask")) &&
      verdicts.fill(rule.condition).holds(verdicts.values),
  );
}
