import type { GRAMMAR } from "../core/grammar.js";
import { PAGE_TYPES } from "../core/kinds.js";
import { LINK, PICTURE, TEMPLATE, URL_PATTERN } from "./template.js";

/** A JSON Schema, or a part of one. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

type Alternatives<S extends string> = S extends `${infer A}|${infer B}`
  ? Alternatives<A> | Alternatives<B>
  : S extends `=${string}` | `@${string}`
    ? never
    : S;
type KindsIn<S> = S extends string
  ? Alternatives<S>
  : S extends readonly [infer E]
    ? KindsIn<E>
    : { [K in keyof S]: KindsIn<S[K]> | (K extends `*${infer N}` ? N : never) }[keyof S];
/** Kinds of value that the grammar names. */
export type KindName = KindsIn<typeof GRAMMAR>;

const text = (pattern: string, rest: Schema = {}): Schema => ({ type: "string", pattern, ...rest });

const MONTHS =
  "((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|[12]\\d))";
const DAY_DATE = `\\d{4}-${MONTHS}`;
const HOUR = "([01]\\d|2[0-3])";
const TIME = `${HOUR}:[0-5]\\d`;
const DAY = "(mon|tue|wed|thu|fri|sat|sun)";

/** Each kind of value as JSON Schema tells it: one that lacks does not compile. */
export const KIND_SCHEMAS: Readonly<Record<KindName, Schema>> = {
  any: {},
  text: { type: "string" },
  template: text(`^${TEMPLATE}$`, { patternErrorMessage: "A { } that names no fact. A brace itself is {{." }),
  link: text(LINK, { patternErrorMessage: "An http(s), mailto, tel or relative address; { } names a fact." }),
  picture: text(PICTURE, { patternErrorMessage: "An http(s) or relative address; { } names a fact." }),
  number: { type: "number" },
  positive: { type: "number", minimum: 0 },
  count: { type: "integer", minimum: 0 },
  whole: { type: "integer", minimum: 1 },
  percent: { type: "number", minimum: 0, maximum: 100 },
  share: { type: "number", minimum: 0, maximum: 1 },
  version: { const: 1 },
  boolean: { type: "boolean" },
  duration: text("^\\d+(\\.\\d+)?(ms|[smhd])$", {
    examples: ["30s", "5m", "2h", "7d"],
    patternErrorMessage: "A number and a unit: 500ms, 90s, 5m, 2h, 7d.",
  }),
  id: text("^[a-z\\d_-]{1,64}$", { patternErrorMessage: "Letters a-z, digits, _ and - only; 64 at most." }),
  language: text("^[a-zA-Z]{2,3}(-[a-zA-Z\\d]{2,8})*$", {
    patternErrorMessage: "A language tag such as fr or pt-BR.",
  }),
  currency: text("^[A-Z]{3}$", {
    examples: ["EUR", "USD", "GBP", "CHF"],
    patternErrorMessage: "An ISO 4217 currency such as EUR.",
  }),
  timezone: { type: "string", minLength: 1, examples: ["Europe/Paris", "Europe/Berlin", "America/New_York"] },
  date: text(`^${DAY_DATE}(T(${TIME}(:[0-5]\\d(\\.\\d+)?)?|24:00(:00(\\.0+)?)?)(Z|[+-]${TIME})?)?$`, {
    patternErrorMessage: "A date such as 2026-12-25, or a date and time such as 2026-12-25T18:00.",
  }),
  day_date: text(`^${DAY_DATE}$`, { patternErrorMessage: "A date such as 2026-12-25." }),
  days: text(`^${DAY}(-${DAY})?$`, { patternErrorMessage: "A day or days such as sat or mon-fri." }),
  opening: text(`^${TIME}-(${TIME}|24:00)$`, {
    examples: ["09:30-18:00"],
    patternErrorMessage: "Opening hours such as 09:30-12:30.",
  }),
  page: { enum: PAGE_TYPES.split(" ") },
  motive: { enum: ["security", "pride", "novelty", "comfort", "money", "sympathy"] },
  url: text(URL_PATTERN, { patternErrorMessage: "An http(s), mailto, tel or relative address." }),
  selector: text("\\S", { examples: ["#main .guide"] }),
  condition: { $ref: "#/definitions/condition" },
};
