import { hash } from "../core/hash.js";
import type { ShopPort } from "./adapter.js";

/**
 * Tells which page a platform says this is, once for each page view; with it that the checkout began, or that an
 * order was placed.
 *
 * @returns what takes the page's type, and on an order's page its number (a reload is no second order) and what else is known of it
 */
export function stagesOf({ window, event, pageType, onPage }: ShopPort) {
  const { href, pathname, search } = window.location;
  // An order's address names it as well, unless it is the same for all.
  const address = /\d/.test(pathname + search) ? `${hash(href)}` : undefined;
  let told: string | undefined;
  onPage(() => {
    told = undefined;
  });

  return (type: string | undefined, order = address, known: object = {}): void => {
    if (!type || type === told) return;
    told = type;
    pageType("platform", type);
    if (type === "checkout") event("platform", "begin_checkout", {});
    if (type === "confirmation") event("platform", "purchase", { transaction_id: order, ...known });
  };
}

/** The type of page that a class of `body` means; the first that it has wins. */
export const typeByClass = ({ body }: Document, types: Record<string, string>): string | undefined =>
  Object.entries(types).find(([name]) => body.classList.contains(name))?.[1];
