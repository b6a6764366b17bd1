import type { Warning } from "../finding.js";
import { type Checked, rulesOf } from "./checked.js";

/** Rules that have no moment to speak in: by their dates, or as they wait for what is no prompt's moment. */
export const schedule = (checked: Checked): Warning[] =>
  rulesOf(checked).flatMap(({ rule, pointer }): Warning[] => {
    if (rule.source.status === "off") return [];
    const warn = (key: string, why: string): Warning[] => [
      { name: "schedule", pointer: `${pointer}/${key}`, message: `the rule can never speak: ${why}` },
    ];
    if (rule.until <= rule.from) return warn("until", `it ends before it begins (${rule.source.from})`);
    if (rule.until <= checked.now) return warn("until", "it has ended");
    if (rule.prompt && rule.on?.every((event) => event === "leave")) {
      return warn("on", 'as the visitor leaves no prompt is seen, "leave" is for hand-offs');
    }
    return [];
  });
