import { isObject } from "../core/check.js";
import { parsePrice } from "./price.js";

/** An object of which nothing is known. */
export type Entry = Record<string, unknown>;

/** An amount as shops tell it: a number, or a text, which some currencies write with three decimals. */
export const amountOf = (value: unknown, currency?: unknown): unknown =>
  typeof value === "string" ? parsePrice(value, { currency: currency as string })?.amount : value;

/** An object with other values in some fields. What nobody asks it for is never read. */
export const seen = (object: object, fields: Entry): Entry => ({ __proto__: object, ...fields }) as Entry;

/** The fields in which shops name a product otherwise than GA4 does: `id`, `product_id`, `name`, `image_url`. */
const OTHERWISE = ["item_id", "item_name", "item_brand", "item_variant", "item_category", "image"];

/**
 * A product as Universal Analytics, Segment or the shop itself names its fields, in GA4's names. Its category may
 * hold several levels ("Tea/Green"), and its price be a text.
 *
 * @param of the currency, where it has none of its own
 */
export function looseItem(given: unknown, of?: unknown): unknown {
  if (!isObject(given)) return given;
  const { price, availability } = given;
  const currency = (given.currency || of) as string | undefined;
  const [id, name, brand, variant, category, image] = OTHERWISE.map((key) => {
    const word = key.slice(5) || `${key}_url`;
    return given[key] || given[`product_${word}`] || given[word];
  });
  const levels =
    typeof category === "string" && !given.item_category ? category.split(/\s*[>/]\s*/) : [category];
  const parsed = typeof price === "string" ? parsePrice(price, { currency }) : undefined;
  const sku = given.sku || given.articleNumber;
  return seen(given, {
    item_id: id || sku,
    sku,
    item_name: name,
    item_brand: brand,
    item_variant: variant,
    image,
    availability:
      typeof availability === "boolean" ? (availability ? "InStock" : "OutOfStock") : availability,
    ...Object.fromEntries(levels.map((level, i) => [`item_category${i ? i + 1 : ""}`, level])),
    price: parsed ? parsed.amount : price,
    currency: given.currency || parsed?.currency,
  });
}

/** A list of such products, which may be a single one; nothing where there is none. */
export const looseItems = (given: unknown, currency?: unknown): unknown[] | undefined =>
  given ? [given].flat().map((each) => looseItem(each, currency)) : undefined;
