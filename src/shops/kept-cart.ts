import type { Memory } from "../core/memory.js";
import type { ShopPort } from "./adapter.js";
import type { PutIn } from "./put-in.js";
import { tellCart, type WholeCart } from "./tell-cart.js";

/** How a platform's cart is had. */
export interface CartSource {
  /** Asks for the cart; nothing where there is none to be had. A `changed` one was heard to change in this document. */
  read(changed: boolean): Promise<WholeCart | undefined>;
  /** What is known to have been in the cart before anything was heard of it. */
  before?(): Memory["cart"];
}

/** A burst of signs of one change is read once. */
const BURST = 50;

/** Keeps the cart of a platform true that does not say what is in it: read as a whole where a change was heard. */
export function keepCart(port: ShopPort, { read, before }: CartSource) {
  const { border } = port;
  let asked = false;
  let changed = false;
  let put = new Map<string, PutIn>();
  let queue: Promise<unknown> = Promise.resolve();

  const run = async () => {
    const heard = { changed, put };
    asked = changed = false;
    put = new Map();
    const cart = await read(heard.changed).catch(() => undefined);
    tellCart(port, cart, { ...heard, before: before?.() });
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
  const expect = (...given: PutIn[]) => {
    for (const each of given) if (each.id) put.set(each.id, each);
  };
  return {
    look,
    expect,
    /** Something changed in the cart. */
    changed(...given: PutIn[]) {
      changed = true;
      expect(...given);
      look();
    },
  };
}

/** See `keepCart`. */
export type KeptCart = ReturnType<typeof keepCart>;
