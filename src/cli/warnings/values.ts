import { dateOf } from "../../core/calendar.js";
import type { Leaf } from "../../core/condition.js";
import { DAY, MINUTE } from "../../core/duration.js";
import type { FactType, FactValue } from "../../core/facts.js";
import { meaningOf } from "../../reference/facts.js";

const flat = (leaves: readonly Leaf[]): FactValue[] => leaves.flatMap(({ operand }) => operand as FactValue);

/** Numbers on, between and around those that tests name, within what the fact can be. */
function numbers(leaves: readonly Leaf[], least: number, most: number): number[] {
  const named = flat(leaves).filter((value) => typeof value === "number");
  const edges = [...new Set([...named, least, most])].filter(Number.isFinite).sort((a, b) => a - b);
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 0;
  const between = edges.slice(1).map((edge, i) => (edge + (edges[i] as number)) / 2);
  return [first - 1, ...edges, ...between, last + 1].filter((value) => value >= least && value <= most);
}

const TIMES = Array.from({ length: 24 * 60 }, (_, i) => new Date(i * MINUTE).toISOString().slice(11, 16));

/**
 * Values that stand for all a fact can have, as far as some tests tell them apart; nothing where that can't be said.
 *
 * @param type the type its tests take it for
 */
export function valuesOf(name: string, type: FactType, leaves: readonly Leaf[]): FactValue[] | undefined {
  const { values, most = Number.POSITIVE_INFINITY } = meaningOf(name) ?? {};
  switch (type) {
    case "boolean":
      return [true, false];
    case "number":
    case "duration":
      return numbers(leaves, name.startsWith("custom.") ? Number.NEGATIVE_INFINITY : 0, most);
    case "time":
      return TIMES;
    case "date":
      return flat(leaves).flatMap((date) =>
        typeof date === "string" ? [-DAY, 0, DAY].map((ms) => dateOf(Date.parse(date) + ms)) : [],
      );
    case "list":
      return [flat(leaves).filter((value) => typeof value === "string")];
    default: {
      if (values) return [...values];
      const exact = leaves.filter(({ operator }) => operator === "eq" || operator === "in");
      if (exact.length) return flat(exact);
      return leaves.some(({ operator }) => operator === "like") ? undefined : ["\0"];
    }
  }
}
