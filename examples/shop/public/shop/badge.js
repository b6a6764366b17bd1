import { lines, onChange } from "./cart.js";

const draw = () => {
  const count = lines().reduce((sum, { quantity }) => sum + quantity, 0);
  for (const badge of document.querySelectorAll("[data-cart-count]"))
    badge.textContent = count > 0 ? `(${count})` : "";
};

/** The number beside "Panier". */
export const showCount = () => {
  draw();
  onChange(draw);
};
