import { asType, type Values } from "./condition.js";
import { type FactValue, factValue } from "./facts.js";
import { settle } from "./ledger.js";
import { common, type Held, isOn, judge } from "./manners.js";
import { own, pastOf } from "./memory.js";
import type { Moment } from "./moment.js";
import type { Rule, Rules } from "./rules.js";
import { type Situation, type View, view } from "./situation.js";

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

const same = (a: FactValue | undefined, b: FactValue | undefined): boolean =>
  a === b ||
  (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => each === b[i]));

/** Verdicts of all conditions, made current with as little work as a change allows. */
export interface Verdicts {
  /** Values of all facts in use. */
  values: Values;
  /** Per rule: 1 where what time cannot turn of its condition holds. */
  fixed: Uint8Array;
  /** Reads the facts anew and judges again the rules that name one that changed. */
  update(view: View): void;
  /** Whether a rule's condition holds as of the last update; of an `on` rule, with its moment. */
  holds(rule: Rule, moment?: View): boolean;
}

/** Makes the verdicts of a rules file. They are a cache: what they say depends on the view alone. */
export function createVerdicts({ rules, slots }: Rules): Verdicts {
  const values: Values = [];
  const fixed = new Uint8Array(rules.length);
  const users: Rule[][] = slots.facts.map(() => []);
  for (const rule of rules) {
    // A rule that waits for an event is judged as it comes, with that event's own facts.
    if (rule.on) continue;
    for (const slot of new Set(rule.condition.leaves.map((leaf) => leaf.slot))) users[slot]?.push(rule);
  }
  const seen = new Uint32Array(rules.length);
  let pass = 0;
  const read = (slot: number, from: View): FactValue | undefined => {
    const fact = slots.facts[slot];
    return fact && asType(factValue(fact, from), slots.wanted[slot]);
  };
  /** Slots of what an event says, and those of all else. */
  const ofEvent: number[] = [];
  const lasting: number[] = [];
  slots.names.forEach((name, slot) => {
    (name.startsWith("event.") ? ofEvent : lasting).push(slot);
  });
  return {
    values,
    fixed,
    update(from) {
      pass++;
      const first = pass === 1;
      const changed: number[] = [];
      for (const slot of lasting) {
        const value = read(slot, from);
        if (first || !same(value, values[slot])) {
          values[slot] = value;
          changed.push(slot);
        }
      }
      if (first) for (const rule of rules) fixed[rule.index] = rule.fixed.holds(values) ? 1 : 0;
      else {
        for (const slot of changed) {
          for (const rule of users[slot] as Rule[]) {
            if (seen[rule.index] === pass) continue;
            seen[rule.index] = pass;
            fixed[rule.index] = rule.fixed.holds(values) ? 1 : 0;
          }
        }
      }
    },
    holds(rule, moment) {
      if (!rule.on) return fixed[rule.index] === 1 && rule.timed.holds(values);
      if (!moment) return false;
      for (const slot of ofEvent) values[slot] = read(slot, moment);
      const holds = rule.condition.holds(values);
      // The next rule has a moment of its own, or none.
      for (const slot of ofEvent) values[slot] = undefined;
      return holds;
    },
  };
}

/** The view of a situation, for these rules. */
export const viewOf = (rules: Rules, situation: Situation, moment?: Moment): View =>
  view(
    { ...situation, memory: settle(situation.memory, situation.now) },
    rules.shop,
    rules.calendar,
    rules.lookBack,
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
  const { values, fixed } = verdicts;
  const all = common(now, manners, !!manners.never?.holds(values));
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
  for (const rule of rules.ranked) {
    let seen = now;
    let holds = fixed[rule.index] === 1;
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
      if (!holds) continue;
      if (rule.timed.timed) {
        holds = rule.timed.holds(values);
        lookIn(rule.timed.turnsIn(values, now, 0), rate ? rule.timed.turnsIn(values, now, 1) : FOREVER);
      }
      if (!holds) continue;
    }
    const holding = judge(rule, seen, manners, all, true);
    if (holding) {
      held.push({ rule, ...holding });
      if (rule.on && !WAITS.test(holding.reason)) dropped.push(rule.id);
      else lookIn(holding.until - now.now, holding.engaged !== undefined && rate ? holding.engaged : FOREVER);
    } else if (rule.furniture === "inline") inline.push(rule);
    else if (rule.furniture) launcher ??= rule;
    else speak.push(rule);
  }
  if (manners.never?.timed) {
    lookIn(manners.never.turnsIn(values, now, 0), rate ? manners.never.turnsIn(values, now, 1) : FOREVER);
  }
  for (const { from, until } of rules.rules) {
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
 * What the assistant says when called: of the rules for it and those for any time whose condition holds, the one of
 * highest priority. Outside quiet, gap, caps, snooze and opt-out (SPEC.md section 7, `ask()`).
 */
export function answer(
  rules: Rules,
  situation: Situation,
  verdicts = createVerdicts(rules),
): Rule | undefined {
  const now = viewOf(rules, situation);
  verdicts.update(now);
  return rules.ranked.find(
    (rule) =>
      rule.prompt &&
      !rule.furniture &&
      isOn(rule, now) &&
      now.now >= rule.from &&
      now.now < rule.until &&
      (!rule.on || rule.on.includes("ask")) &&
      rule.condition.holds(verdicts.values),
  );
}
