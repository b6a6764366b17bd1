import { describe, expect, it } from "vitest";
import {
  type Condition,
  compileRules,
  createVerdicts,
  emptyMemory,
  emptyPage,
  type FactValue,
  type Rules,
  type RulesFile,
  type Situation,
  viewOf,
} from "../../src/core/index.js";
import cases from "./condition-cases.json" with { type: "json" };

/** A case of the table: what a condition says of facts, or the mistake that it is. Durations in ms. */
interface Case {
  name: string;
  condition: unknown;
  facts: Readonly<Record<string, FactValue>>;
  expected: boolean | { issue: string; nearest?: string };
}

const compile = (when: Condition): Rules =>
  compileRules({
    floorwalker: 1,
    rules: [
      { id: "tested", when, prompt: { body: "Hello" } },
      { id: "other", prompt: { body: "Hello" } },
    ],
  } satisfies RulesFile);

/** Facts as values of a compiled condition: `custom.*` is read as a visit's own, the rest stands in its slot. */
function verdict(rules: Rules, facts: Case["facts"]): boolean {
  const custom: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (name.startsWith("custom.")) custom[name.slice("custom.".length)] = value;
  }
  const situation: Situation = {
    memory: emptyMemory(),
    page: emptyPage(),
    now: Date.UTC(2026, 0, 5, 12),
    engaged: { ms: 0, rate: 0, until: 0 },
    stored: true,
    busy: [],
    busy_until: 0,
    tab: "tab",
    custom,
  };
  const verdicts = createVerdicts(rules);
  verdicts.update(viewOf(rules, situation));
  const rule = rules.rules[0]!;
  verdicts.fill(rule.condition);
  const { values } = verdicts;
  rules.slots.names.forEach((name, slot) => {
    if (!name.startsWith("custom.")) values[slot] = facts[name];
  });
  // What time can turn and what it cannot are judged apart: together they must say the same.
  const plain = rule.plain.every(({ slot, matches }) => matches(values[slot]));
  expect(plain && rule.rest.holds(values)).toBe(rule.condition.holds(values));
  return rule.condition.holds(values);
}

describe("conditions", () => {
  it("has a name of its own for every case, and 170 or more", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(170);
  });

  for (const { name, condition, facts, expected } of cases as unknown as Case[]) {
    it(name, () => {
      const rules = compile(condition as Condition);
      if (typeof expected === "boolean") {
        expect(rules.issues).toEqual([]);
        expect(verdict(rules, facts)).toBe(expected);
      } else {
        expect(rules.issues.map(({ path }) => path)).toEqual([expected.issue]);
        if (expected.nearest) expect(rules.issues[0]?.nearest).toBe(expected.nearest);
        // The rule with the mistake is left out; the other goes on.
        expect(rules.rules.map(({ id }) => id)).toEqual(["other"]);
      }
    });
  }
});
