import type { Item, Params } from "../core/event.js";
import type { Memory } from "../core/memory.js";
import { defined, idsOf } from "../core/product.js";
import type { ShopPort } from "./adapter.js";
import { cartChanges } from "./cart-changes.js";

/** The whole cart, as the platform keeps it. */
export interface WholeCart extends Params {
  items: Item[];
}

/** What was put in, as far as it was heard: by any of the ids that the cart's line goes by. */
export interface PutIn {
  id: string;
  quantity?: number | undefined;
}

/** How a platform's cart is had. */
export interface CartSource {
  /** Asks for the cart; nothing where there is none to be had. */
  read(): Promise<WholeCart | undefined>;
  /** What is known to have been in the cart before anything was heard of it. */
  before?(): Memory["cart"];
  /** The visitor had left for checkout: whether this cart, found on return, means that it was bought. */
  bought?(cart: WholeCart): boolean;
}

/** A burst of signs of one change is read once. */
const BURST = 50;
/** Who left for checkout longer ago has not just bought. */
const RECENT = 7 * 864e5;

/** A product of which only an id is known; where it is the page's, all that is known of that. */
export const itemOf = (port: ShopPort, { id, quantity }: PutIn): Item => {
  const product = port.product();
  const known = product && idsOf(product).includes(id) ? product : { item_id: id };
  return quantity ? { ...known, quantity } : known;
};

/**
 * Keeps the cart true by what the platform says: read as a whole where a change was heard, compared with what is
 * remembered, and told as what was put in or taken out, then as `view_cart`. What another source has told already is
 * remembered by then, and so is no change.
 */
export function keepCart(port: ShopPort, { read, before, bought }: CartSource) {
  const { border } = port;
  let heard = false;
  let asked = false;
  let hints = new Map<string, PutIn>();
  let queue: Promise<unknown> = Promise.resolve();
  const event = (name: string, params: Params) => {
    if (!border.signal.aborted) port.event("platform", name, params);
  };

  const run = async () => {
    const changed = heard;
    const told = hints;
    asked = false;
    heard = false;
    hints = new Map();
    const cart = await read().catch(() => undefined);
    const memory = port.memory();
    const known = memory.cart ?? before?.();
    const tell = (name: string, item: Item) =>
      event(name, { items: [item], ...(cart?.currency && { currency: cart.currency }) });
    if (changed && cart && known) {
      for (const [name, item] of cartChanges(memory, known.lines, cart.items)) {
        if (!told.size || idsOf(item).some((id) => told.has(id))) tell(name, item);
      }
    } else if (changed) {
      for (const [id, { quantity }] of told) {
        const line = cart?.items.find((item) => idsOf(item).includes(id));
        // The line holds what was in it before, too.
        if (line) tell("add_to_cart", defined({ ...line, quantity }) as Item);
        else if (!cart) tell("add_to_cart", itemOf(port, { id, quantity }));
      }
    }
    if (!cart) return;
    const { checkout } = memory;
    if (!changed && checkout && border.now() - checkout < RECENT && known?.lines[0] && bought?.(cart))
      event("purchase", {});
    event("view_cart", cart);
  };

  /** Reads the cart: its page is seen, or the visitor returns. */
  const look = () => {
    if (asked) return;
    asked = true;
    border.later(BURST, () => {
      queue = queue.then(border.safely(run));
    });
  };
  /** Something is being put in: told once the change is heard. */
  const expect = (...put: PutIn[]) => {
    for (const each of put) if (each.id) hints.set(each.id, each);
  };
  return {
    look,
    expect,
    /** Something changed in the cart. */
    changed(...put: PutIn[]) {
      heard = true;
      expect(...put);
      look();
    },
    /** Something is put in by a form, which leaves this page. */
    put: (put: PutIn) => event("add_to_cart", { items: [itemOf(port, put)] }),
  };
}

/** See `keepCart`. */
export type KeptCart = ReturnType<typeof keepCart>;
