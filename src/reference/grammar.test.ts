import { describe, expect, it } from "vitest";
import { OPERATORS } from "../core/operators.js";
import { compileRules } from "../core/rules.js";
import { MEANINGS, type Meaning } from "./grammar.js";
import { OPERATOR_MEANINGS } from "./operators.js";
import { wordsOf } from "./words.js";

/** Every meaning of the tables, with the path to it. */
const all = (meanings: Readonly<Record<string, Meaning>>, path: string): [string, Meaning][] =>
  Object.entries(meanings).flatMap(([key, meaning]): [string, Meaning][] => [
    [`${path}.${key}`, meaning],
    ...all(meaning.keys ?? {}, `${path}.${key}`),
  ]);

describe("the grammar in words", () => {
  it("says every key and word in a sentence", () => {
    const sentences = Object.entries(MEANINGS)
      .flatMap(([shape, meanings]) => all(meanings, shape))
      .flatMap(([path, meaning]) => [
        [path, meaning.says] as const,
        ...wordsOf(meaning).map(([word, says]) => [`${path}=${word}`, says] as const),
      ]);
    expect(sentences.filter(([, says]) => !/^[A-Z`].*\.$/s.test(says))).toEqual([]);
  });

  it("says every operator", () => {
    const operators = new Set(Object.values(OPERATORS).flatMap((list) => list.split(" ")));
    expect(Object.keys(OPERATOR_MEANINGS).sort()).toEqual([...operators].sort());
  });

  it("marks what the core says is not in effect yet", () => {
    const marked = Object.keys(MEANINGS.rule).filter((key) => MEANINGS.rule[key]?.later);
    const rule = {
      id: "a",
      audience: 50,
      holdout: 5,
      goal: { event: "purchase" },
      variants: [{ id: "b", prompt: { title: "x" } }],
    };
    const handOff = { id: "b", hand_off: { to: "brevo", name: "x" } };
    const { rules } = compileRules({ floorwalker: 1, rules: [rule, handOff] });
    expect(marked.sort()).toEqual(rules.flatMap((each) => each.notInEffect).sort());
  });
});
