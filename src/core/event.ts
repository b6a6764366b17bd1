import type { Report } from "./check.js";
import { isObject } from "./check.js";
import { step } from "./issue.js";

/**
 * A product in the shape of a GA4 ecommerce item, with what a shop's page says beside it.
 * Source: GA4 recommended events, `items`; schema.org Product and Offer for the fields GA4 lacks.
 */
export interface Item {
  /** The product, not the variant (SPEC.md section 1, *Identity of a product*). */
  item_id: string;
  item_name?: string;
  /** In `currency`, decimals, of one unit. */
  price?: number;
  quantity?: number;
  item_brand?: string;
  item_category?: string;
  item_category2?: string;
  item_category3?: string;
  item_category4?: string;
  item_category5?: string;
  item_variant?: string;
  sku?: string;
  /** The price before a reduction, in `currency`. */
  list_price?: number;
  /** ISO 4217. */
  currency?: string;
  /** schema.org ItemAvailability without its prefix: `InStock`, `OutOfStock`, … */
  availability?: string;
  url?: string;
  image?: string;
  /** 0–5, schema.org ratingValue. */
  rating?: number;
  /** schema.org reviewCount or ratingCount. */
  reviews?: number;
  /** Other ids of the same product: SKU, variant ids, canonical URL. */
  aliases?: string[];
}

/** What came with an event: the parameters of GA4 that are understood, checked. */
export interface Params {
  items?: Item[];
  value?: number;
  currency?: string;
  transaction_id?: string;
  search_term?: string;
  results?: number;
  channel?: string;
}

/** Something the visitor did. */
export interface ShopEvent extends Params {
  name: string;
  /** Epoch, ms. */
  at: number;
  /** The page view it happened in. */
  page: number;
  /** Who told it: the same change heard from two sources counts once. */
  source?: string;
}

/** Fields of an item that are texts, and the most characters kept of each. */
export const ITEM_TEXTS = {
  item_id: 100,
  item_name: 200,
  item_brand: 100,
  item_category: 100,
  item_category2: 100,
  item_category3: 100,
  item_category4: 100,
  item_category5: 100,
  item_variant: 100,
  sku: 100,
  currency: 3,
  availability: 100,
  url: 2000,
  image: 2000,
} as const;

/** Fields of an item that are numbers. */
export const ITEM_NUMBERS = ["price", "quantity", "list_price", "rating", "reviews"] as const;

/** Events that are nothing without items. */
const NEED_ITEMS = /^(view_item|add_to_cart|remove_from_cart|view_cart|add_to_wishlist)$/;

/** GA4 sends numbers as texts now and then ("11.99"); anything else is a mistake, told. */
function number(value: unknown, path: string, report: Report): number | undefined {
  const read = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? +value : value;
  // Sums of larger ones would end in infinity.
  if (typeof read === "number" && Math.abs(read) < 1e15) return read;
  if (value != null) report(path, "a number such as 12.5", value);
}

function text(value: unknown, most: number, path: string, report: Report): string | undefined {
  const read = typeof value === "number" && Number.isFinite(value) ? `${value}` : value;
  if (typeof read === "string") return read.trim().slice(0, most) || undefined;
  if (value != null) report(path, "a text", value);
}

/** An item as far as it is one: fields that are wrong are reported and left out; without an id it is none. */
export function readItem(given: unknown, path: string, report: Report): Item | undefined {
  if (!isObject(given)) return report(path, "an item such as { item_id: … }", given);
  const item: Record<string, unknown> = {};
  for (const [key, most] of Object.entries(ITEM_TEXTS)) {
    const value = text(given[key], most, step(path, key), report);
    if (value) item[key] = value;
  }
  for (const key of ITEM_NUMBERS) {
    const value = number(given[key], step(path, key), report);
    if (value !== undefined) item[key] = value;
  }
  if (item["availability"]) item["availability"] = `${item["availability"]}`.replace(/^.*[/#]/, "");
  if (Array.isArray(given["aliases"])) {
    item["aliases"] = given["aliases"]
      .filter((alias) => typeof alias === "string" && alias && alias.length < 500)
      .slice(0, 50);
  }
  if (!item["item_id"]) return report(step(path, "item_id"), "the product's id", given["item_id"]);
  return item as unknown as Item;
}

/**
 * Reads an event's parameters as GA4 defines them; whatever is not as it should be is reported with its place
 * (`/items/0/price`) and left out, so that the rest can still serve.
 */
export function readParams(name: string, given: unknown, report: Report): Params {
  const params: Params = {};
  const source = isObject(given) ? given : {};
  if (given != null && source !== given) report("", "an object of parameters", given);
  for (const key of ["transaction_id", "search_term", "channel", "currency"] as const) {
    const value = text(source[key], 100, step("", key), report);
    if (value) params[key] = value;
  }
  for (const key of ["value", "results"] as const) {
    const value = number(source[key], step("", key), report);
    if (value !== undefined) params[key] = value;
  }
  const items = source["items"];
  if (Array.isArray(items)) {
    params.items = items
      .slice(0, 200)
      .map((item, i) => readItem(item, `/items/${i}`, report))
      .filter((item) => item !== undefined);
    for (const item of params.items) if (params.currency && !item.currency) item.currency = params.currency;
  } else if (items != null || NEED_ITEMS.test(name)) {
    report("/items", "a list of items", items);
  }
  return params;
}

/** Engaged ms that an event tells of; a stranger's may tell of none. */
export const engagedMs = ({ engagement_time_msec: ms = 0 }: { engagement_time_msec?: number }): number =>
  Number.isFinite(ms) ? Math.max(0, ms) : 0;

/** All levels of an item's category, widest first. */
export const categories = (item: Item): string[] =>
  [
    item.item_category,
    item.item_category2,
    item.item_category3,
    item.item_category4,
    item.item_category5,
  ].filter((category) => category !== undefined);
