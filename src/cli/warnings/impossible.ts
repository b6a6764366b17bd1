import type { Leaf } from "../../core/condition.js";
import { factOf } from "../../core/facts.js";
import { nearest } from "../../core/nearest.js";
import { meaningOf } from "../../reference/facts.js";
import type { Warning } from "../finding.js";
import { type Checked, mayLack } from "./checked.js";
import { type Placed, reaches } from "./placed.js";
import { valuesOf } from "./values.js";

/** Whether some value of a fact passes all of some tests of it, as far as can be said. */
function passable(leaves: readonly [Leaf, ...Leaf[]], checked: Checked): boolean {
  const [{ fact, slot }] = leaves;
  const type = checked.rules.slots.wanted[slot] ?? factOf(fact)?.type ?? "any";
  const values = valuesOf(fact, type === "any" ? "text" : type, leaves);
  if (!values) return true;
  const all = mayLack(fact, checked) ? [...values, undefined] : values;
  return all.some((value) => leaves.every((leaf) => leaf.matches(value)));
}

/** Why no value of a fact passes a test. */
function reason({ fact, operator }: Leaf): string {
  const { values, most } = meaningOf(fact) ?? {};
  if (operator === "exists") return `${fact} always has a value`;
  if (values) return `${fact} is only ever one of ${values.join(", ")}`;
  if (most !== undefined) return `${fact} is only ever from 0 to ${most}`;
  return `no value of ${fact} passes this`;
}

/**
 * Tests that no value passes, alone or two together.
 *
 * @param whole what is said of a condition that so can never hold
 */
export function impossible(
  tests: readonly Placed[],
  base: string,
  whole: string,
  checked: Checked,
): Warning[] {
  const told = new Set<Placed>();
  const passing = tests.filter(({ outside }) => outside === undefined);
  return passing.flatMap((test): Warning[] => {
    const { fact, operand, slot, group, path: pointer } = test;
    const warn = (why: string, near?: string): Warning[] => {
      told.add(test);
      const message = `${group === base ? whole : "this alternative can never hold"}: ${why}`;
      return [{ name: "never_holds", pointer, message, nearest: near }];
    };
    if (!passable([test], checked)) {
      const values = meaningOf(fact)?.values ?? [];
      return warn(reason(test), typeof operand === "string" ? nearest(operand, values) : undefined);
    }
    const against = passing.find(
      (other) =>
        other.slot === slot &&
        reaches(other.group, group) &&
        !told.has(other) &&
        passable([other], checked) &&
        !passable([test, other], checked),
    );
    return against ? warn(`no value of ${fact} passes both this and ${against.path}`) : [];
  });
}
