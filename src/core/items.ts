import { DAY, MINUTE } from "./duration.js";
import type { Item, ShopEvent } from "./event.js";
import type { Bounds, CartLine, Memory, RememberedItem } from "./memory.js";
import { idsOf, names, productOf } from "./product.js";

/** Products whose address and picture are kept, beside those in the cart. */
const PICTURED = 30;
/** A change of variant within this time of the last look is no new look. */
const VARIANT_CHANGE = 30 * MINUTE;
/** Addresses longer than this are not stored. */
const LONGEST = 500;

/** The remembered product that goes by one of these ids. */
export const findItem = (memory: Memory, ids: readonly string[]): RememberedItem | undefined =>
  memory.items.find((item) => names(item, ids));

/** The cart's line of a product, in any variant. */
export const findLine = (memory: Memory, ids: readonly string[]): CartLine | undefined =>
  memory.cart?.lines.find((line) => names(line, ids));

const short = (address: string | undefined) => (address && address.length > LONGEST ? undefined : address);

/** Takes what an item says into memory and puts it first, changed by `change`. */
export function keepItem(
  memory: Memory,
  item: Item,
  bounds: Bounds,
  change: (kept: RememberedItem, before: RememberedItem | undefined) => void,
): void {
  const known = findItem(memory, idsOf(item));
  const { sku, variant: _, rating: __, reviews: ___, ...told } = productOf(item);
  const id = known?.id ?? told.id;
  const aliases = new Set([...(known?.aliases ?? []), ...(told.aliases ?? []), told.id]);
  aliases.delete(id);
  const kept: RememberedItem = {
    days: [],
    ...known,
    ...told,
    id,
    url: short(told.url),
    image: short(told.image),
  };
  kept.url ??= known?.url;
  kept.image ??= known?.image;
  if (aliases.size) kept.aliases = [...aliases].slice(-20);
  change(kept, known);
  const items = [kept, ...memory.items.filter((other) => other !== known)];
  const aged = items[PICTURED];
  if (aged && !findLine(memory, [aged.id])) items[PICTURED] = { ...aged, url: undefined, image: undefined };
  memory.items = items;
  if (items.length > bounds.items) forgetItems(memory, 0, bounds.items);
}

/** Forgets products not looked at since `oldest`, and the oldest above `most`; never what is in the cart. */
export function forgetItems(memory: Memory, oldest: number, most: number): void {
  memory.items = memory.items.filter(
    (item, i) =>
      (i < most && (item.looked?.at ?? item.bought ?? oldest) >= oldest) || findLine(memory, [item.id]),
  );
}

/** Adds to today's row of a product. */
function addToDay(item: RememberedItem, at: number, views: number, sessions: number, dwell: number): void {
  const today = Math.floor(at / DAY);
  const rows = item.days.slice(-99);
  const [, v, s, d] =
    rows.at(-1)?.[0] === today ? (rows.pop() as RememberedItem["days"][number]) : [today, 0, 0, 0];
  item.days = [...rows, [today, v + views, s + sessions, d + dwell]];
}

/** A look at a product's page: a view, unless it is the same page view or only another variant of it. */
export function look(memory: Memory, { at, page }: ShopEvent, item: Item, bounds: Bounds): void {
  keepItem(memory, item, bounds, (kept, before) => {
    const { looked, variants = [] } = kept;
    const variant = item.item_variant;
    const latest = variants.at(-1);
    const again =
      looked &&
      (looked.page === page || (variant && latest && variant !== latest && at - looked.at < VARIANT_CHANGE));
    const first = looked?.session !== memory.sessions;
    if (looked && first) {
      kept.before = { price: before?.price, availability: before?.availability, away: at - looked.at };
    }
    if (variant) kept.variants = [...variants.filter((other) => other !== variant).slice(-19), variant];
    addToDay(kept, at, again ? 0 : 1, first ? 1 : 0, 0);
    kept.looked = { at, page, session: memory.sessions };
  });
}

/** Adds engaged time to a product. */
export function dwellOn(memory: Memory, id: string, at: number, ms: number): void {
  memory.items = memory.items.map((item) => {
    if (!names(item, [id])) return item;
    const kept = { ...item };
    addToDay(kept, at, 0, 0, ms);
    return kept;
  });
}
