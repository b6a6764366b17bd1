import { RULE_FACTS } from "../core/facts.js";
import { FACT_NAMES } from "./facts.js";

/** What of the shop a text may name. */
export const SHOP_TEXTS = {
  "shop.name": "The shop's name.",
  "shop.phone": "Its number.",
  "shop.email": "Its e-mail address.",
  "shop.address": "Its postal address.",
  "shop.currency": "Its currency.",
  "shop.free_shipping_from": "The value of a cart from which shipping is free.",
} as const;

const ID = "[a-z\\d_-]+";
const literal = (name: string) => name.replaceAll(".", "\\.");

/** Every name that `{ }` may hold. */
const NAMES = [
  ...[...FACT_NAMES, ...Object.keys(SHOP_TEXTS)].map(literal),
  "custom\\.[^{}|\\n\\r\\u2028\\u2029]+",
  `visitor\\.answer\\.${ID}`,
  `rule\\.${ID}\\.(${RULE_FACTS.join("|")})`,
].join("|");

/** A text with placeholders: `{{`, a placeholder that names something, or anything that is no placeholder. */
export const TEMPLATE = `(\\{\\{|\\{(${NAMES})(\\|[^{}]*)?\\}|[^{]|\\{(?!\\{|[^{}|]*(\\|[^{}]*)?\\}))*`;

/** What a browser drops before it reads the scheme of a URL. */
const DROPPED = "[\\u0000-\\u0020]*";
const scheme = (name: string) =>
  [...name].map((letter) => `[${letter}${letter.toUpperCase()}]`).join(DROPPED);

/** A URL of one of some schemes, or of none. */
const urlOf = (...schemes: string[]): string =>
  `((?!${DROPPED}[a-zA-Z][a-zA-Z\\d+.\\-\\u0000-\\u0020]*:)` +
  `|${DROPPED}(${schemes.map(scheme).join("|")})${DROPPED}:)`;

const ANY = urlOf("http", "https", "mailto", "tel");

/** An address, as a pattern. */
export const URL_PATTERN = `^${ANY}`;
/** An address with placeholders. */
export const LINK = `^(?=${ANY})${TEMPLATE}$`;
/** The address of a picture, with placeholders. */
export const PICTURE = `^(?=${urlOf("http", "https")})${TEMPLATE}$`;
