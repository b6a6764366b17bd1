import { make } from "./make.js";
import type { Shell } from "./shell.js";
import { NEVER, PRIVACY, WHY } from "./words.js";

/** What stands small under a prompt: why it is shown, and no more of these. */
export function footOf(
  why: readonly string[],
  { control, word }: Shell,
  { never, privacy }: { never(): void; privacy(): void },
): HTMLElement {
  const reason = make("p", { hidden: "" }, why.join(" "), " ", control(word(PRIVACY), {}, privacy));
  const asks = control(word(WHY), { part: "why", "aria-expanded": "false" }, () => {
    reason.hidden = !reason.hidden;
    asks.ariaExpanded = `${!reason.hidden}`;
  });
  return make("footer", {}, asks, control(word(NEVER), { part: "never" }, never), reason);
}
