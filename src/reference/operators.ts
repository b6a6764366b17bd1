import type { FactType } from "../core/facts.js";

/** Types of facts in words, with a value as a rules file writes it. */
export const TYPE_MEANINGS: Readonly<Record<FactType, { says: string; example: unknown }>> = {
  boolean: { says: "Yes or no.", example: true },
  number: { says: "A number.", example: 3 },
  duration: { says: "A time span: a number and `ms`, `s`, `m`, `h` or `d`.", example: "90s" },
  text: { says: "A text. Capitals count, except with `like`.", example: "product" },
  list: { says: "A list of texts.", example: "Shoes" },
  time: { says: "A time of day, from `00:00` to `23:59`.", example: "09:30" },
  date: { says: "A date.", example: "2026-12-25" },
};

/** Operators in words. */
export const OPERATOR_MEANINGS = {
  eq: "It is this value; the same as the value without an operator.",
  ne: "It is another value.",
  in: "It is one of these; the same as the list without an operator.",
  not_in: "It is none of these.",
  gt: "It is more than this.",
  gte: "It is this or more.",
  lt: "It is less than this.",
  lte: "It is this or less.",
  between: "It is from the first to the second, both included; a time may pass midnight.",
  like: "It matches this pattern, or one of these: `*` is any run of characters, `?` a single one; capitals do not count.",
  contains: "It contains this, or one of these.",
  exists: "`true`: it has a value. `false`: it has none.",
} as const satisfies Record<string, string>;
