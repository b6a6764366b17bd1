import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { amountOf, type Entry } from "./loose-item.js";

/** A variant's id is a number like a product's: alone it would name another product. */
export const variantOf = (id: unknown, attribute: unknown): string => `${id}-${attribute || 0}`;

/** The lines of PrestaShop's cart. Amounts are numbers, or texts such as "R 21,000.00". */
export function linesOf(cart: unknown, currency: unknown): Item[] | undefined {
  const { products } = Object(cart) as Entry;
  // PHP makes an object of a list with gaps.
  if (typeof products !== "object" || !products) return;
  return Object.values(products as Entry)
    .filter(isObject)
    .map((product) => {
      const { id_product, reference, name, quantity, url, cover } = product;
      const image = Object((Object(cover) as Entry).medium) as Entry;
      return {
        item_id: `${id_product}`,
        aliases: [variantOf(id_product, product.id_product_attribute)],
        sku: reference ? `${reference}` : undefined,
        item_name: name,
        item_category: product.category_name ?? product.category,
        quantity: +`${quantity}` || 1,
        price: product.price_wt ? +`${product.price_wt}` : amountOf(product.price_amount ?? product.price),
        currency,
        url,
        image: image.url,
      } as Item;
    });
}
