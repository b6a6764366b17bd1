import type { ShopPort } from "./adapter.js";

/**
 * Tells which page a platform says this is, once for each page view; with it that the checkout began, or that an
 * order was placed.
 *
 * @returns what takes the page's type, and on an order's page its number (a reload is no second order) and what else is known of it
 */
export function stagesOf({ event, pageType, onPage }: ShopPort) {
  let told: string | undefined;
  onPage(() => {
    told = undefined;
  });

  return (type: string | undefined, order?: string, known: object = {}): void => {
    if (!type || type === told) return;
    told = type;
    pageType("platform", type);
    if (type === "checkout") event("platform", "begin_checkout", {});
    if (type === "confirmation") event("platform", "purchase", { transaction_id: order, ...known });
  };
}
