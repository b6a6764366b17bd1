import type { Leaf } from "../../core/condition.js";
import type { Warning } from "../finding.js";
import { type Checked, rulesOf } from "./checked.js";
import { impossible } from "./impossible.js";
import { negations } from "./negations.js";
import { place } from "./placed.js";

/** Warnings about one condition. */
function ofCondition(leaves: readonly Leaf[], base: string, whole: string, checked: Checked): Warning[] {
  const tests = leaves.map((leaf) => place(leaf, base));
  return [...negations(tests, checked), ...impossible(tests, base, whole, checked)];
}

/** Conditions that do not say what was meant. */
export const conditions = (checked: Checked): Warning[] => [
  ...ofCondition(checked.rules.manners.never?.leaves ?? [], "/manners/never", "it can never hold", checked),
  ...rulesOf(checked).flatMap(({ rule, pointer }) =>
    ofCondition(rule.condition.leaves, `${pointer}/when`, "the rule can never speak", checked),
  ),
];
