import { step } from "../../core/issue.js";
import { meaningOf } from "../../reference/facts.js";
import type { Warning } from "../finding.js";
import { walk } from "../walk.js";
import { type Checked, rulesOf } from "./checked.js";

const warn = (pointer: string, what: string): Warning => ({
  name: "later",
  pointer,
  message: `"${what}" is understood, and has no effect in this version`,
});

/** Keys, words and facts that are understood, and not in effect yet. */
export function later(checked: Checked): Warning[] {
  const warnings: Warning[] = [];
  walk(checked.rules.file, ({ key, meaning, value, pointer }) => {
    if (meaning.later) {
      warnings.push(warn(pointer, key));
      return false;
    }
    const list = Array.isArray(value);
    (list ? value : [value]).forEach((word, i) => {
      const of = meaning.words && typeof word === "string" ? meaning.words[word] : undefined;
      if (typeof of === "object") warnings.push(warn(list ? step(pointer, i) : pointer, word));
    });
  });
  for (const { rule } of rulesOf(checked)) {
    for (const { fact, path } of rule.condition.leaves) {
      if (meaningOf(fact)?.later) warnings.push(warn(path, fact));
    }
  }
  return warnings;
}
