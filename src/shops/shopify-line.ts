import type { Item } from "../core/event.js";
import type { Entry } from "./loose-item.js";

/** The number in a Shopify id: `gid://shopify/ProductVariant/123`, `123`. */
export const numberOf = (id: unknown): string => /(\d+)(\?.*)?$/.exec(`${id}`)?.[1] ?? "";

/** Minor units, as Shopify has them in every currency. */
export const major = (amount: unknown): number | undefined => (amount == null ? undefined : +amount / 100);

const DEFAULT = "Default Title";
export const variantName = (title: unknown): string | undefined =>
  title && title !== DEFAULT ? `${title}` : undefined;

/** A line of `/cart.js`. */
export function lineOf(line: Entry, currency: unknown): Item {
  const { product_id, variant_id, id, product_title, title, variant_title, sku, vendor, quantity } = line;
  const { final_price, price, original_price, url, image } = line;
  const now = major(final_price ?? price);
  const full = major(original_price);
  return {
    item_id: `${product_id ?? id}`,
    aliases: [`${variant_id ?? id}`],
    item_name: product_title ?? title,
    item_variant: variantName(variant_title),
    item_brand: vendor || undefined,
    sku: sku || undefined,
    price: now,
    list_price: full && now !== undefined && full > now ? full : undefined,
    quantity,
    currency,
    url,
    image,
  } as Item;
}
