/** The cart: lines kept in this browser, under one key. A line is a GA4 item with `quantity`, `url` and `image`. */

import { report } from "./data-layer.js";

const KEY = "laboutique-cart";
const changed = new EventTarget();

export const lines = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
};

const keep = (all) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // No storage: the cart lasts as long as the page.
  }
  changed.dispatchEvent(new Event("change"));
};

const same = (a, b) => a.item_id === b.item_id && a.item_variant === b.item_variant;

/** Sets how many of a line there are, and reports the difference. */
export const setQuantity = (line, quantity) => {
  const all = lines();
  const found = all.find((other) => same(other, line));
  const before = found?.quantity ?? 0;
  if (quantity === before) return;
  const next = { ...line, quantity };
  if (quantity <= 0) keep(all.filter((other) => other !== found));
  else if (found) keep(all.map((other) => (other === found ? next : other)));
  else keep([...all, next]);
  const event = quantity > before ? "add_to_cart" : "remove_from_cart";
  report(event, [{ ...line, quantity: Math.abs(quantity - before) }]);
};

export const add = (item, quantity = 1) => {
  const found = lines().find((line) => same(line, item));
  setQuantity(item, (found?.quantity ?? 0) + quantity);
};

export const empty = () => keep([]);

/** Hears changes of the cart, in this tab and in others. */
export const onChange = (listener) => {
  changed.addEventListener("change", listener);
  window.addEventListener("storage", (event) => event.key === KEY && listener());
  window.addEventListener("pageshow", (event) => event.persisted && listener());
};
