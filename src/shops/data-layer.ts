import { isObject } from "../core/check.js";
import type { Adapter } from "./adapter.js";

/** The GA4 events that Floorwalker understands; page views are counted elsewhere. */
const GA4 =
  /^(view_(item|item_list|cart)|(add_to|remove_from)_cart|add_to_wishlist|begin_checkout|purchase|refund|search)$/;

type Entry = Record<string, unknown>;
interface Layer extends Array<unknown> {
  push(...entries: unknown[]): number;
}

/** A view of an object in which some fields have other values. What nobody asks it for is never read. */
const seen = (object: object, keys: string[], read: (key: string) => unknown): Entry =>
  Object.assign(Object.create(object), Object.fromEntries(keys.map((key) => [key, read(key)])));

/** An item that names its fields as before GA4 (`id`, `name`), with GA4's names. */
const renamed = (item: unknown) =>
  isObject(item)
    ? seen(
        item,
        ["item_id", "item_name", "item_brand", "item_category", "item_variant"],
        (key) => item[key] ?? item[key.slice(5)],
      )
    : item;

/**
 * GA4 events from `window.dataLayer`, in GTM's form (`{ event, ecommerce: { items } }`, or the same without
 * `ecommerce`) and in gtag's (an Arguments object: "event", name, parameters).
 *
 * A data layer that isn't there yet is not made, as that global is not ours, nor is it trapped. It is looked for
 * whenever a script of the page may have made it, or put another in its place: as the page gets ready, after a script
 * was loaded, before a click is answered, on a new page.
 */
export const dataLayer: Adapter = ({ border, window, event, onPage }) => {
  /** Entries taken and layers wrapped: none is twice, though an array be copied or its `push` be replaced. */
  const known = new WeakSet<object>();

  const take = border.safely((entry: unknown) => {
    if (!isObject(entry)) return;
    known.add(entry);
    const gtag = entry[0] === "event";
    const name = `${gtag ? entry[1] : entry.event}`;
    if (!GA4.test(name)) return;
    const told = gtag ? entry[2] : entry;
    // Without parameters it is told what they lack.
    const given: Entry = isObject(told) ? told : {};
    const inner = given.ecommerce as Entry | undefined;
    const read = (key: string) => inner?.[key] ?? given[key];
    const params = seen(given, ["value", "currency", "transaction_id", "search_term"], read);
    const items = read("items");
    params.items = Array.isArray(items) ? items.map(renamed) : items;
    event("data-layer", name, params);
  });

  const look = border.safely(() => {
    const layer = window.dataLayer as Layer | undefined;
    if (!layer?.push) return;
    for (const entry of Array.from(layer)) if (!known.has(entry as object)) take(entry);
    if (known.has(layer)) return;
    known.add(layer);
    const { push } = layer;
    const own = Object.hasOwn(layer, "push");
    const wrapper = function (this: unknown, ...entries: unknown[]) {
      try {
        return push.apply(this as Layer, entries);
      } finally {
        if (!border.signal.aborted) entries.forEach(take);
      }
    };
    layer.push = wrapper;
    border.signal.addEventListener("abort", () => {
      // Wrapped again by others, ours stays in between and passes on.
      if (layer.push !== wrapper) return;
      if (own) layer.push = push;
      else delete (layer as Partial<Layer>).push;
    });
  });

  border.listen(window.document, "readystatechange load click", look);
  onPage(look);
  look();
};
