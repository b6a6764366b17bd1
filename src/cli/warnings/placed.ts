import type { Leaf } from "../../core/condition.js";

/** A test, and where in its condition it stands. */
export interface Placed extends Leaf {
  /** Pointer of the innermost `any` alternative, `not` or condition around it: all tests of one must hold together. */
  readonly group: string;
  /** Pointer of what stands around the first `not` it is in. */
  readonly outside: string | undefined;
  /** An odd number of `not` turns it round. */
  readonly negated: boolean;
}

/** Where a test stands in the condition of a pointer. */
export function place(leaf: Leaf, base: string): Placed {
  let group = base;
  let outside: string | undefined;
  let negated = false;
  let around = base;
  const steps = leaf.path.slice(base.length + 1).split("/");
  while (steps[0] === "all" || steps[0] === "any" || steps[0] === "not") {
    const [word] = steps;
    if (word === "not") {
      outside ??= around;
      negated = !negated;
    }
    around = [around, ...steps.splice(0, word === "not" ? 1 : 2)].join("/");
    if (word !== "all") group = around;
  }
  return { ...leaf, group, outside, negated };
}

/** Whether what holds in a group holds at a place inside it, too. */
export const reaches = (group: string, pointer: string): boolean => `${pointer}/`.startsWith(`${group}/`);
