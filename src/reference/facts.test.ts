import { describe, expect, it } from "vitest";
import { FACTS, RULE_FACTS } from "../core/facts.js";
import { compileRules } from "../core/rules.js";
import { FACT_MEANINGS, FACT_NAMES, meaningOf } from "./facts.js";

describe("facts in words", () => {
  it("are those of the fact table, no more and no less", () => {
    expect([...FACT_NAMES].sort()).toEqual(Object.keys(FACTS).sort());
    const named = Object.keys(FACT_MEANINGS).filter((name) => name.includes("<"));
    expect(named.sort()).toEqual(
      ["custom.<name>", "visitor.answer.<rule>", ...RULE_FACTS.map((about) => `rule.<id>.${about}`)].sort(),
    );
  });

  it.each(Object.entries(FACT_MEANINGS))("%s: a sentence, and an example the core takes", (name, meaning) => {
    expect(meaning.says).toMatch(/^[A-Z].*[.:…]$/s);
    const fact = name.replace("<name>", "tier").replace(/<\w+>/, "a");
    const rule = { id: "a", when: { [fact]: meaning.example }, prompt: { title: "x" } };
    expect(compileRules({ floorwalker: 1, rules: [rule] }).issues).toEqual([]);
  });

  it("are found by the names a rules file uses", () => {
    expect(meaningOf("custom.tier")).toBe(FACT_MEANINGS["custom.<name>"]);
    expect(meaningOf("rule.a.since")).toBe(FACT_MEANINGS["rule.<id>.since"]);
    expect(meaningOf("visitor.answer.a")).toBe(FACT_MEANINGS["visitor.answer.<rule>"]);
    expect(meaningOf("item.views")).toBe(FACT_MEANINGS["item.views"]);
  });
});
