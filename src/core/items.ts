import { MINUTE } from "./duration.js";
import type { Item, ShopEvent } from "./event.js";
import type { Bounds, CartLine, Memory, RememberedItem } from "./memory.js";
import { defined, idsOf, names, productOf } from "./product.js";

/** Products whose address and picture are kept, beside those in the cart. */
const PICTURED = 30;
/** A change of variant within this time of the last look is no new look. */
const VARIANT_CHANGE = 30 * MINUTE;
/** Rows of looks kept of a product. */
const ROWS = 6;
/** Addresses longer than this are not stored. */
const LONGEST = 500;

/** The remembered product that goes by one of these ids. */
export const findItem = (memory: Memory, ids: readonly string[]): RememberedItem | undefined =>
  memory.items.find((item) => names(item, ids));

/** The cart's line of a product, in any variant. */
export const findLine = (memory: Memory, ids: readonly string[]): CartLine | undefined =>
  memory.cart?.lines.find((line) => names(line, ids));

/** The id a product goes by here. */
export const idIn = (memory: Memory, item: Item): string =>
  (findItem(memory, idsOf(item)) ?? findLine(memory, idsOf(item)))?.id ?? item.item_id;

/** Every id a product goes by, as far as told and remembered. */
export const allIds = (memory: Memory, item: Item): string[] => {
  const known = findItem(memory, idsOf(item));
  return [...idsOf(item), ...(known ? [known.id, ...(known.aliases ?? [])] : [])];
};

const short = (address: string | undefined) => (address && address.length > LONGEST ? undefined : address);

/** Takes what an item says into memory and puts it first, changed by `change`. */
export function keepItem(
  memory: Memory,
  item: Item,
  bounds: Bounds,
  looking: boolean,
  change: (kept: RememberedItem) => void,
): void {
  const ids = idsOf(item);
  const known = findItem(memory, ids);
  const { price, currency, categories, availability, name, url, image } = productOf(item);
  const id = known?.id ?? findLine(memory, ids)?.id ?? item.item_id;
  const aliases = new Set([...(known?.aliases ?? []), ...ids]);
  aliases.delete(id);
  const told = defined({
    name,
    price,
    currency,
    categories,
    availability,
    url: short(url),
    image: short(image),
  });
  // What it costs, and whether it is in stock, is what its page said last: a cart or an order may say otherwise.
  const seen = known?.looked && !looking ? { price: known.price, availability: known.availability } : {};
  const kept: RememberedItem = { looks: [], ...known, ...told, ...seen, id };
  if (aliases.size) kept.aliases = [...aliases].slice(-20);
  change(kept);
  const items = [kept, ...memory.items.filter((other) => other !== known)];
  memory.items = items.map((each, i) =>
    i < PICTURED || !(each.url || each.image) || findLine(memory, [each.id])
      ? each
      : { ...each, url: undefined, image: undefined },
  );
  if (items.length > bounds.items) forgetItems(memory, 0, bounds.items);
}

/** Forgets products not looked at since `oldest`, and the oldest above `most`; never what is in the cart. */
export function forgetItems(memory: Memory, oldest: number, most: number): void {
  memory.items = memory.items.filter(
    (item, i) =>
      (i < most && (item.looked?.[0] ?? item.bought ?? oldest) >= oldest) || findLine(memory, [item.id]),
  );
}

/** Adds to a product's looks. */
function addLook(item: RememberedItem, at: number, views: number, sessions: number, dwell: number): void {
  const minute = Math.floor(at / MINUTE);
  const rows: RememberedItem["looks"] = [...item.looks, [minute, views, sessions, dwell]];
  const join = (at: number) => {
    const [older, newer] = rows.slice(at, at + 2);
    if (!older || !newer) return;
    rows.splice(at, 2, [newer[0], older[1] + newer[1], older[2] + newer[2], older[3] + newer[3]]);
  };
  // Looks of an hour are one row; of many, the oldest are one.
  const last = rows.length - 2;
  if (minute - (rows[last]?.[0] ?? 0) < 60) join(last);
  if (rows.length > ROWS) join(0);
  item.looks = rows;
}

/** A look at a product's page: a view, unless it is a page view it was in, or only another variant of it. */
export function look(memory: Memory, { at, page }: ShopEvent, item: Item, bounds: Bounds): void {
  const known = findItem(memory, idsOf(item));
  keepItem(memory, item, bounds, true, (kept) => {
    const { looked, variants = [] } = kept;
    const variant = item.item_variant;
    const latest = variants.at(-1);
    const [then = at, ...pages] = looked ?? [];
    const returned = pages.includes(page);
    const changed = looked && variant && latest && variant !== latest && Math.abs(at - then) < VARIANT_CHANGE;
    // Looked at before this session, or by a clock that has been set back.
    const first = !looked || then < memory.session.start || then > at;
    if (looked && first) {
      kept.before = [Math.max(0, at - then), known?.price ?? null, known?.availability ?? null];
    }
    if (variant) kept.variants = [...variants.filter((other) => other !== variant).slice(-19), variant];
    addLook(kept, at, returned || changed ? 0 : 1, first ? 1 : 0, 0);
    kept.looked = [at, ...(returned ? pages : [...pages.slice(-2), page])];
  });
}

/** Adds engaged time to a product. */
export function dwellOn(memory: Memory, id: string, at: number, ms: number): void {
  memory.items = memory.items.map((item) => {
    if (!names(item, [id])) return item;
    const kept = { ...item };
    addLook(kept, at, 0, 0, ms);
    return kept;
  });
}
