import { categories, type Item } from "./event.js";

/** What is told of a product, in memory, in the cart and on the page alike. Money in `currency`. */
export interface Product {
  id: string;
  /** Other ids of the same product. */
  aliases?: string[] | undefined;
  sku?: string | undefined;
  name?: string | undefined;
  brand?: string | undefined;
  variant?: string | undefined;
  /** Widest first. */
  categories?: string[] | undefined;
  price?: number | undefined;
  list_price?: number | undefined;
  currency?: string | undefined;
  availability?: string | undefined;
  url?: string | undefined;
  image?: string | undefined;
  rating?: number | undefined;
  reviews?: number | undefined;
}

/** An object without its fields that say nothing. */
export const defined = <T extends object>(fields: T): T => {
  const rest: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) rest[key] = fields[key];
  return rest as T;
};

/** Whether two may mean the same: what one of them does not say, the other may. */
export const agree = (a: unknown, b: unknown): boolean => a == null || b == null || a === b;

/** Every id an item goes by. */
export const idsOf = (item: Item): string[] => [
  item.item_id,
  ...(item.sku ? [item.sku] : []),
  ...(item.aliases ?? []),
];

/** Every id a product goes by. */
export const idsOfProduct = ({ id, aliases = [] }: Product): string[] => [id, ...aliases];

/** Whether one of these ids is a product's own, or an alias of it. */
export const names = ({ id, aliases }: Product, ids: readonly string[]): boolean =>
  ids.includes(id) || !!aliases?.some((alias) => ids.includes(alias));

/** Whether an item's own id is a better name for a product: a new one, or one that the item puts above the old. */
export const renames = (item: Item, known: Product): boolean =>
  item.item_id !== known.id && (idsOf(item).includes(known.id) || !names(known, [item.item_id]));

/** The product an item is of; what the item does not say is left out. */
export function productOf(item: Item): Product {
  const { item_id: id, item_name: name, item_brand: brand, item_variant: variant, ...rest } = item;
  const { sku, price, list_price, currency, availability, url, image, rating, reviews } = rest;
  const levels = categories(item);
  const aliases = idsOf(item).filter((other) => other !== id);
  return defined({
    id,
    aliases: aliases.length ? aliases : undefined,
    sku,
    name,
    brand,
    variant,
    categories: levels.length ? levels : undefined,
    price,
    list_price,
    currency,
    availability,
    url,
    image,
    rating,
    reviews,
  });
}

/** The dearest of some products; the first of those that cost the same. */
export const dearest = <T extends Product>(products: readonly T[]): T | undefined =>
  products.reduce<T | undefined>(
    (top, each) => (top && (top.price ?? 0) >= (each.price ?? 0) ? top : each),
    undefined,
  );
