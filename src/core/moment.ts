import type { Item, ShopEvent } from "./event.js";

/** The event an `on` rule was waiting for, with what its condition and texts may name (`event.*`). */
export interface Moment {
  at: number;
  name: string;
  item?: Item;
  /** In `currency`. */
  value?: number;
  currency?: string;
}

/** The moment an event makes: of several items the dearest is the one it is about. */
export function moment(event: ShopEvent): Moment {
  let item: Item | undefined;
  for (const each of event.items ?? []) if (!item || (each.price ?? 0) > (item.price ?? 0)) item = each;
  const currency = event.currency ?? item?.currency;
  return {
    at: event.at,
    name: event.name,
    ...(item && { item }),
    ...(event.value !== undefined && { value: event.value }),
    ...(currency && { currency }),
  };
}
