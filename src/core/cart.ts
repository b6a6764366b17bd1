import type { Item, ShopEvent } from "./event.js";
import { allIds, called } from "./items.js";
import type { Cart, CartLine, Memory } from "./memory.js";
import { agree, defined, names, productOf } from "./product.js";

/** Whether an item is of a line: the same product, in a variant that may be the same. */
export const sameLine = (memory: Memory, line: CartLine, item: Item): boolean =>
  names(line, allIds(memory, item)) && agree(line.variant, item.item_variant);

/** A line as an item tells of it; what the item does not say stays as it was. */
function lineOf(memory: Memory, item: Item, old?: CartLine): CartLine {
  const { sku: _, rating: __, reviews: ___, ...product } = productOf(item);
  const { id, aliases } = called(memory, item);
  return defined({ ...old, ...product, id, aliases, quantity: item.quantity ?? 1 });
}

/** The lines after an event, or `undefined` where it says nothing of the cart. */
function linesAfter(
  memory: Memory,
  { name, items }: ShopEvent,
  before: readonly CartLine[],
): CartLine[] | undefined {
  if (name === "purchase") return [];
  // Without a list nothing is said: a cart is not empty because it was told badly.
  if (!items) return;
  // What the shop says of a line may be less than what was heard as it was put in.
  if (name === "view_cart") {
    return items.map((item) =>
      lineOf(
        memory,
        item,
        before.find((line) => sameLine(memory, line, item)),
      ),
    );
  }
  const sign = { add_to_cart: 1, remove_from_cart: -1 }[name];
  if (!sign) return;
  const lines = [...before];
  for (const item of items) {
    const at = lines.findIndex((line) => sameLine(memory, line, item));
    const old = lines[at];
    const line = lineOf(memory, item, old);
    // Without a quantity the whole line is removed.
    const change = sign > 0 ? line.quantity : -(item.quantity ?? old?.quantity ?? 0);
    if (old) lines[at] = { ...line, quantity: old.quantity + change };
    else if (sign > 0) lines.push(line);
  }
  return lines;
}

const content = (lines: readonly CartLine[]): string =>
  JSON.stringify(lines.map(({ id, variant, quantity }) => [id, variant, quantity]).sort());

/** Brings the cart up to an event that concerns it. */
export function changeCart(memory: Memory, event: ShopEvent): void {
  const old = memory.cart;
  const before = old?.lines ?? [];
  const lines = linesAfter(memory, event, before)?.filter((line) => line.quantity > 0);
  if (!lines) return;
  const same = old && content(lines) === content(before);
  const bought = event.name === "purchase";
  memory.cart = {
    lines,
    changed: bought ? undefined : same ? old.changed : event.at,
    dwell: same ? old.dwell : 0,
    session: old && before.length ? old.session : memory.sessions,
    currency: event.currency ?? lines.find((line) => line.currency)?.currency,
    value: event.name === "view_cart" ? event.value : undefined,
  };
  if (!lines.length) memory.checkout = undefined;
}

/** What the cart is worth, in its currency: as the shop said, else its lines' sum; nothing where a price is unknown. */
export function worth(cart: Cart | undefined): number | undefined {
  if (!cart || cart.value !== undefined) return cart?.value;
  let sum = 0;
  for (const { price, quantity } of cart.lines) {
    if (price === undefined) return;
    sum += price * quantity;
  }
  // Cents: sums of decimals are not exact in binary.
  return Math.round(sum * 100) / 100;
}
