import { factOf } from "../../core/facts.js";
import type { PromptSource } from "../../core/grammar.js";
import { step } from "../../core/issue.js";
import type { Rule, Rules } from "../../core/rules.js";
import type { View } from "../../core/situation.js";
import { mayLackValue } from "../../reference/nothing.js";

/** A rules file as the core has read it: what warnings are made from. */
export interface Checked {
  readonly rules: Rules;
  /** Epoch, ms. */
  readonly now: number;
  /** What is seen of somebody never seen before. */
  readonly nothing: View;
}

/** Whether a fact may have no value. */
export function mayLack(name: string, { nothing }: Checked): boolean {
  const fact = factOf(name);
  return fact !== undefined && mayLackValue(fact, nothing);
}

/** The rules in effect, each with its JSON pointer. */
export function rulesOf({ rules }: Checked): { rule: Rule; pointer: string }[] {
  const places = new Map(rules.file.rules?.map((source, i) => [source, step("/rules", i)]));
  return rules.rules.map((rule) => ({ rule, pointer: places.get(rule.source) ?? "" }));
}

/** The prompts of the rules in effect, those of variants too, each with its JSON pointer. */
export const promptsOf = (checked: Checked): { prompt: PromptSource; pointer: string }[] =>
  rulesOf(checked).flatMap(({ rule: { source }, pointer }) => [
    ...(source.prompt ? [{ prompt: source.prompt, pointer: `${pointer}/prompt` }] : []),
    ...(source.variants ?? []).map(({ prompt }, i) => ({
      prompt,
      pointer: `${pointer}/variants/${i}/prompt`,
    })),
  ]);
