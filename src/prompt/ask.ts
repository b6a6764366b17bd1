import type { Border } from "../border.js";
import { draw } from "./draw.js";
import { ASK, NO, PRIVACY, speaker, YES } from "./words.js";

/** What the consent bar says, where it has words of its own. */
export interface Asked {
  locale: string;
  text?: string | undefined;
  /** Address of the policy. */
  policy?: string | undefined;
}

/**
 * The bar that asks whether this shop may remember. Yes and no weigh the same.
 *
 * @returns what takes it away
 */
export function ask(
  { locale, text, policy }: Asked,
  answered: (yes: boolean) => void,
  border: Border,
): () => void {
  const word = speaker(locale);
  const close = () => bar?.close();
  const bar = draw(
    {
      type: "bar",
      locale,
      body: text ?? word(ASK),
      contact: policy ? [{ text: word(PRIVACY), href: policy }] : undefined,
      actions: [NO, YES].map((label) => ({ label: word(label), do: "dismiss" })),
    },
    {
      act(index) {
        close();
        answered(index > 0);
        return undefined;
      },
      close,
    },
    border,
  );
  return close;
}
