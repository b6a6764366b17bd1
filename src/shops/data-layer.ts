import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { productFields } from "./layer-product.js";
import { amountOf, type Entry, looseItem, looseItems, seen } from "./loose-item.js";
import { onOccasion } from "./occasions.js";
import { pageTypeOf } from "./page-type.js";
import { wrapping } from "./wrap.js";

/** The GA4 events that Floorwalker understands; page views are counted elsewhere. */
const GA4 =
  /^(view_(item|item_list|cart)|(add_to|remove_from)_cart|add_to_wishlist|begin_checkout|purchase|refund|search)$/;

/** What Universal Analytics has under a key of `ecommerce`, in GA4's words. */
const UNIVERSAL = {
  detail: "view_item",
  add: "add_to_cart",
  remove: "remove_from_cart",
  checkout: "begin_checkout",
  purchase: "purchase",
  refund: "refund",
  impressions: "view_item_list",
};

/** What of a page's kind has one product. */
const OF_PRODUCT = /product/;
/** Events by which a page says what it is, not what the visitor did there. */
const OF_PAGE = /^undefined$|^(?!.*list).*(view|detail|page)/i;

/**
 * What shops push to `window.dataLayer`: GA4's events, in GTM's form (`{ event, ecommerce: { items } }`, or the same
 * without `ecommerce`) and in gtag's (an Arguments object: "event", name, parameters); those of Universal Analytics
 * (`{ ecommerce: { detail: { products } } }`); and the page's product where it stands outside of these.
 */
export const dataLayer: Adapter = (port) => {
  const { border, window, event } = port;
  /** Entries taken: none is twice, though an array be copied or its `push` be replaced. */
  const known = new WeakSet<object>();
  /** The page's product, of which entries may each tell a part. */
  let product: Partial<Item> = {};

  /** Universal Analytics; whether it was that. */
  const takeUniversal = (ecommerce: Entry) => {
    let found = false;
    for (const [key, name] of Object.entries(UNIVERSAL)) {
      const action = ecommerce[key] as Entry | undefined;
      if (!action) continue;
      const { actionField, products = Array.isArray(action) && action } = action;
      const { id, revenue } = Object(actionField) as Entry;
      const items = looseItems(products);
      if (!items && /item|cart/.test(name)) continue;
      found = true;
      event("universal-analytics", name, {
        currency: ecommerce.currencyCode,
        value: amountOf(revenue),
        transaction_id: id,
        items,
      });
    }
    return found;
  };

  const take = border.safely((entry: unknown) => {
    if (!isObject(entry)) return;
    known.add(entry);
    const gtag = entry[0] === "event";
    const name = `${gtag ? entry[1] : entry.event}`;
    const told = gtag ? entry[2] : entry;
    // Without parameters it is told what they lack.
    const given = isObject(told) ? told : {};
    const inner = isObject(given.ecommerce) ? given.ecommerce : {};
    const read = (key: string) => inner[key] ?? given[key];
    const universal = takeUniversal(inner);
    if (GA4.test(name)) {
      const items = read("items");
      if (universal && !items) return;
      event(
        gtag ? "gtag" : "data-layer",
        name,
        seen(given, {
          value: amountOf(read("value")),
          currency: read("currency"),
          transaction_id: read("transaction_id"),
          search_term: read("search_term"),
          items: Array.isArray(items) ? items.map(looseItem) : items,
        }),
      );
    } else if (
      OF_PAGE.test(name) &&
      OF_PRODUCT.test(`${pageTypeOf(window.location) ?? given.ecomm_pagetype ?? "product"}`)
    ) {
      const fields = productFields(given);
      product = { ...product, ...fields };
      const { item_id, sku, item_name, price } = product;
      if (Object.keys(fields)[0] && (item_id ?? sku ?? (item_name && price))) {
        port.item("data-layer-product", product);
      }
    }
  });

  const wrapPush = wrapping(border, "push", (entries) => entries.forEach(take));
  port.onPage(() => {
    product = {};
  });
  onOccasion(port, () => {
    const layer = window.dataLayer as Iterable<unknown> & { push?: unknown };
    if (!layer?.push) return;
    for (const entry of Array.from(layer)) if (!known.has(entry as object)) take(entry);
    wrapPush(layer);
  });
};
