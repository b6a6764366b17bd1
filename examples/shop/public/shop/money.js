import { worth } from "./data-layer.js";

const FREE_FROM = 49;
const SHIPPING = 4.9;
const format = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

export const euros = (amount) => format.format(amount);

/** What the cart comes to. */
export const sums = (lines) => {
  const items = worth(lines);
  const shipping = items >= FREE_FROM ? 0 : SHIPPING;
  return { items, shipping, total: items + shipping, toFree: Math.max(0, FREE_FROM - items) };
};
