import { tell } from "./events.js";
import type { Product } from "./products.js";

/** A product in the cart. */
export interface Line {
  product: Product;
  quantity: number;
}

const KEY = "nib-and-paper-cart";

/** What lies in the cart, as it is kept in this browser. */
export function lines(): readonly Line[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

function keep(all: readonly Line[]): void {
  localStorage.setItem(KEY, JSON.stringify(all));
}

/** Units in the cart. */
export const count = (): number => lines().reduce((sum, { quantity }) => sum + quantity, 0);

/** What the cart costs. */
export const total = (all = lines()): number =>
  all.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);

/** Puts one of a product in the cart. */
export function add(product: Product): void {
  const all = lines();
  const found = all.find((line) => line.product.item_id === product.item_id);
  keep(
    found
      ? all.map((line) => (line === found ? { product, quantity: line.quantity + 1 } : line))
      : [...all, { product, quantity: 1 }],
  );
  tell("added", product);
}

/** Takes a line out of the cart. */
export function remove(line: Line): void {
  keep(lines().filter(({ product }) => product.item_id !== line.product.item_id));
  tell("removed", line);
}

/** Places the order: there is nothing to pay, and the cart is empty afterwards. */
export function order(): void {
  const all = lines();
  const id = `N${Date.now().toString(36).toUpperCase()}`;
  keep([]);
  tell("ordered", { id, lines: all, total: total(all) });
}
