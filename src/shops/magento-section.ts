import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { decode } from "./entities.js";
import type { Entry } from "./loose-item.js";
import { parsePrice } from "./price.js";
import type { WholeCart } from "./tell-cart.js";

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

/** Hyvä's own global, by which its front end is known. */
export const hyvaOf = (window: Window): unknown =>
  (window as { hyva?: { getCookie?: unknown } }).hyva?.getCookie;

/** The versions of what is stored: the shop's cookie changes with each form posted, Hyvä keeps the one it loaded. */
const VERSION = "private_content_version";

/** Whether the shop has given up what is stored: the session is over, or a form was posted since. */
export function isVoid(window: Window): boolean {
  const { document, localStorage } = window;
  const version = new RegExp(`(?:^|; )${VERSION}=([^;]+)`).exec(document.cookie)?.[1];
  const kept = localStorage.getItem(VERSION);
  return (
    !/(^|; )(mage-cache-sessid|section_data_ids)=[^;]/.test(document.cookie) ||
    // Luma keeps none.
    !!(version && version !== kept && (kept || hyvaOf(window)))
  );
}

/** The stamp of the cart's section that is the newest, as the cookie tells. */
export const stampIn = (cookies: string): string | undefined =>
  /(?:^|; )section_data_ids=[^;]*?%22cart%22(?::|%3A)(\d+)/i.exec(cookies)?.[1];

/** A line of the cart's section. Its price may be a piece of HTML. */
function lineOf(item: Entry): Item {
  const { product_id, product_sku, product_name, qty, product_price, product_price_value } = item;
  const shown = parsePrice(decode(`${product_price}`.replace(/<[^>]*>/g, " ")));
  return {
    item_id: `${product_id}`,
    sku: product_sku ? `${product_sku}` : undefined,
    item_name: decode(`${product_name ?? ""}`),
    quantity: +`${qty}` || 1,
    price: +`${product_price_value}` || shown?.amount,
    currency: shown?.currency || undefined,
    url: item.product_url,
    image: (Object(item.product_image) as Entry).src,
  } as Item;
}

/** The cart that a section holds, or the latest lines of it. */
export function cartOf(section: unknown): WholeCart | undefined {
  const { items: given, summary_count } = Object(section) as Entry;
  if (!Array.isArray(given)) return;
  const items = given.filter(isObject).map(lineOf);
  const units = items.reduce((sum, { quantity = 0 }) => sum + quantity, 0);
  const all = +`${summary_count ?? 0}`;
  return { items, part: units < all ? all : undefined };
}
