import type { Rule } from "../core/rules.js";
import { BECAUSE, CART, EVERYONE, LOOKED, speaker, TIME, VISITS } from "./words.js";

/** What a fact, or an event, is about: the first that matches. */
const GROUPS = [
  [/cart|checkout|purchase/, CART],
  [/^(time|shop)/, TIME],
  [/^(session|visitor|rule|custom)/, VISITS],
  [/./, LOOKED],
] as const;

/** Why a rule speaks, in sentences for the visitor: from what its condition looks at. */
export function reasons({ condition, on = [] }: Rule, locale: string): string[] {
  const word = speaker(locale);
  const about = [...condition.leaves.map(({ fact }) => fact), ...on.filter((event) => event !== "ask")].map(
    (name) => GROUPS.find(([pattern]) => pattern.test(name))?.[1] ?? LOOKED,
  );
  return [
    about.length
      ? word(BECAUSE, new Intl.ListFormat(locale).format([...new Set(about)].map((group) => word(group))))
      : word(EVERYONE),
  ];
}
