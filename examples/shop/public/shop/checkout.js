import { empty, lines } from "./cart.js";
import { report } from "./data-layer.js";
import { sums } from "./money.js";
import { keepOrder } from "./order.js";
import { drawState, drawSummary } from "./summary.js";

export const startCheckout = () => {
  const ordered = lines();
  drawState(ordered);
  drawSummary(ordered);
  if (ordered.length === 0) return;
  report("begin_checkout", ordered);
  document.querySelector("form[action='/merci']").addEventListener("submit", () => {
    const { items, shipping } = sums(ordered);
    keepOrder({
      transaction_id: `LB-${Date.now().toString(36).toUpperCase()}`,
      value: items,
      shipping,
      lines: ordered,
    });
    empty();
  });
};
