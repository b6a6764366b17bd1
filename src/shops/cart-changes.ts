import { sameLine } from "../core/cart.js";
import type { Item } from "../core/event.js";
import type { CartLine, Memory } from "../core/memory.js";

/** What was put in and taken out since a cart was remembered, unit by unit. */
export function cartChanges(
  memory: Memory,
  before: readonly CartLine[],
  items: readonly Item[],
): [name: string, item: Item][] {
  const changes: [string, Item][] = [];
  const left = before.map((line) => ({ ...line }));
  for (const item of items) {
    let more = item.quantity ?? 1;
    for (const line of left) {
      if (!sameLine(memory, line, item)) continue;
      const same = Math.min(more, line.quantity);
      more -= same;
      line.quantity -= same;
    }
    if (more > 0) changes.push(["add_to_cart", { ...item, quantity: more }]);
  }
  for (const { id, aliases, name, variant, price, quantity } of left) {
    const item = { item_id: id, aliases, item_name: name, item_variant: variant, price, quantity };
    if (quantity > 0) changes.push(["remove_from_cart", item as Item]);
  }
  return changes;
}
