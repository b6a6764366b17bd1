import { isObject } from "../core/check.js";
import type { Adapter } from "./adapter.js";
import { amountOf, type Entry } from "./loose-item.js";
import { onOccasion } from "./occasions.js";
import { wrapping } from "./wrap.js";

/** Meta's events in GA4's words. */
const EVENTS = new Map(
  Object.entries({
    ViewContent: "view_item",
    AddToCart: "add_to_cart",
    AddToWishlist: "add_to_wishlist",
    InitiateCheckout: "begin_checkout",
    Purchase: "purchase",
    Search: "search",
  }),
);

/** The products of an event: those of `contents`, which has quantities, else the bare `content_ids`. */
function itemsOf({ contents, content_ids, content_name, value, currency }: Entry): Entry[] {
  const list = [contents].flat().filter(isObject);
  const items: Entry[] = (list[0] ? list : [content_ids].flat().map((id) => ({ id }) as Entry))
    .filter(({ id }) => id)
    .map(({ id, quantity, item_price }) => ({
      item_id: id,
      quantity,
      price: amountOf(item_price, currency),
    }));
  const [one, more] = items;
  // Of a single product the event's value is that product's; 0 is none.
  if (one && !more) {
    one.item_name = content_name;
    one.price ??= +`${amountOf(value, currency)}` / (+`${one.quantity}` || 1) || undefined;
  }
  return items;
}

/**
 * What shops tell Meta by `fbq("track", event, parameters)`; what was told before its script arrived waits in
 * `fbq.queue`. Nothing of who the visitor is (`init`'s advanced matching) is read.
 */
export const metaPixel: Adapter = (port) => {
  const take = ([kind, ...rest]: unknown[]) => {
    // "trackSingle" names a pixel first.
    const single = kind === "trackSingle";
    const [event, given] = single ? rest.slice(1) : rest;
    const name = (single || kind === "track") && EVENTS.get(`${event}`);
    if (!name || !isObject(given)) return;
    const items = itemsOf(given);
    // Views of what is no product are told, too; and of several, none is the page's.
    if (/item|cart|wish/.test(name) && (!items[0] || (items[1] && name === "view_item"))) return;
    port.event("meta", name, {
      currency: given.currency || undefined,
      value: amountOf(given.value, given.currency),
      transaction_id: name === "purchase" ? given.order_id : undefined,
      search_term: given.search_string,
      items,
    });
  };

  const { border, window } = port;
  const now = (name: string) => Reflect.get(window, name) as { queue?: unknown } | undefined;
  const wrapFbq = wrapping(border, "fbq", take);
  onOccasion(port, () => {
    const fbq = now("fbq");
    if (!wrapFbq(window)) return;
    const wrapper = now("fbq");
    // Meta's script warns where its older name is another function.
    const rename = (from: unknown, to: unknown) => now("_fbq") === from && Reflect.set(window, "_fbq", to);
    rename(fbq, wrapper);
    border.signal.addEventListener("abort", () => rename(wrapper, fbq));
    if (Array.isArray(fbq?.queue)) for (const call of fbq.queue) take(Array.from(call));
  });
};
