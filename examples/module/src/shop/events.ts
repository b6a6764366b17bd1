import type { Line } from "./cart.js";
import type { Product } from "./products.js";

/** A page as it was shown, with all that it shows. */
export interface Shown {
  type: "home" | "product" | "cart" | "confirmation" | "other";
  product?: Product;
}

/** An order that was placed. */
export interface Order {
  id: string;
  lines: readonly Line[];
  total: number;
}

/** What happens in the shop. The shop tells it; who listens is no concern of the shop's. */
export interface Happenings {
  shown: Shown;
  added: Product;
  removed: Line;
  ordered: Order;
}

type Heard<N extends keyof Happenings> = (told: Happenings[N]) => void;

const listeners: { [N in keyof Happenings]: Set<Heard<N>> } = {
  shown: new Set(),
  added: new Set(),
  removed: new Set(),
  ordered: new Set(),
};

/** Listens; returns what stops it. */
export function on<N extends keyof Happenings>(name: N, heard: Heard<N>): () => void {
  listeners[name].add(heard);
  return () => listeners[name].delete(heard);
}

/** Tells all who listen. */
export function tell<N extends keyof Happenings>(name: N, told: Happenings[N]): void {
  for (const heard of listeners[name]) heard(told);
}
