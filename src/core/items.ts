import { DAY, MINUTE } from "./duration.js";
import { type Item, type ShopEvent, categories } from "./event.js";
import type { Bounds, CartLine, Memory, RememberedItem } from "./memory.js";

/** Products whose address and picture are kept, beside those in the cart. */
const PICTURED = 30;
/** A change of variant within this time of the last look is no new look. */
const VARIANT_CHANGE = 30 * MINUTE;
/** Texts longer than this are not stored. */
const LONGEST = 500;

interface Named {
  id: string;
  aliases?: string[];
}

/** Whether an id, or one of its aliases, names this product. */
export const names = (product: Named, ids: readonly string[]): boolean =>
  ids.includes(product.id) || !!product.aliases?.some((alias) => ids.includes(alias));

/** Every id an item goes by. */
export const idsOf = (item: Item): string[] => {
  const ids = [item.item_id];
  if (item.sku) ids.push(item.sku);
  if (item.aliases) ids.push(...item.aliases);
  return ids;
};

/** The remembered product that goes by one of these ids. */
export const findItem = (memory: Memory, ids: readonly string[]): RememberedItem | undefined =>
  memory.items.find((item) => names(item, ids));

/** The cart's line of a product, in any variant. */
export const findLine = (memory: Memory, ids: readonly string[]): CartLine | undefined =>
  memory.cart?.lines.find((line) => names(line, ids));

const short = (text: string | undefined) => (text && text.length <= LONGEST ? text : undefined);

/** What an item says of its product, in the form memory and cart lines share; what it does not say is left out. */
export function detailsOf(item: Item): Omit<CartLine, "quantity" | "id"> {
  const levels = categories(item);
  const details = {
    name: item.item_name,
    price: item.price,
    currency: item.currency,
    brand: item.item_brand,
    url: short(item.url),
    image: short(item.image),
    categories: levels.length ? levels : undefined,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

const union = (first: readonly string[] = [], second: readonly string[] = [], most: number): string[] =>
  [...new Set([...first, ...second])].slice(-most);

/** Takes what an item says into memory and puts it first, changed by `change`. */
export function keepItem(
  memory: Memory,
  item: Item,
  bounds: Bounds,
  change: (kept: RememberedItem) => void,
): void {
  const ids = idsOf(item);
  const known = findItem(memory, ids);
  const id = known?.id ?? item.item_id;
  const kept: RememberedItem = { days: [], ...known, ...detailsOf(item), id };
  if (item.list_price !== undefined) kept.list_price = item.list_price;
  if (item.availability) kept.availability = item.availability;
  const aliases = union(
    known?.aliases,
    ids.filter((other) => other !== id),
    20,
  );
  if (aliases.length) kept.aliases = aliases;
  change(kept);
  const items = [kept, ...memory.items.filter((other) => other !== known)];
  memory.items = items;
  const aged = items[PICTURED];
  if (aged?.url || aged?.image) {
    const { url, image, ...rest } = aged;
    if (!findLine(memory, [aged.id])) items[PICTURED] = rest;
  }
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
  const day = Math.floor(at / DAY);
  const rows = item.days;
  const last = rows.at(-1);
  const sum = last?.[0] === day ? last : [day, 0, 0, 0];
  item.days = [
    ...(last === sum ? rows.slice(0, -1) : rows.slice(-99)),
    [day, (sum[1] as number) + views, (sum[2] as number) + sessions, (sum[3] as number) + dwell],
  ];
}

/** A look at a product's page: a view, unless it is the same page view or only another variant of it. */
export function look(memory: Memory, event: ShopEvent, item: Item, bounds: Bounds): void {
  keepItem(memory, item, bounds, (kept) => {
    const { looked } = kept;
    const variant = item.item_variant;
    const latest = kept.variants?.at(-1);
    const same =
      looked &&
      (looked.page === event.page ||
        (variant !== latest && variant && latest && event.at - looked.at < VARIANT_CHANGE));
    const first = looked?.session !== memory.sessions;
    if (looked && first) {
      const before = findItem(memory, idsOf(item));
      kept.before = {
        ...(before?.price !== undefined && { price: before.price }),
        ...(before?.availability && { availability: before.availability }),
        away: event.at - looked.at,
      };
    }
    if (variant)
      kept.variants = [...(kept.variants ?? []).filter((other) => other !== variant).slice(-19), variant];
    if (!same || first) addToDay(kept, event.at, same ? 0 : 1, first ? 1 : 0, 0);
    kept.looked = { at: event.at, page: event.page, session: memory.sessions };
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
