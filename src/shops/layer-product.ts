import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { amountOf, type Entry } from "./loose-item.js";

/**
 * `product`, `productDetails`, `product_id`, `productPrice`, Google's `ecomm_prodid`; within a product also `name`,
 * `sku_code`, `unit_sale_price`, `basePrice`.
 */
const KEY =
  /^(product|ecomm_(?:prod|total)?)?_?(?:(id|name|brand|category|variant)|(sku(?:_?code)?|(?:unit_?|base_?)?(?:sale_?)?price|currency|url)|(ean)|value|details?|data|info|)$/i;
/** Products are so deep in an entry: `product.productInfo.sku`. */
const DEPTH = 2;

/**
 * What an entry of a data layer says of the page's product outside of any ecommerce event; other keys are not read.
 *
 * @param unwrap what is made of a value first
 */
export function productFields(entry: Entry, unwrap = (value: unknown) => value, depth = 0): Partial<Item> {
  const fields: Entry = {};
  for (const key of Object.keys(entry)) {
    const [all, product, item, plain, ean] = KEY.exec(key) ?? [];
    if (!all || !(product || depth)) continue;
    const value = unwrap(entry[key]);
    if (isObject(value)) {
      // Of what a product has, its brand may have a name as well.
      if (depth < DEPTH && !item) Object.assign(fields, productFields(value, unwrap, depth + 1));
    }
    // No price is 0, and no list is one product.
    else if (value && typeof value !== "object") {
      const field = item
        ? `item_${item}`
        : ean
          ? "sku"
          : (plain?.replace(/.*(?=price)|_?code/i, "") ?? "price");
      fields[field.toLowerCase()] = /price/i.test(field) ? amountOf(value) : value;
    }
  }
  return fields;
}

/** A list of one is that one: so Tealium and the W3C's layer tell of a single product. */
export const onlyOne = (value: unknown): unknown =>
  Array.isArray(value) && value.length < 2 ? value[0] : value;
