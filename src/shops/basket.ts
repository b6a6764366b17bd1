import type { Item } from "../core/event.js";
import type { ShopPort } from "./adapter.js";
import { cartChanges } from "./cart-changes.js";
import type { Entry } from "./loose-item.js";

/** A line of a platform's cart: an item's fields, raw. */
export interface Line extends Entry {
  item_id: string;
  quantity: number;
  aliases?: string[];
  sku?: string | undefined;
}

interface About {
  /** It was changed in another tab, which tells the change itself. */
  elsewhere?: boolean;
  /** Only its latest lines are known. */
  part?: boolean | undefined;
  value?: unknown;
  currency?: unknown;
}

/**
 * Tells what a platform says of its whole cart: first what of it was not heard yet as added or removed, so that the
 * same change told by a data layer a moment later is known; then the cart as it stands. What it says first in a
 * document is no change.
 */
export function basketOf({ event, memory }: ShopPort) {
  let first = true;

  return (lines: readonly Line[], { elsewhere, part, ...about }: About = {}): void => {
    const tell = (name: string, items: readonly object[]) => event("platform", name, { ...about, items });
    const known = memory().cart?.lines;
    if (known && !first && !elsewhere) {
      for (const [name, item] of cartChanges(memory(), known, lines as unknown as Item[])) {
        if (!part || name === "add_to_cart") tell(name, [item]);
      }
    }
    first = false;
    if (!part) tell("view_cart", lines);
  };
}
