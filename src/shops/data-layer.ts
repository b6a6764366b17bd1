import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { onlyOne, productFields } from "./layer-product.js";
import { amountOf, type Entry, looseItems, seen } from "./loose-item.js";
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

/** Layers that are one object, and no list of entries: Tealium's, the W3C's (CEDDL), Qubit's. */
const OBJECTS = ["utag_data", "digitalData", "universal_variable"];

/** Types of pages, by their URL or in the shop's own words, that are about no one product. */
const NOT_OF_PRODUCT = /home|categ|list|search|cart|basket|checkout|purchase|confirm|account|other/i;
/** Events by which a page says what it is, not what the visitor did there. */
const OF_PAGE = /^undefined$|^(?!.*list).*(view|detail|page)/i;

/**
 * What shops push to `window.dataLayer`: GA4's events, in GTM's form (`{ event, ecommerce: { items } }`, or the same
 * without `ecommerce`) and in gtag's (an Arguments object: "event", name, parameters); those of Universal Analytics
 * (`{ ecommerce: { detail: { products } } }`); and the page's product where it stands outside of these, there or in the
 * one object that is another's layer.
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
      const items = looseItems(products, ecommerce.currencyCode);
      if (!items && /item|cart/.test(name)) continue;
      found = true;
      event("universal-analytics", name, {
        currency: ecommerce.currencyCode,
        value: amountOf(revenue, ecommerce.currencyCode),
        transaction_id: id,
        items,
      });
    }
    return found;
  };

  /** The page's product outside of ecommerce events, or a part of it. */
  const takeProduct = (given: Entry, fields: Partial<Item>) => {
    const type = pageTypeOf(window.location) ?? given.ecomm_pagetype ?? given.page_type ?? given.pageType;
    if (!Object.keys(fields)[0] || NOT_OF_PRODUCT.test(`${type}`)) return;
    product = { ...product, ...fields };
    const { item_id, sku, item_name, price } = product;
    if (item_id ?? sku ?? (item_name && price)) port.item("data-layer-product", product);
  };

  /** What layers that are objects said last, on whatever page: left over from the one before it is not of this one. */
  const latest = new Map<string, string>();
  const takeObject = border.safely((name: string) => {
    const given: unknown = Reflect.get(window, name);
    if (!isObject(given)) return;
    const fields = productFields(given, onlyOne);
    const text = JSON.stringify(fields);
    if (text !== (latest.get(name) ?? "{}")) takeProduct(given, fields);
    latest.set(name, text);
  });

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
      const currency = read("currency");
      if (universal && !items) return;
      event(
        gtag ? "gtag" : "data-layer",
        name,
        seen(given, {
          value: amountOf(read("value"), currency),
          currency,
          transaction_id: read("transaction_id"),
          search_term: read("search_term"),
          items: Array.isArray(items) ? looseItems(items, currency) : items,
        }),
      );
    } else if (OF_PAGE.test(name)) takeProduct(given, productFields(given));
  });

  const wrapPush = wrapping(border, "push", (entries) => entries.forEach(take));
  port.onPage(() => {
    product = {};
  });
  onOccasion(port, () => {
    OBJECTS.forEach(takeObject);
    const layer = window.dataLayer as Iterable<unknown> & { push?: unknown };
    if (!layer?.push) return;
    for (const entry of Array.from(layer)) if (!known.has(entry as object)) take(entry);
    wrapPush(layer);
  });
};
