import type { Item, ShopEvent } from "./event.js";
import { detailsOf, idsOf, names } from "./items.js";
import type { Cart, CartLine, Memory } from "./memory.js";

const sameLine = (line: CartLine, item: Item): boolean =>
  names(line, idsOf(item)) && (!item.item_variant || !line.variant || line.variant === item.item_variant);

function lineOf(item: Item): CartLine {
  const aliases = idsOf(item).filter((id) => id !== item.item_id);
  return {
    ...detailsOf(item),
    id: item.item_id,
    quantity: item.quantity ?? 1,
    ...(item.item_variant && { variant: item.item_variant }),
    ...(aliases.length && { aliases }),
  };
}

/** The lines after an event, or `undefined` where it says nothing of the cart. */
function linesAfter(event: ShopEvent, before: readonly CartLine[]): CartLine[] | undefined {
  const items = event.items ?? [];
  let lines = [...before];
  switch (event.name) {
    case "view_cart":
      // What the shop says of a line may be less than what was heard as it was put in.
      return items.map((item) => ({ ...before.find((line) => sameLine(line, item)), ...lineOf(item) }));
    case "purchase":
      return [];
    case "add_to_cart":
      for (const item of items) {
        const at = lines.findIndex((line) => sameLine(line, item));
        const old = lines[at];
        if (old) lines[at] = { ...old, ...lineOf(item), quantity: old.quantity + (item.quantity ?? 1) };
        else lines.push(lineOf(item));
      }
      return lines;
    case "remove_from_cart":
      for (const item of items) {
        lines = lines.map((line) =>
          sameLine(line, item) ? { ...line, quantity: line.quantity - (item.quantity ?? line.quantity) } : line,
        );
      }
      return lines;
  }
}

const content = (lines: readonly CartLine[]): string =>
  JSON.stringify(lines.map((line) => [line.id, line.variant, line.quantity]));

/** Brings the cart up to an event that concerns it. */
export function changeCart(memory: Memory, event: ShopEvent): void {
  const old = memory.cart;
  const before = old?.lines ?? [];
  const lines = linesAfter(event, before)?.filter((line) => line.quantity > 0);
  if (!lines) return;
  const same = old && content(lines) === content(before);
  const changed = event.name === "purchase" ? undefined : same ? old.changed : event.at;
  const currency = event.currency ?? lines.find((line) => line.currency)?.currency;
  const cart: Cart = {
    lines,
    dwell: same ? old.dwell : 0,
    session: before.length && old ? old.session : memory.sessions,
    ...(changed !== undefined && { changed }),
    ...(currency && { currency }),
    ...(event.name === "view_cart" && event.value !== undefined && { value: event.value }),
  };
  memory.cart = cart;
  if (!lines.length) delete memory.checkout;
}

/** Units in the cart. */
export const units = (cart: Cart): number => cart.lines.reduce((sum, line) => sum + line.quantity, 0);

/** What the cart is worth, in its currency: as the shop said, else its lines' sum; nothing where a price is unknown. */
export function worth(cart: Cart): number | undefined {
  if (cart.value !== undefined) return cart.value;
  let sum = 0;
  for (const line of cart.lines) {
    if (line.price === undefined) return;
    sum += line.price * line.quantity;
  }
  // Cents: sums of decimals are not exact in binary.
  return Math.round(sum * 100) / 100;
}

/** The cart's dearest line. */
export const dearest = (cart: Cart | undefined): CartLine | undefined =>
  cart?.lines.reduce<CartLine | undefined>(
    (top, line) => (!top || (line.price ?? 0) > (top.price ?? 0) ? line : top),
    undefined,
  );
