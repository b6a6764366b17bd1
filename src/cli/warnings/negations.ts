import type { Warning } from "../finding.js";
import { type Checked, mayLack } from "./checked.js";
import { type Placed, reaches } from "./placed.js";

/** Whether another test makes sure that a fact has a value, wherever some place is reached. */
const isKnown = (fact: string, place: string, tests: readonly Placed[]): boolean =>
  tests.some(
    (test) =>
      test.fact === fact &&
      test.outside === undefined &&
      !(test.operator === "exists" && test.operand === false) &&
      reaches(test.group, place),
  );

/** Tests that `not` turns round although their fact may have no value. */
export const negations = (tests: readonly Placed[], checked: Checked): Warning[] =>
  tests
    .filter(
      ({ fact, operator, negated, outside }) =>
        negated &&
        outside !== undefined &&
        operator !== "exists" &&
        // The moment of a rule with `on` always has a name.
        fact !== "event.name" &&
        mayLack(fact, checked) &&
        !isKnown(fact, outside, tests),
    )
    .map(({ path, fact }) => ({
      name: "not_without_value",
      pointer: path,
      message: `"not" also holds where ${fact} has no value: test the opposite, or add "${fact}": { "exists": true } beside it`,
    }));
