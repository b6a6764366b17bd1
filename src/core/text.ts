import type { Report } from "./check.js";
import { MINUTE, SECOND } from "./duration.js";
import { FACTS, factOf, freeShippingFrom } from "./facts.js";
import type { Text } from "./grammar.js";
import { safeUrl } from "./kinds.js";
import type { View } from "./situation.js";

/** What of the shop a text may name. */
const SHOP_TEXTS = ["name", "phone", "email", "address", "currency"] as const;
type ShopText = (typeof SHOP_TEXTS)[number];
const SHOP = /^shop\.(name|phone|email|address|currency)$/;
const FREE_FROM = "shop.free_shipping_from";

/** `{{` a brace; `{fact}` or `{fact|other words}` a placeholder. */
const PARTS = /\{\{|\{([^{}|]*)(?:\|([^{}]*))?\}/g;

/** The text for a language: the exact tag, then its base, then the first. */
export function inLanguage(text: Text | undefined, locale: string): string | undefined {
  if (typeof text !== "object") return text;
  const tag = locale.toLowerCase();
  const tags = Object.keys(text);
  const of = (wanted = "") => tags.find((each) => each.toLowerCase() === wanted);
  return text[of(tag) ?? of(tag.split("-")[0]) ?? tags[0] ?? ""];
}

/** Reports placeholders that name nothing. */
export function checkTemplate(text: string, path: string, report: Report): void {
  for (const [whole, name = ""] of text.matchAll(PARTS)) {
    if (whole !== "{{" && !factOf(name) && !SHOP.test(name) && name !== FREE_FROM) {
      const shop = SHOP_TEXTS.map((key) => `shop.${key}`);
      report(path, "the name of a fact in { }", name, [...Object.keys(FACTS), ...shop, FREE_FROM]);
    }
  }
}

/** Spaces in what must not break across lines. */
const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");

const UNITS = [
  [864e5, "day"],
  [36e5, "hour"],
  [MINUTE, "minute"],
  [SECOND, "second"],
] as const;

/** An amount of money by a locale's rules. */
export function formatMoney(amount: number, currency: string | undefined, locale: string): string {
  return new Intl.NumberFormat(locale, currency ? { style: "currency", currency } : {}).format(amount);
}

function formatDuration(ms: number, locale: string): string {
  const [size, unit] = UNITS.find(([least]) => ms >= least) ?? UNITS[3];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(
    Math.floor(ms / size),
  );
}

/** What stands for a placeholder, by the rules of a locale; nothing where it has no value. */
function resolve(name: string, view: View, locale: string): string | undefined {
  const [, key] = SHOP.exec(name) ?? [];
  if (key) {
    const value = view.shop[key as ShopText];
    return value && (key === "phone" ? unbroken(value) : value);
  }
  if (name === FREE_FROM) {
    const amount = freeShippingFrom(view);
    return amount === undefined
      ? undefined
      : formatMoney(amount, view.memory.cart?.currency ?? view.shop.currency, locale);
  }
  const fact = factOf(name);
  const value = fact?.read(view);
  if (!fact || value === undefined) return;
  if (fact.currency) return formatMoney(value as number, fact.currency(view) ?? view.shop.currency, locale);
  if (fact.type === "duration") return formatDuration(value as number, locale);
  if (fact.type === "date") {
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(value as string),
    );
  }
  if (Array.isArray(value)) return new Intl.ListFormat(locale).format(value);
  return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : `${value}`;
}

/**
 * A text with its placeholders replaced, or `undefined` where one has neither a value nor other words: then the
 * prompt can't be drawn.
 *
 * @param encode how a value is written into it; URLs percent-encode
 */
export function render(
  text: Text | undefined,
  view: View,
  locale: string,
  encode: (value: string) => string = (value) => value,
): string | undefined {
  let whole = true;
  const rendered = inLanguage(text, locale)?.replace(PARTS, (match, name?: string, other?: string) => {
    if (match === "{{") return "{";
    const value = resolve(name ?? "", view, locale);
    if (value !== undefined) return encode(value);
    if (other === undefined) whole = false;
    return other ?? "";
  });
  return whole ? rendered : undefined;
}

/** Where scheme and host stand whole before the first placeholder. */
const FIXED = /^((https?:)?\/\/[^/?#@]+[/?#]|mailto:|tel:)/i;
/** What begins with a scheme or a host. */
const ABSOLUTE = /^([a-z][a-z\d+.-]*:|\/\/)/i;

/** A value within a URL; half a character, as a cut text may end in, is left out. */
const encode = (value: string): string => encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, ""));

/** A URL of a rules file with its placeholders percent-encoded: they can supply neither scheme nor host. */
export function renderUrl(text: Text | undefined, view: View, locale: string): string | undefined {
  // Browsers read a backslash as a slash, and nothing of blanks.
  const template =
    inLanguage(text, locale)
      ?.replace(/[\0-\x20]/g, "")
      .replaceAll("\\", "/") ?? "";
  const [before = ""] = template.split(PARTS);
  const loose = ["", "x"].some((value) => ABSOLUTE.test(template.replace(PARTS, value)));
  if (before !== template && loose && !FIXED.test(before)) return;
  const url = render(text, view, locale, encode);
  return url !== undefined && safeUrl(url) ? url : undefined;
}
