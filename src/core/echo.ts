import { worth } from "./cart.js";
import { DAY, SECOND } from "./duration.js";
import type { ShopEvent } from "./event.js";
import { hash } from "./hash.js";
import { allIds } from "./items.js";
import type { Memory } from "./memory.js";
import { agree, idsOf } from "./product.js";

/** The same change heard from two sources within this time counts once. */
const ECHO = 2 * SECOND;
/** Events of which each means one change: hearing one twice would count it twice. */
const CHANGES = /^(add_to_cart|remove_from_cart|purchase|refund|search|message_sent)$/;

/** A change, as heard first. */
export type Heard = Memory["heard"][number];

/**
 * What an event says beside its products; hashed, as memory keeps it for a moment. Of an order some sources know neither
 * its id nor its products by the same ids: nobody orders twice at once.
 */
const gistOf = ({
  name,
  search_term,
  transaction_id,
}: Pick<ShopEvent, "name"> & Partial<ShopEvent>): number =>
  hash(JSON.stringify([name, ...(name === "purchase" ? [] : [search_term, transaction_id])]));

const ORDER = gistOf({ name: "purchase" });

/** Whether an order was heard on an event's page view: one page confirms one order, however often it is loaded. */
const ordered = (page: number, [what, , , , on]: Heard) => what === ORDER && on === page;

/** The same change, where another source has told it: within 2 s; of an order, in the same page view. */
function echoed(memory: Memory, event: ShopEvent): Heard | undefined {
  const { name, at, page, source, items = [] } = event;
  if (!source || !CHANGES.test(name)) return;
  const gist = gistOf(event);
  return memory.heard.find((heard) => {
    const [what, then, sources, said] = heard;
    return (
      what === gist &&
      (Math.abs(at - then) < ECHO || ordered(page, heard)) &&
      !sources.includes(source) &&
      (name === "purchase" ||
        (said.length === items.length &&
          items.every((item, i) => {
            const [ids, variant, quantity] = said[i] as Heard[3][number];
            return (
              agree(variant, item.item_variant) &&
              agree(quantity, item.quantity) &&
              allIds(memory, item).some((id) => ids.includes(id))
            );
          })))
    );
  });
}

/**
 * Whether an event only repeats what memory has heard: the same change told by another source, or a purchase already
 * counted: by its number, or, where it has none, on the same page.
 */
export const repeats = (memory: Memory, event: ShopEvent): Heard | boolean | undefined => {
  const { name, page, source, transaction_id } = event;
  const echo = echoed(memory, event);
  if (echo || name !== "purchase") return echo;
  return transaction_id
    ? memory.purchases.transactions.includes(hash(transaction_id))
    : !!source && memory.heard.some((heard) => ordered(page, heard));
};

/**
 * Keeps what was heard for as long as it may be told again.
 *
 * @param cart what the cart held before
 */
export function hear(memory: Memory, event: ShopEvent, echo: Heard | undefined, cart: Memory["cart"]): void {
  const { name, at, page, source, items = [], value } = event;
  if (!source || !CHANGES.test(name)) return;
  const assumed = (!event.items && worth(cart)) || 0;
  const [what, then, sources, said, on, guess] = echo ?? [gistOf(event), at, [], [], page, assumed];
  const more = items.map((item, i): Heard[3][number] => {
    const [ids = idsOf(item), variant, quantity] = said[i] ?? [];
    return [ids, variant ?? item.item_variant ?? null, quantity ?? item.quantity ?? null];
  });
  const heard: Heard = [
    what,
    then,
    [...sources, source],
    more[0] ? more : said,
    on,
    value === undefined ? guess : null,
  ];
  const recent = memory.heard.filter(
    (each) => each !== echo && Math.abs(at - each[1]) < (each[0] === ORDER ? DAY : ECHO),
  );
  memory.heard = [...recent.slice(-19), heard];
}

/** What an echo adds to what was heard first: a variant, a price, and a quantity where one was only assumed. */
export const rest = (event: ShopEvent, [, , , said]: Heard): ShopEvent => ({
  ...event,
  items: (event.items ?? []).map((item, i) => ({
    ...item,
    quantity: said[i]?.[2] == null ? (item.quantity ?? 1) - 1 : 0,
  })),
});
