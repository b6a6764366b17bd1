import { isObject } from "../core/check.js";
import type { Adapter } from "./adapter.js";
import { type Entry, looseItems } from "./loose-item.js";

/** Wix's events in GA4's words. */
const EVENTS = new Map([
  ["ViewContent", "view_item"],
  ["AddToCart", "add_to_cart"],
  ["InitiateCheckout", "begin_checkout"],
  ["Purchase", "purchase"],
]);

interface Analytics {
  register?(app: string, heard: (name: string, told: unknown) => void): void;
}

/** Wix, by what it tells those who register with it. */
export const wix: Adapter = (port) => {
  const { border, window } = port;
  const take = (name: string, told: unknown) => {
    const event = EVENTS.get(name);
    if (!event || !isObject(told) || border.signal.aborted) return;
    const { contents, currency, revenue, orderId } = told;
    port.event("platform", event, {
      currency,
      value: revenue,
      transaction_id: orderId,
      // Of an order what stands beside its list is the order's own.
      items: looseItems(contents ?? (/item|cart/.test(event) ? (told as Entry) : undefined)),
    });
  };
  const register = border.safely(() => {
    const { wixDevelopersAnalytics: host } = window as { wixDevelopersAnalytics?: Analytics };
    if (typeof host?.register === "function") host.register("floorwalker", border.safely(take));
    return host;
  });
  if (!register()) border.listen(window, "wixDevelopersAnalyticsReady", register, { once: true });
};
