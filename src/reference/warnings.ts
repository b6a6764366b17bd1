/** What `floorwalker check` warns of: what it means, and what to do. */
export const WARNINGS = {
  not_without_value: {
    says: "`not` turns the result round also where the fact has no value.",
    advice: "Test the opposite value instead, or add `exists` beside the `not`.",
  },
  never_holds: {
    says: "No value could ever pass this test, alone or with another test of the same fact.",
    advice: "Look for a number out of range, a misspelt word, or two tests that exclude each other.",
  },
  schedule: {
    says: "The rule's dates leave it no day to speak.",
    advice: "Correct `from` and `until`, or switch the rule off.",
  },
  cap: {
    says: "A cap has no effect, as another one is reached first; or there is none at all; or it allows nothing.",
    advice: "Take it out, or tighten it.",
  },
  language: {
    says: "Other texts of the file are also in a language that this one lacks.",
    advice: "Add it; visitors of that language read another one's text meanwhile.",
  },
  length: {
    says: "The text is longer than a prompt can show well: 80 characters for a title, 240 for a body.",
    advice: "Say one thing.",
  },
  contact: {
    says: "The prompt needs a particular of the shop that the file does not give.",
    advice: "Add it to `shop`.",
  },
  coupon: {
    says: "The button is about a coupon, and the prompt has none.",
    advice: "Add `coupon`.",
  },
  later: {
    says: "The key or word is understood, and has no effect in this version.",
    advice: "It may stay.",
  },
  encoding: {
    says: "A character can't be read: the file is not saved as UTF-8.",
    advice: "Save it as UTF-8.",
  },
} as const satisfies Record<string, { says: string; advice: string }>;

/** The name of a warning. */
export type WarningName = keyof typeof WARNINGS;
