import { isObject, type Report } from "./check.js";
import { FACTS, type Fact, type FactType, type FactValue, factOf, RULE_FACTS } from "./facts.js";
import { step } from "./issue.js";
import { type Matches, matcher, OPERAND, OPERATORS, operandOf } from "./operators.js";
import type { View } from "./situation.js";
import { turnsOf } from "./turns.js";

/** Values of the facts in use, by slot. */
export type Values = (FactValue | undefined)[];

/** One test of a condition. */
export interface Leaf {
  /** JSON pointer to it. */
  path: string;
  fact: string;
  operator: string;
  operand: FactValue;
  slot: number;
  matches: Matches;
  /** Ms until time alone turns it; infinite where it never does. */
  turnsIn(values: Values, view: View, rate: number): number;
}

/** A condition, or a part of one, made ready. */
export interface Condition {
  holds(values: Values): boolean;
  /**
   * The least ms until time alone can turn it: looking earlier is useless.
   *
   * @param rate how fast engaged time runs, 0 or 1
   */
  turnsIn(values: Values, view: View, rate: number): number;
  /** Whether time alone can turn it. */
  timed: boolean;
  leaves: readonly Leaf[];
}

/** The facts that conditions use, each with a slot. */
export class Slots {
  readonly facts: Fact[] = [];
  readonly names: string[] = [];
  /** Type wanted of a fact that may have any (`custom.*`), else `undefined`. */
  readonly wanted: (FactType | undefined)[] = [];
  private readonly index = new Map<string, number>();

  /** The slot of a fact, read as a type where it may have any. */
  of(name: string, fact: Fact, type?: FactType): number {
    const wanted = fact.type === "any" ? type : undefined;
    const key = `${name} ${wanted ?? ""}`;
    let slot = this.index.get(key);
    if (slot === undefined) {
      slot = this.facts.push(fact) - 1;
      this.names.push(name);
      this.wanted.push(wanted);
      this.index.set(key, slot);
    }
    return slot;
  }
}

const NEVER = Number.POSITIVE_INFINITY;
const never = () => NEVER;

/** A part of a condition: one test, or several joined. */
interface Node {
  holds(values: Values): boolean;
  turnsIn(values: Values, view: View, rate: number): number;
  timed: boolean;
  /** The one test that it is, where time alone can't turn it. */
  plain?: Leaf | undefined;
}

/** What a condition says beside its plain tests. */
export interface Rest extends Node {
  /** It says nothing more. */
  empty: boolean;
}

/** Joins parts of which all must hold; `any` is the same with true and false changed places. */
function join(parts: readonly Node[], all: boolean): Node {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    holds: all
      ? (values) => {
          for (const part of parts) if (!part.holds(values)) return false;
          return true;
        }
      : (values) => {
          for (const part of parts) if (part.holds(values)) return true;
          return false;
        },
    turnsIn(values, view, rate) {
      // As it stands, one part's turn is enough to turn it, or all those that stand in the way must turn.
      let first = NEVER;
      let last = 0;
      let blocked = false;
      for (const part of parts) {
        const turns = part.turnsIn(values, view, rate);
        first = Math.min(first, turns);
        if (part.holds(values) !== all) {
          blocked = true;
          last = Math.max(last, turns);
        }
      }
      return blocked ? last : first;
    },
    timed: parts.some((part) => part.timed),
  };
}

/** Reads conditions of a rules file: reports what is wrong with them, and makes them ready. */
export function createConditionReader(slots: Slots, ruleIds: readonly string[], report: Report) {
  /** Names a wrong fact may have meant. */
  const names = (wrong: string) =>
    wrong.startsWith("visitor.answer.")
      ? ruleIds.map((id) => `visitor.answer.${id}`)
      : wrong.startsWith("rule.")
        ? ruleIds.flatMap((id) => RULE_FACTS.map((about) => `rule.${id}.${about}`))
        : Object.keys(FACTS);

  const leaf = (
    name: string,
    fact: Fact,
    operator: string,
    given: unknown,
    path: string,
    leaves: Leaf[],
  ): Node | undefined => {
    const plural = /^(in|not_in|like|contains)$/.test(operator);
    const sample = Array.isArray(given) ? given[0] : given;
    const type: FactType =
      fact.type !== "any"
        ? fact.type
        : operator === "contains"
          ? "list"
          : typeof sample === "boolean" && operator !== "exists"
            ? "boolean"
            : typeof sample === "number"
              ? "number"
              : "text";
    const allowed = OPERATORS[type].split(" ");
    if (!allowed.includes(operator)) {
      return report(path, `an operator of a ${type}: ${allowed.join(", ")}`, operator, allowed);
    }
    let operand: FactValue | undefined;
    if (operator === "exists") {
      operand = operandOf("boolean", given);
      if (operand === undefined) return report(path, OPERAND.boolean, given);
    } else if (plural || operator === "between") {
      const list =
        (operator === "like" || operator === "contains") && !Array.isArray(given) ? [given] : given;
      const read = Array.isArray(list) ? list.map((each) => operandOf(type, each)) : [];
      const wrong = read.indexOf(undefined);
      if (!Array.isArray(list) || wrong >= 0) {
        const place = Array.isArray(given) ? step(path, wrong) : path;
        return report(
          place,
          Array.isArray(given) ? OPERAND[type] : `a list, each ${OPERAND[type]}`,
          Array.isArray(given) ? given[wrong] : given,
        );
      }
      const [from, to] = read;
      if (
        operator === "between" &&
        (read.length !== 2 || (type !== "time" && (from as number) > (to as number)))
      ) {
        return report(path, "a list of two, the lower first", given);
      }
      operand = read as string[];
    } else {
      operand = operandOf(type, given);
      if (operand === undefined) return report(path, OPERAND[type], given);
    }
    const slot = slots.of(name, fact, operator === "exists" ? undefined : type);
    const matches = matcher(operator, operand, type);
    const turns = turnsOf(fact, operator, operand, matches);
    const turnsIn: Leaf["turnsIn"] = turns ? (values, view, rate) => turns(values[slot], view, rate) : never;
    const made: Leaf = { path, fact: name, operator, operand, slot, matches, turnsIn };
    leaves.push(made);
    return {
      holds: (values) => matches(values[slot]),
      turnsIn,
      timed: !!turns,
      plain: turns ? undefined : made,
    };
  };

  const parts = (given: unknown, path: string, leaves: Leaf[]): Node[] => {
    if (!isObject(given)) {
      report(path, "a condition: an object of facts and their tests", given);
      return [];
    }
    const nodes: (Node | undefined)[] = [];
    for (const [key, test] of Object.entries(given)) {
      const place = step(path, key);
      if (key === "all" || key === "any") {
        if (!Array.isArray(test)) report(place, "a list of conditions", test);
        else {
          const inner = test.map((each, i) => join(parts(each, step(place, i), leaves), true));
          nodes.push(join(inner, key === "all"));
        }
      } else if (key === "not") {
        const inner = join(parts(test, place, leaves), true);
        nodes.push({ ...inner, plain: undefined, holds: (values) => !inner.holds(values) });
      } else {
        const fact = factOf(key);
        const [, about] = /^(?:visitor\.answer|rule)\.([^.]+)/.exec(key) ?? [];
        if (!fact || (about && !ruleIds.includes(about))) {
          report(place, "a fact", key, names(key));
        } else if (isObject(test)) {
          const operators = Object.entries(test);
          if (!operators.length) report(place, "an operator", test);
          for (const [operator, operand] of operators) {
            nodes.push(leaf(key, fact, operator, operand, step(place, operator), leaves));
          }
        } else {
          nodes.push(leaf(key, fact, Array.isArray(test) ? "in" : "eq", test, place, leaves));
        }
      }
    }
    return nodes.filter((node) => node !== undefined);
  };

  /** Makes a condition ready: what time cannot turn, and what it can. */
  return (given: unknown, path: string): { plain: Leaf[]; rest: Rest; all: Condition } => {
    const leaves: Leaf[] = [];
    const nodes = parts(given, path, leaves);
    const others = nodes.filter((node) => !node.plain);
    return {
      plain: nodes.flatMap((node) => node.plain ?? []),
      rest: { ...join(others, true), empty: !others.length },
      all: { ...join(nodes, true), leaves },
    };
  };
}

/** A value as one of the types, for facts that may have any; what is of another type has no value. */
export const asType = (value: unknown, type: FactType | undefined): FactValue | undefined =>
  type === "list"
    ? Array.isArray(value)
      ? value
      : undefined
    : type
      ? operandOf(type, value)
      : (value as FactValue | undefined);
