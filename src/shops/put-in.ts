import type { Item } from "../core/event.js";
import { idsOf } from "../core/product.js";
import type { ShopPort } from "./adapter.js";

/** What was put into the cart, as far as it was heard: by any of the ids that the cart's line goes by. */
export interface PutIn {
  id: string;
  quantity?: number | undefined;
}

/** A product of which only an id is known; where it is the page's, all that is known of that. */
export function itemOf(port: ShopPort, { id, quantity }: PutIn): Item {
  const product = port.product();
  const known = product && idsOf(product).includes(id) ? product : { item_id: id };
  return { ...known, quantity } as Item;
}
