import { isObject } from "../core/check.js";
import type { Line } from "./basket.js";
import { decode } from "./entities.js";
import type { Entry } from "./loose-item.js";
import { parsePrice } from "./price.js";

/** What Magento keeps of the visitor in local storage, section by section; of these only the cart is ours to know. */
const KEY = "mage-cache-storage";

/** The cart's section of what local storage holds; no other is kept. */
export function cartIn(text: string | null): unknown {
  return text ? (Object(JSON.parse(text)) as Entry).cart : undefined;
}

/** The section as it is stored now, if it is. */
export const storedCart = ({ localStorage }: Window): unknown => cartIn(localStorage.getItem(KEY));

/** What another tab has just stored. */
export const cartFrom = ({ key, newValue }: StorageEvent): unknown =>
  key === KEY ? cartIn(newValue) : undefined;

/** The stamp of the cart's section that is the newest, as the cookie tells. */
export const stampIn = (cookies: string): string | undefined =>
  /(?:^|; )section_data_ids=[^;]*?%22cart%22(?::|%3A)(\d+)/i.exec(cookies)?.[1];

/** The lines of the cart's section; `part` where it holds only the latest of them. Prices are pieces of HTML, too. */
export function sectionLines(section: unknown): { lines: Line[]; part: boolean } | undefined {
  const { items, summary_count } = Object(section) as Entry;
  if (!Array.isArray(items)) return;
  const lines = items.filter(isObject).map((item) => {
    const shown = parsePrice(decode(`${item.product_price}`.replace(/<[^>]*>/g, " ")));
    return {
      item_id: `${item.product_id}`,
      sku: item.product_sku ? `${item.product_sku}` : undefined,
      item_name: decode(`${item.product_name ?? ""}`),
      quantity: +`${item.qty}` || 1,
      price: +`${item.product_price_value}` || shown?.amount,
      currency: shown?.currency || undefined,
      url: item.product_url,
      image: (Object(item.product_image) as Entry).src,
    };
  });
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return { lines, part: units < +`${summary_count ?? 0}` };
}
