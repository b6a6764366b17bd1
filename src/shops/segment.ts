import { isObject } from "../core/check.js";
import type { Adapter } from "./adapter.js";
import { amountOf, looseItem, looseItems } from "./loose-item.js";
import { onOccasion } from "./occasions.js";
import { wrapping } from "./wrap.js";

/** Segment's events (its e-commerce spec, v2) in GA4's words; by their letters alone, as they are written in many ways. */
const EVENTS = new Map(
  Object.entries({
    productviewed: "view_item",
    productadded: "add_to_cart",
    productremoved: "remove_from_cart",
    productaddedtowishlist: "add_to_wishlist",
    productlistviewed: "view_item_list",
    productssearched: "search",
    cartviewed: "view_cart",
    checkoutstarted: "begin_checkout",
    ordercompleted: "purchase",
    orderrefunded: "refund",
  }),
);

/**
 * What shops tell Segment by `analytics.track(event, properties)`; what was told before Segment arrived waits in the
 * array of its snippet. Nothing of who the visitor is (`identify`, traits, options) is read.
 */
export const segment: Adapter = (port) => {
  const take = ([event, given]: unknown[]) => {
    const name = EVENTS.get(`${event}`.toLowerCase().replace(/[^a-z]/g, ""));
    if (!name || !isObject(given)) return;
    const { products, currency } = given;
    const one = /(item|_cart|wishlist)$/.test(name) && name !== "view_cart";
    port.event("segment", name, {
      currency,
      value: amountOf(given.total ?? given.revenue ?? given.value, currency),
      transaction_id: given.order_id,
      search_term: given.query,
      items: one ? [looseItem(given)] : looseItems(products, currency),
    });
  };

  const wrapTrack = wrapping(port.border, "track", take);
  onOccasion(port, () => {
    const { analytics } = port.window;
    if (!wrapTrack(analytics) || !Array.isArray(analytics)) return;
    for (const [method, ...given] of analytics) if (method === "track") take(given);
  });
};
