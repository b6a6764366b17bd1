import { DEFAULTS } from "../../core/defaults.js";
import type { Cap } from "../../core/grammar.js";
import type { CompiledCap } from "../../core/rules.js";
import type { Warning } from "../finding.js";
import { type Checked, rulesOf } from "./checked.js";

type Per = CompiledCap["per"];

/** Whether whatever happens in one window also happens in the other. */
const within = (inner: Per, outer: Per): boolean =>
  inner === outer ||
  outer === "visitor" ||
  (inner === "page" && outer === "session") ||
  (typeof inner === "number" && typeof outer === "number" && inner <= outer);

/** Whether a cap is reached no later than another one, which so has no effect. */
const stricter = (one: CompiledCap, than: CompiledCap): boolean =>
  within(than.per, one.per) && (one.max < than.max || (one.max === than.max && one.per !== than.per));

/** A cap with its words in the file. */
interface Told {
  cap: CompiledCap;
  pointer: string;
  words: string;
}

const read = (caps: readonly CompiledCap[], source: readonly Cap[], pointer: string): Told[] =>
  source.map(({ max, per }, i) => ({
    cap: caps.at(i - source.length) as CompiledCap,
    pointer: `${pointer}/${i}`,
    words: `${max} per ${per}`,
  }));

/** What is odd about some caps, beside those in force for all. */
function odd(own: readonly Told[], all: readonly Told[]): Warning[] {
  return own.flatMap(({ cap, pointer }): Warning[] => {
    const warn = (message: string): Warning[] => [{ name: "cap", pointer, message }];
    if (cap.max === 0) return warn("it allows nothing: no prompt is ever shown");
    if (cap.per === 0) return warn("it has no effect: no time passes in it");
    const first = [...own, ...all].find((other) => stricter(other.cap, cap));
    return first ? warn(`it has no effect: ${first.words} is reached first (${first.pointer})`) : [];
  });
}

/** Caps that hold nothing back, or everything. */
export function caps(checked: Checked): Warning[] {
  const { manners, file } = checked.rules;
  const pointer = "/manners/caps";
  const all = read(manners.caps, file.manners?.caps ?? DEFAULTS.manners.caps, pointer);
  const none: Warning[] = all.length
    ? []
    : [{ name: "cap", pointer, message: "there is no cap: rules may speak again and again" }];
  return [
    ...none,
    ...odd(file.manners?.caps ? all : [], []),
    ...rulesOf(checked).flatMap(({ rule, pointer: place }) => {
      const own = read(rule.caps, rule.source.cap ?? [], `${place}/cap`);
      return odd(own, rule.furniture || rule.source.service ? [] : all);
    }),
  ];
}
