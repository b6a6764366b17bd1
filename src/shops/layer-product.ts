import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { amountOf, type Entry } from "./loose-item.js";

/** `product`, `productDetails`, `product_id`, `productPrice`, Google's `ecomm_prodid`; within a product also `name`. */
const KEY =
  /^(product|ecomm_(?:prod|total)?)?_?(?:(id|name|brand|category|variant)|(sku|price|currency|url)|(ean)|value|details?|data|info|)$/i;

/** What an entry of a data layer says of the page's product outside of any ecommerce event; other keys are not read. */
export function productFields(entry: Entry, within = false): Partial<Item> {
  const fields: Entry = {};
  for (const key of Object.keys(entry)) {
    const [all, product, item, plain, ean] = KEY.exec(key) ?? [];
    if (!all || !(product || within)) continue;
    const value = entry[key];
    if (isObject(value)) Object.assign(fields, !within && productFields(value, true));
    // No price is 0, and no list is one product.
    else if (value && typeof value !== "object") {
      const field = item ? `item_${item}` : ean ? "sku" : (plain ?? "price");
      fields[field.toLowerCase()] = field === "price" ? amountOf(value) : value;
    }
  }
  return fields;
}
