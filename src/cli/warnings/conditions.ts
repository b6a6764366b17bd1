import type { Leaf } from "../../core/condition.js";
import { factOf } from "../../core/facts.js";
import { show } from "../../core/issue.js";
import { nearest } from "../../core/nearest.js";
import type { Rules } from "../../core/rules.js";
import { meaningOf } from "../../reference/facts.js";
import type { Warning } from "../finding.js";
import { type Checked, rulesOf } from "./checked.js";
import { mayLackValue, valuesOf } from "./values.js";

/** A test, and where in its condition it stands. */
interface Placed extends Leaf {
  /** Pointer of the innermost `any` alternative, `not` or condition around it: all tests of one must hold together. */
  group: string;
  /** Pointer of what stands around the first `not` it is in. */
  outside?: string;
  /** It is turned round. */
  negated: boolean;
}

function place(leaf: Leaf, base: string): Placed {
  const steps = leaf.path.slice(base.length + 1).split("/");
  const upTo = (count: number) => [base, ...steps.slice(0, count)].join("/");
  const placed: Placed = { ...leaf, group: base, negated: false };
  for (let i = 0; i < steps.length; ) {
    if (steps[i] === "all") i += 2;
    else if (steps[i] === "any") placed.group = upTo((i += 2));
    else if (steps[i] === "not") {
      placed.outside ??= upTo(i);
      placed.negated = !placed.negated;
      placed.group = upTo((i += 1));
    } else break;
  }
  return placed;
}

/** Whether what holds in a group holds at a place inside it, too. */
const reaches = (group: string, pointer: string): boolean => `${pointer}/`.startsWith(`${group}/`);

/** Tests that `not` turns round although their fact may have no value. */
function unsure(leaves: readonly Placed[], { rules, now }: Checked): Warning[] {
  const known = (fact: string, outside: string) =>
    leaves.some(
      (leaf) =>
        leaf.fact === fact &&
        leaf.outside === undefined &&
        !(leaf.operator === "exists" && leaf.operand === false) &&
        reaches(leaf.group, outside),
    );
  return leaves
    .filter(
      ({ fact, operator, negated, outside }) =>
        negated &&
        outside !== undefined &&
        operator !== "exists" &&
        // The moment of a rule with `on` always has a name.
        fact !== "event.name" &&
        mayLackValue(fact, rules, now) &&
        !known(fact, outside),
    )
    .map(({ path, fact }) => ({
      name: "not_without_value",
      pointer: path,
      message: `"not" also holds where ${fact} has no value: test the opposite, or add "${fact}": { "exists": true } beside it`,
    }));
}

/** Why no value of a fact passes a test. */
function reason(leaf: Leaf): string {
  const { values, most } = meaningOf(leaf.fact) ?? {};
  if (values) return `${leaf.fact} is only ever one of ${values.join(", ")}`;
  if (most !== undefined) return `${leaf.fact} is only ever from 0 to ${most}`;
  if (leaf.operator === "exists") return `${leaf.fact} always has a value`;
  return typeof leaf.operand === "number" ? `${leaf.fact} is never below 0` : "nothing passes it";
}

/** Tests that no value passes, alone or two together. */
function impossible(leaves: readonly Placed[], base: string, { rules, now }: Checked): Warning[] {
  const warnings: Warning[] = [];
  const told = new Set<string>();
  for (const leaf of leaves) {
    if (leaf.outside !== undefined) continue;
    const type = rules.slots.wanted[leaf.slot] ?? factOf(leaf.fact)?.type ?? "any";
    const others = leaves.filter(
      (other) => other.slot === leaf.slot && other.outside === undefined && reaches(other.group, leaf.group),
    );
    const possible = valuesOf(leaf.fact, type === "any" ? "text" : type, others);
    if (!possible) continue;
    const all = mayLackValue(leaf.fact, rules, now) ? [...possible, undefined] : possible;
    const passes = (...tests: Leaf[]) => all.some((value) => tests.every((test) => test.matches(value)));
    const whole = leaf.group === base ? "it can never hold" : "this alternative can never hold";
    const tell = (why: string, near?: string) => {
      told.add(leaf.path);
      warnings.push({ name: "never_holds", pointer: leaf.path, message: `${whole}: ${why}`, nearest: near });
    };
    if (!passes(leaf)) {
      const { operand, fact } = leaf;
      tell(reason(leaf), typeof operand === "string" ? nearest(operand, meaningOf(fact)?.values ?? []) : undefined);
    } else {
      const against = others.find((other) => other !== leaf && !told.has(other.path) && passes(other) && !passes(leaf, other));
      if (against) {
        tell(`${leaf.fact} can't also be ${against.operator} ${show(against.operand)} (${against.path})`);
      }
    }
  }
  return warnings;
}

/** Warnings about one condition. */
function ofCondition(leaves: readonly Leaf[], base: string, checked: Checked): Warning[] {
  const placed = leaves.map((leaf) => place(leaf, base));
  return [...unsure(placed, checked), ...impossible(placed, base, checked)];
}

const neverOf = ({ manners }: Rules): readonly Leaf[] => manners.never?.leaves ?? [];

/** Conditions that do not say what was meant. */
export const conditions = (checked: Checked): Warning[] => [
  ...ofCondition(neverOf(checked.rules), "/manners/never", checked),
  ...rulesOf(checked).flatMap(({ rule, pointer }) =>
    ofCondition(rule.condition.leaves, `${pointer}/when`, checked),
  ),
];
