import { duration } from "./duration.js";
import type { FactType, FactValue } from "./facts.js";
import { glob } from "./glob.js";
import { KINDS } from "./kinds.js";

/** A test of one value; `undefined` is the value of a fact that has none. */
export type Matches = (value: FactValue | undefined) => boolean;

/** Operators of each type of fact (SPEC.md section 4, *Condition*). */
const ORDERED = "eq ne in not_in gt gte lt lte between exists";
export const OPERATORS: Readonly<Record<FactType, string>> = {
  boolean: "eq ne exists",
  number: ORDERED,
  duration: ORDERED,
  text: "eq ne in not_in like exists",
  list: "contains exists",
  time: ORDERED,
  date: ORDERED,
};

/** What an operand of a type looks like in words. */
export const OPERAND: Readonly<Record<FactType, string>> = {
  boolean: "true or false",
  number: "a number",
  duration: "a duration such as 90s, 5m, 2h, 7d",
  text: "a text",
  list: "a text",
  time: "a time such as 09:30",
  date: "a date such as 2026-12-25",
};

/** An operand as facts of its type are compared, or `undefined` where it is of another type. */
export function operandOf(type: FactType, given: unknown): FactValue | undefined {
  switch (type) {
    case "boolean":
      return typeof given === "boolean" ? given : undefined;
    case "number":
      return Number.isFinite(given) ? (given as number) : undefined;
    case "duration":
      return duration(given);
    case "time":
      return typeof given === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? given : undefined;
    case "date":
      return KINDS["day_date"]?.[1](given) ? (given as string) : undefined;
    default:
      return typeof given === "string" ? given : undefined;
  }
}

/** The test of an operator with its operand, already of the right type. Without a value every one of them fails. */
export function matcher(operator: string, operand: FactValue, type: FactType): Matches {
  // Comparing with `undefined` is false by itself; the others must say so.
  const one = operand as number;
  const many = operand as readonly FactValue[];
  switch (operator) {
    case "eq":
      return (v) => v === operand;
    case "ne":
      return (v) => v !== undefined && v !== operand;
    case "gt":
      return (v) => (v as number) > one;
    case "gte":
      return (v) => (v as number) >= one;
    case "lt":
      return (v) => (v as number) < one;
    case "lte":
      return (v) => (v as number) <= one;
    case "between": {
      const [from, to] = operand as unknown as [number, number];
      return type === "time" && from > to
        ? (v) => (v as number) >= from || (v as number) <= to
        : (v) => (v as number) >= from && (v as number) <= to;
    }
    case "in":
      return many.length > 8 ? among(new Set(many)) : (v) => many.includes(v as FactValue);
    case "not_in":
      return (v) => v !== undefined && !many.includes(v);
    case "like":
      return (v) => v !== undefined && many.some((pattern) => glob(pattern as string, v as string));
    case "contains":
      return (v) => v !== undefined && many.some((each) => (v as readonly string[]).includes(each as string));
    default:
      return (v) => (v !== undefined) === operand;
  }
}

const among =
  (set: Set<FactValue>): Matches =>
  (v) =>
    set.has(v as FactValue);
