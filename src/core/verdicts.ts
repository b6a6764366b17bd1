import { asType, type Condition, type Values } from "./condition.js";
import { type FactValue, factValue } from "./facts.js";
import type { Matches } from "./operators.js";
import type { Rule, Rules } from "./rules.js";
import type { View } from "./situation.js";

/** Verdicts of all conditions, made current with as little work as a change allows. */
export interface Verdicts {
  /** Values of the facts in use, by slot; those that only tests time can turn ask for are read by `fill`. */
  values: Values;
  /** By rank: how many of a rule's plain tests fail; those of rules that wait for an event are not counted. */
  failing: Uint16Array;
  /** Reads the facts anew; where one changed, its tests that turned are counted anew. */
  update(view: View): void;
  /** Reads what a condition asks for and was not read yet since the last update. */
  fill(condition: Condition): Condition;
  /** Whether a rule's condition holds as of the last update; of an `on` rule, with its moment. */
  holds(rule: Rule, moment?: View): boolean;
}

/** A test that several rules may make: whether it held at the last look, and who makes it, by rank. */
interface Test {
  matches: Matches;
  held: boolean;
  users: number[];
}

const same = (a: FactValue | undefined, b: FactValue | undefined): boolean =>
  a === b ||
  (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => each === b[i]));

/** Makes the verdicts of a rules file. They are a cache: what they say depends on the view alone. */
export function createVerdicts({ ranked, slots }: Rules): Verdicts {
  const values: Values = [];
  const failing = new Uint16Array(ranked.length);
  /** Per slot, each test once. */
  const tests = slots.facts.map(() => new Map<string, Test>());
  for (const [rank, { on, plain }] of ranked.entries()) {
    // A rule that waits for an event is judged as it comes, with that event's own facts.
    if (on) continue;
    for (const { slot, operator, operand, matches } of plain) {
      const key = operator + JSON.stringify(operand);
      const test = tests[slot]?.get(key) ?? { matches, held: false, users: [] };
      tests[slot]?.set(key, test);
      if (test.users.at(-1) === rank) continue;
      test.users.push(rank);
      failing[rank] = (failing[rank] as number) + 1;
    }
  }
  const lists = tests.map((each) => [...each.values()]);
  /** Slots of what an event says; and of those that are read at each update. */
  const ofEvent: number[] = [];
  const eager: number[] = [];
  slots.names.forEach((name, slot) => {
    if (name.startsWith("event.")) ofEvent.push(slot);
    else if (lists[slot]?.length) eager.push(slot);
  });
  const filled: number[] = [];
  let pass = 0;
  let current: View;
  const read = (slot: number, from: View): FactValue | undefined => {
    const fact = slots.facts[slot];
    return fact && asType(factValue(fact, from), slots.wanted[slot]);
  };
  for (const slot of [...ofEvent, ...eager]) filled[slot] = Number.POSITIVE_INFINITY;
  const verdicts: Verdicts = {
    values,
    failing,
    update(from) {
      current = from;
      pass++;
      for (const slot of eager) {
        const value = read(slot, from);
        if (pass > 1 && same(value, values[slot])) continue;
        values[slot] = value;
        for (const test of lists[slot] as Test[]) {
          const holds = test.matches(value);
          if (holds === test.held) continue;
          test.held = holds;
          const by = holds ? -1 : 1;
          for (const rank of test.users) failing[rank] = (failing[rank] as number) + by;
        }
      }
    },
    fill(condition) {
      for (const { slot } of condition.leaves) {
        if ((filled[slot] ?? 0) >= pass) continue;
        filled[slot] = pass;
        values[slot] = read(slot, current);
      }
      return condition;
    },
    holds({ on, index, rest, condition }, moment) {
      if (!on) return !failing[index] && (rest.empty || (verdicts.fill(condition) && rest.holds(values)));
      if (!moment) return false;
      for (const slot of ofEvent) values[slot] = read(slot, moment);
      const holds = verdicts.fill(condition).holds(values);
      // The next rule has a moment of its own, or none.
      for (const slot of ofEvent) values[slot] = undefined;
      return holds;
    },
  };
  return verdicts;
}
