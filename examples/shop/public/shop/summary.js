import { euros, sums } from "./money.js";

const write = (name, text) => {
  document.querySelector(`[data-sum-${name}]`).textContent = text;
};

/** The sums of the cart, and how far free delivery is. */
export const drawSummary = (lines) => {
  const { items, shipping, total, toFree } = sums(lines);
  write("items", euros(items));
  write("shipping", shipping === 0 ? "offerte" : euros(shipping));
  write("total", euros(total));
  write(
    "free",
    toFree > 0 ? `Encore ${euros(toFree)} et la livraison est offerte.` : "La livraison est offerte.",
  );
};

/** Shows what belongs to a full cart, or to an empty one. */
export const drawState = (lines) => {
  document.querySelector("[data-cart-empty]").hidden = lines.length > 0;
  document.querySelector("[data-cart-full]").hidden = lines.length === 0;
};
