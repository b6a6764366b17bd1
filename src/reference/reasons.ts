import type { Reason } from "../core/manners.js";

/** Why a rule does not speak, in words. */
export const REASON_MEANINGS: Readonly<Record<Reason, string>> = {
  opted_out: "The visitor wants no prompts.",
  status: "The rule is off, a draft, or has no prompt.",
  schedule: "It is before `from` or after `until`.",
  audience: "This visitor is outside the rule's `audience`.",
  condition: "`when` does not hold, or the rule has spoken and `when` has not turned false since.",
  no_memory:
    "Nothing may be remembered, and this page has had its one prompt or was not entered from outside.",
  never: "`manners.never` holds.",
  bought: "Something was just bought: in this session, or of this category.",
  busy: "The visitor is busy, or was until a moment ago.",
  quiet: "The session is too young: `manners.quiet`.",
  gap: "The last prompt has only just ended: `manners.gap`.",
  cap: "A cap is reached, the rule's own or that of all.",
  done: "The visitor has clicked or answered it: `manners.done`.",
  snoozed: "The visitor has said not now.",
  given_up: "The visitor has refused several times in a row.",
  showing: "Another prompt is shown.",
  outranked: "Another rule of higher priority speaks.",
  suggestion: "There are too few products to suggest.",
  text: "A placeholder in its texts has no value and no other words.",
  holdout: "This visitor belongs to those from whom it is withheld.",
};
