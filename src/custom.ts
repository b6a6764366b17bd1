import type { FactValue, Issue, Rules } from "./core/index.js";

/** The page's own facts, `custom.*`. */
export interface Custom {
  values(): Readonly<Record<string, FactValue>>;
  set(facts: Readonly<Record<string, FactValue>>): void;
  /** Tells, once of each, which are of another type than the rules test them for. */
  check(rules: Rules): void;
}

export function createCustom(tell: (issue: Issue) => void): Custom {
  const told = new Set<string>();
  let values: Record<string, FactValue> = {};
  return {
    values: () => values,
    set(facts) {
      values = { ...values, ...facts };
    },
    check({ slots }) {
      slots.names.forEach((name, slot) => {
        const wanted = slots.wanted[slot];
        const value = values[name.replace("custom.", "")];
        if (!wanted || !name.startsWith("custom.") || value === undefined) return;
        const is = Array.isArray(value) ? "list" : typeof value === "string" ? "text" : typeof value;
        if (is === wanted || told.has(name)) return;
        told.add(name);
        tell({
          path: `/${name.replace(".", "/")}`,
          expected: `a ${wanted}, as a rule tests it`,
          received: `a ${is}`,
        });
      });
    },
  };
}
