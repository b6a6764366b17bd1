import type { Content } from "./content.js";
import { make } from "./make.js";
import type { Shell } from "./shell.js";
import { SEND } from "./words.js";

/** A question to the visitor: buttons to choose from, or a field for words of their own. */
export function questionOf(
  { kind, choices = [] }: NonNullable<Content["question"]>,
  name: string,
  { control, word }: Shell,
  answer: (value: string | number) => void,
): HTMLElement {
  const field = make("textarea", { "aria-label": name });
  const parts =
    kind === "text"
      ? [field, control(word(SEND), {}, () => field.value.trim() && answer(field.value.trim()))]
      : kind === "rating"
        ? [1, 2, 3, 4, 5].map((value) =>
            control(`${value}`, { "aria-label": `${value}/5` }, () => answer(value)),
          )
        : choices.map(({ value, label }) => control(label, {}, () => answer(value)));
  return make("div", { part: "question", role: "group", "aria-label": name }, ...parts);
}
