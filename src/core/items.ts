import { MINUTE } from "./duration.js";
import type { Item, ShopEvent } from "./event.js";
import type { Bounds, CartLine, Memory, RememberedItem } from "./memory.js";
import { agree, defined, idsOf, idsOfProduct, names, type Product, productOf, renames } from "./product.js";

/** Products whose address and picture are kept, beside those in the cart. */
const PICTURED = 30;
/** A change of variant within this time of the last look is no new look. */
const VARIANT_CHANGE = 30 * MINUTE;
/** Looks within this part of `look_back` are one row; of all products but the latest, within the coarser one. */
const FINE = 1 / 32;
const COARSE = 1 / 4;
const LATEST = 10;
/** Other ids kept of a product. */
const ALIASES = 20;
/** Addresses longer than this are not stored. */
const LONGEST = 500;

/** The remembered product that goes by one of these ids. */
export const findItem = (memory: Memory, ids: readonly string[]): RememberedItem | undefined =>
  memory.items.find((item) => names(item, ids));

/** The cart's line of a product, in any variant. */
export const findLine = (memory: Memory, ids: readonly string[]): CartLine | undefined =>
  memory.cart?.lines.find((line) => names(line, ids));

/** A product by the ids it goes by here. */
export const called = (memory: Memory, item: Item): Product =>
  findItem(memory, idsOf(item)) ?? findLine(memory, idsOf(item)) ?? productOf(item);

/** Every id a product goes by, as far as told and remembered. */
export const allIds = (memory: Memory, item: Item): string[] => [
  ...idsOf(item),
  ...idsOfProduct(called(memory, item)),
];

type Looks = RememberedItem["looks"];

/** Looks with those less than `width` ms apart in one: as old as the first, so that none is counted for too long. */
function gather(looks: Looks, width: number, from = 0): Looks {
  const rows: Looks = [];
  for (const row of looks) {
    const [at, views, sessions, dwell] = row;
    const last = rows.at(-1);
    if (at * MINUTE < from) continue;
    if (!last || (at - last[0]) * MINUTE >= width) rows.push(row);
    else
      rows[rows.length - 1] = [Math.min(at, last[0]), last[1] + views, last[2] + sessions, last[3] + dwell];
  }
  return rows;
}

/** One product of two; what the one looked at last says of itself is right. */
function merge(a: RememberedItem, b: RememberedItem, width: number): RememberedItem {
  const [newer, older] = (a.looked?.[0] ?? 0) < (b.looked?.[0] ?? 0) ? [b, a] : [a, b];
  const { looked, looks, variants = [] } = newer;
  // Both may have been looked at in the same session.
  const others = older.looks.map(([at, views, sessions, dwell]): Looks[number] => {
    const near = looks.some(([other]) => Math.abs(at - other) * MINUTE < width);
    return [at, views, near ? 0 : sessions, dwell];
  });
  const elsewhere = older.variants?.filter(([name]) => !variants.some(([other]) => other === name)) ?? [];
  return {
    ...older,
    ...defined(newer),
    looks: gather(
      [...looks, ...others].sort((a, b) => a[0] - b[0]),
      width,
    ),
    looked: looked && [looked[0], ...[...(older.looked ?? []).slice(1), ...looked.slice(1)].slice(-3)],
    variants: [...elsewhere, ...variants].sort((a, b) => a[1] - b[1]),
    bought: Math.max(older.bought ?? 0, newer.bought ?? 0) || undefined,
  };
}

/**
 * Whatever is remembered and turns out to be the product of an item becomes one, under all its ids.
 *
 * @param looking the page says so: its id is the product's, what it went by so far an alias
 */
export function unite(memory: Memory, item: Item, looking: boolean, { lookBack }: Bounds): void {
  const ids = idsOf(item);
  const known = findItem(memory, ids) ?? findLine(memory, ids);
  if (!known) return;
  const renamed = looking && renames(item, known);
  const goesBy = idsOfProduct(known);
  if (!renamed && ids.every((id) => goesBy.includes(id))) return;
  const { items, cart } = memory;
  const is = (one: Product) => names(one, ids);
  const same = items.filter(is);
  const lines = cart?.lines ?? [];
  const id = renamed ? item.item_id : known.id;
  const all = new Set([...[...same, ...lines.filter(is)].flatMap(idsOfProduct), ...ids]);
  all.delete(id);
  const name = { id, aliases: [...all].slice(-ALIASES) };
  if (same.length) {
    const one = { ...same.reduce((a, b) => merge(a, b, lookBack * FINE)), ...name };
    memory.items = items.flatMap((each) => (each === same[0] ? one : is(each) ? [] : each));
  }
  if (!cart || !lines.some(is)) return;
  const joined: CartLine[] = [];
  for (const line of lines) {
    const at = is(line) ? joined.findIndex((other) => is(other) && agree(other.variant, line.variant)) : -1;
    const other = joined[at];
    if (other) joined[at] = { ...line, ...other, quantity: other.quantity + line.quantity };
    else joined.push(is(line) ? { ...line, ...name } : line);
  }
  memory.cart = { ...cart, lines: joined };
}

const short = (address: string | undefined) => (address && address.length > LONGEST ? undefined : address);

/** Takes what an item says into memory and puts it first, changed by `change`. */
export function keepItem(
  memory: Memory,
  item: Item,
  bounds: Bounds,
  looking: boolean,
  change: (kept: RememberedItem) => void,
): void {
  const known = findItem(memory, idsOf(item));
  const { price, currency, categories, availability, name, url, image } = productOf(item);
  const { id, aliases } = known ?? called(memory, item);
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
  const seen =
    known?.looked && !looking
      ? { price: known.price, currency: known.currency, availability: known.availability }
      : {};
  const kept: RememberedItem = { looks: [], id, ...known, ...told, ...seen };
  if (aliases) kept.aliases = aliases.slice(-ALIASES);
  change(kept);
  const items = [kept, ...memory.items.filter((other) => other !== known)];
  memory.items = items.map((each, i) => {
    // Each passes here on its way down.
    if (i === LATEST) return { ...each, looks: gather(each.looks, bounds.lookBack * COARSE) };
    return i < PICTURED || !(each.url || each.image) || findLine(memory, [each.id])
      ? each
      : { ...each, url: undefined, image: undefined };
  });
  if (items.length > bounds.items) forgetItems(memory, 0, bounds.items);
}

/** Forgets products not looked at since `oldest`, and the oldest above `most`; never what is in the cart. */
export function forgetItems(memory: Memory, oldest: number, most: number): void {
  memory.items = memory.items.filter(
    (item, i) =>
      (i < most && (item.looked?.[0] ?? item.bought ?? oldest) >= oldest) || findLine(memory, [item.id]),
  );
}

const minutes = (at: number) => Math.floor(at / MINUTE);

/** A product's looks with one more; those before `look_back` are forgotten. */
const withLook = (
  { looks }: RememberedItem,
  { lookBack }: Bounds,
  at: number,
  ...counts: [views: number, sessions: number, dwell: number]
): Looks => gather([...looks, [minutes(at), ...counts]], lookBack * FINE, at - lookBack);

/** A look at a product's page: a view, unless it is a page view it was in, or only another variant of it. */
export function look(memory: Memory, { at, page }: ShopEvent, item: Item, bounds: Bounds): void {
  const known = findItem(memory, idsOf(item));
  keepItem(memory, item, bounds, true, (kept) => {
    const { looked, variants = [] } = kept;
    const variant = item.item_variant;
    const [latest] = variants.at(-1) ?? [];
    const [then = at, ...pages] = looked ?? [];
    const returned = pages.includes(page);
    const changed = looked && variant && latest && variant !== latest && Math.abs(at - then) < VARIANT_CHANGE;
    // Looked at before this session, or by a clock that has been set back.
    const first = !looked || then < memory.session.start || then > at;
    if (looked && first) {
      const { price = null, availability = null, currency = null } = known ?? {};
      kept.before = [Math.max(0, at - then), price, availability, currency];
    }
    if (variant) {
      const others = variants.filter(([other]) => other !== variant);
      kept.variants = [...others.slice(-19), [variant, minutes(at)]];
    }
    kept.looks = withLook(kept, bounds, at, returned || changed ? 0 : 1, first ? 1 : 0, 0);
    kept.looked = [at, ...(returned ? pages : [...pages.slice(-2), page])];
  });
}

/** Adds engaged time to a product. */
export function dwellOn(memory: Memory, id: string, at: number, ms: number, bounds: Bounds): void {
  memory.items = memory.items.map((item) =>
    names(item, [id]) ? { ...item, looks: withLook(item, bounds, at, 0, 0, ms) } : item,
  );
}
