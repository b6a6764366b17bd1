import type { Item, Params } from "../core/event.js";
import type { CartLine, Memory } from "../core/memory.js";
import { idsOf } from "../core/product.js";
import type { ShopPort } from "./adapter.js";
import { cartChanges } from "./cart-changes.js";
import { itemOf, type PutIn } from "./put-in.js";

/** The whole cart, as the platform keeps it. */
export interface WholeCart extends Params {
  items: Item[];
  /** Only its latest lines are known, of so many units. */
  part?: number | undefined;
}

/** What was heard of a cart before it was seen. */
export interface Heard {
  /** It was changed in this document: a change made elsewhere is told there. */
  changed?: boolean;
  /** What was put in, by id: then no other change is this one. */
  put?: ReadonlyMap<string, PutIn>;
  /** What is known to have been in it, where nothing is remembered. */
  before?: Memory["cart"];
  /** What was told of it before in this document. */
  last?: WholeCart | undefined;
}

/** How many units are in a cart. */
const unitsOf = ({ items, part }: WholeCart): number =>
  part ?? items.reduce((sum, { quantity = 1 }) => sum + quantity, 0);

/** Its lines, as memory would have them. */
const linesOf = ({ items }: WholeCart): CartLine[] =>
  items.map(
    (item) =>
      ({ ...item, id: item.item_id, variant: item.item_variant, quantity: item.quantity ?? 1 }) as CartLine,
  );

/**
 * Tells what a platform says of its whole cart: compared with what is remembered, what was put in or taken out; then
 * the cart as it stands, which replaces what is remembered. What another source has told already is remembered by
 * then, and so is no change; and what it tells a moment later is known.
 *
 * @param cart nothing where it can't be had: what was heard to be put in is told at least
 */
export function tellCart(
  port: ShopPort,
  cart: WholeCart | undefined,
  { changed, put = new Map(), before, last }: Heard,
): void {
  if (port.border.signal.aborted) return;
  const memory = port.memory();
  // Of a part, memory lacks what was never seen of it.
  const part = !!(cart?.part || last?.part);
  const lines = part ? last && linesOf(last) : (memory.cart ?? before)?.lines;
  // What is taken out lets an older line be seen, which was not put in.
  const shrunk = part && cart && last && unitsOf(cart) < unitsOf(last);
  const tell = (name: string, item: Item) =>
    port.event("platform", name, { items: [item], currency: cart?.currency });

  if (changed && cart && lines) {
    for (const [name, item] of cartChanges(memory, lines, cart.items)) {
      // Of a part, what is missing may still be there.
      if (part ? !shrunk && name === "add_to_cart" : !put.size || idsOf(item).some((id) => put.has(id)))
        tell(name, item);
    }
  } else if (changed) {
    for (const [id, each] of put) {
      const line = cart?.items.find((item) => idsOf(item).includes(id));
      // The line holds what was in it before, too.
      if (line) tell("add_to_cart", { ...line, quantity: each.quantity } as Item);
      else if (!cart) tell("add_to_cart", itemOf(port, each));
    }
  }
  if (cart && !cart.part) port.event("platform", "view_cart", cart);
}
