import { names } from "../core/product.js";
import type { ShopPort } from "./adapter.js";
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

const units = (lines: readonly { quantity: number }[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

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
      let left = known;
      for (const id of new Set(lines.map(({ item_id }) => item_id))) {
        const now = lines.filter(({ item_id }) => item_id === id);
        const ids = now.flatMap(({ sku = id, aliases = [] }) => [id, sku, ...aliases]);
        const more = units(now) - units(left.filter((line) => names(line, ids)));
        left = left.filter((line) => !names(line, ids));
        if (more > 0) tell("add_to_cart", [{ ...now.at(-1), quantity: more }]);
        if (more < 0 && !part) tell("remove_from_cart", [{ ...now[0], quantity: -more }]);
      }
      if (!part) {
        for (const { id, quantity } of left) tell("remove_from_cart", [{ item_id: id, quantity }]);
      }
    }
    first = false;
    if (!part) tell("view_cart", lines);
  };
}
