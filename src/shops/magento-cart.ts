import type { Item } from "../core/event.js";
import type { ShopPort } from "./adapter.js";
import { ask } from "./ask.js";
import { fieldOf, onCartForm } from "./cart-form.js";
import type { Entry } from "./loose-item.js";
import { cartFrom, cartOf, isVoid, stampIn, storedCart } from "./magento-section.js";
import { onOccasion } from "./occasions.js";
import { tellCart, type WholeCart } from "./tell-cart.js";

/** Luma's module of what is known of the visitor; of it only the cart is asked for. */
interface CustomerData {
  get(section: "cart"): { subscribe(heard: (section: unknown) => void): { dispose?(): void } };
  reload(sections: string[], stamp: boolean): unknown;
}
interface Require {
  (module: string): CustomerData;
  defined?(module: string): boolean;
}

/**
 * Magento's cart: Luma keeps it in local storage and tells of it by an observable, Hyvä by an event. What another tab
 * stores is told there.
 */
export function magentoCart(port: ShopPort): void {
  const { border, window } = port;
  const { document } = window;
  /** Changes of the cart are heard: a cart was, or the visitor has clicked since one was found in the store. */
  let hears = false;
  let last: WholeCart | undefined;
  let subscribed = false;
  let stamp: string | undefined | null = null;

  const tell = (section: unknown, changed = hears, stored?: boolean) => {
    const cart = cartOf(section);
    if (!cart) return;
    // What is told first in a document is no change; nor is what is loaded as what was stored turns out to be old.
    tellCart(port, cart, { changed, last });
    last = cart;
    hears ||= !stored;
  };
  /** A section that was stored is out of date once the cookie has another stamp. */
  const tellFresh = (section: unknown, stored?: boolean) => {
    const newest = stampIn(document.cookie);
    stamp = newest;
    const { data_id = newest } = Object(section) as Entry;
    if (!isVoid(window) && (!newest || newest === `${data_id}`)) tell(section, hears, stored);
  };

  const customerData = () => {
    const { require } = window as unknown as { require?: Require };
    const name = "Magento_Customer/js/customer-data";
    // What is not there yet is not fetched for us.
    return require?.defined?.(name) ? require(name) : undefined;
  };
  const subscribe = () => {
    const subscription = customerData()
      ?.get("cart")
      // The cookie is written after all were told.
      .subscribe(border.safely((section) => void border.later(0, () => tellFresh(section))));
    subscribed = !!subscription;
    border.signal.addEventListener("abort", () => subscription?.dispose?.());
  };

  border.listen<StorageEvent>(window, "storage", (event) => tell(cartFrom(event), false));
  border.listen<CustomEvent>(window, "private-content-loaded", ({ detail }) =>
    tell((Object((Object(detail) as Entry).data) as Entry).cart),
  );
  onOccasion(port, () => {
    if (!subscribed) subscribe();
    if (stampIn(document.cookie) !== stamp) tellFresh(storedCart(window), true);
  });
  border.listen(document, "click", () => {
    hears ||= !!last;
  });
  onCartForm(port, 'form[action*="/checkout/cart/add"]', "qty", (form) => fieldOf(form, "product"));

  /** The shop's own way; then its scripts are asked to load the cart anew. */
  port.canAdd(async ({ item_id, sku, aliases = [] }: Item, qty) => {
    // A SKU may look like a number, which is another product's then.
    const product = [item_id, ...aliases].find((id) => /^\d+$/.test(id) && id !== sku);
    const form_key = /(?:^|; )form_key=([^;]+)/.exec(document.cookie)?.[1];
    if (!product || !form_key) return false;
    const { BASE_URL = "/" } = window as { BASE_URL?: string };
    const answer = await ask(port, `${BASE_URL}checkout/cart/add`, { product, qty, form_key });
    // Elsewhere there is more to choose, or nothing left.
    if (!answer || !/^(undefined|.*\/cart\/?)$/.test(`${answer.backUrl}`)) return false;
    customerData()?.reload(["cart"], true);
    window.dispatchEvent(new CustomEvent("reload-customer-section-data"));
    return true;
  });
}
