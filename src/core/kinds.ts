import { duration } from "./duration.js";
import { offsetOf } from "./zone.js";

const number = (value: unknown): value is number => Number.isFinite(value);
const text = (value: unknown): value is string => typeof value === "string";
const matching = (pattern: RegExp) => (value: unknown) => text(value) && pattern.test(value);

/** Whether the platform's own calendar takes a value: a date like 2026-02-30 is none. */
const isDate = (value: unknown, pattern: RegExp) =>
  matching(pattern)(value) &&
  new Date(`${(value as string).slice(0, 10)}T00:00Z`).toJSON()?.slice(0, 10) ===
    (value as string).slice(0, 10) &&
  !Number.isNaN(Date.parse(value as string));

const zone = (value: unknown) => {
  try {
    return text(value) && value && offsetOf(value);
  } catch {
    return false;
  }
};

const DAY = "(mon|tue|wed|thu|fri|sat|sun)";
const TIME = "([01]\\d|2[0-3]):[0-5]\\d";

/** Schemes a URL of a rules file, a page or a catalogue may have; relative ones have none. */
export const safeUrl = (url: string, schemes = /^(https?|mailto|tel):/i): boolean => {
  // Browsers drop tabs, line ends and leading controls before they read the scheme: so must we.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
  const bare = url.replace(/[\u0000-\u0020]/g, "");
  return !/^[a-z][a-z\d+.-]*:/i.test(bare) || schemes.test(bare);
};

/** Pages' types (SPEC.md section 5, `page.type`). */
export const PAGE_TYPES = "home category product search cart checkout confirmation account other";

/** The kinds of value a rules file holds: what is expected, in words, and the test. */
export const KINDS: Record<string, readonly [expected: string, test: (value: unknown) => unknown]> = {
  any: ["anything", () => true],
  text: ["a text", text],
  template: ["a text", text],
  link: ["an http(s), mailto, tel or relative URL", (v) => text(v) && safeUrl(v)],
  picture: ["an http(s) or relative URL of a picture", (v) => text(v) && safeUrl(v, /^https?:/i)],
  number: ["a number", number],
  positive: ["a number, 0 or more", (v) => number(v) && v >= 0],
  count: ["a whole number, 0 or more", (v) => Number.isInteger(v) && (v as number) >= 0],
  whole: ["a whole number, 1 or more", (v) => Number.isInteger(v) && (v as number) >= 1],
  percent: ["a number from 0 to 100", (v) => number(v) && v >= 0 && v <= 100],
  share: ["a number from 0 to 1", (v) => number(v) && v >= 0 && v <= 1],
  version: ["1, the version of this grammar", (v) => v === 1],
  boolean: ["true or false", (v) => typeof v === "boolean"],
  duration: ["a duration such as 90s, 5m, 2h, 7d", (v) => duration(v) !== undefined],
  id: ["letters a-z, digits, _ and - only", matching(/^[a-z\d_-]{1,64}$/)],
  language: ["a language tag such as fr or pt-BR", matching(/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i)],
  currency: ["an ISO 4217 currency such as EUR", matching(/^[A-Z]{3}$/)],
  timezone: ["an IANA time zone such as Europe/Paris", zone],
  date: [
    "an ISO date or date-time such as 2026-12-25",
    (v) => isDate(v, /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/),
  ],
  day_date: ["a date such as 2026-12-25", (v) => isDate(v, /^\d{4}-\d\d-\d\d$/)],
  days: ["a day or days such as sat or mon-fri", matching(RegExp(`^${DAY}(-${DAY})?$`))],
  opening: ["opening hours such as 09:30-12:30", matching(RegExp(`^${TIME}-(${TIME}|24:00)$`))],
  page: [`one of ${PAGE_TYPES}`, (v) => text(v) && PAGE_TYPES.split(" ").includes(v)],
  motive: ["one of the six motives", matching(/^(security|pride|novelty|comfort|money|sympathy)$/)],
  url: ["an http(s), mailto, tel or relative URL", (v) => text(v) && safeUrl(v)],
  selector: ["a CSS selector", (v) => text(v) && v.trim()],
};
