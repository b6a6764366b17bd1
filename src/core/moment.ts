import type { ShopEvent } from "./event.js";
import { dearest, type Product, productOf } from "./product.js";

/** The event an `on` rule was waiting for, with what its condition and texts may name (`event.*`). */
export interface Moment {
  at: number;
  name: string;
  item: Product | undefined;
  /** In `currency`. */
  value: number | undefined;
  currency: string | undefined;
}

/** The moment an event makes: of several items the dearest is the one it is about. */
export function moment({ at, name, items, value, currency }: ShopEvent): Moment {
  const item = dearest((items ?? []).map(productOf));
  return { at, name, item, value, currency: currency ?? item?.currency };
}
