import { type Item, readItem } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { basketOf } from "./basket.js";
import type { Entry } from "./loose-item.js";
import { cartFrom, sectionLines, stampIn, storedCart } from "./magento-cart.js";
import { onOccasion } from "./occasions.js";
import { post } from "./post.js";
import { stagesOf } from "./stages.js";

/** Classes of `body`, by which Magento is known, and the type of page they name. */
const PAGES = {
  "cms-index-index": "home",
  "catalog-category-view": "category",
  "catalog-product-view": "product",
  "catalogsearch-result-index": "search",
  "checkout-cart-index": "cart",
  "checkout-index-index": "checkout",
  "checkout-onepage-success": "confirmation",
  "customer-account-index": "account",
};

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
 * Magento 2, by the classes of its body, in both of its front ends: Luma keeps the cart in local storage and tells of
 * it by an observable, Hyvä by an event.
 */
export const magento: Adapter = (port) => {
  const { border, window } = port;
  const { document } = window;
  const basket = basketOf(port);
  const stage = stagesOf(port);
  let subscribed = false;
  let stamp: string | undefined | null = null;
  let product: string | undefined;
  port.onPage(() => {
    product = undefined;
  });

  const tell = (section: unknown, elsewhere = false) => {
    const found = sectionLines(section);
    if (found) basket(found.lines, { part: found.part, elsewhere });
  };
  /** A section that was stored is out of date once the cookie has another stamp. */
  const tellFresh = (section: unknown) => {
    const newest = stampIn(document.cookie);
    stamp = newest;
    const { data_id = newest } = Object(section) as Entry;
    if (!newest || newest === `${data_id}`) tell(section);
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

  const readProduct = () => {
    const form = document.querySelector<HTMLFormElement>("#product_addtocart_form");
    const text = (selector: string, name: string) =>
      document.querySelector(selector)?.getAttribute(name) ?? undefined;
    const sku = form?.dataset.productSku;
    const id = form?.querySelector<HTMLInputElement>("[name=product]")?.value ?? sku;
    if (!id || id === product) return;
    product = id;
    const item = readItem(
      {
        item_id: id,
        sku,
        item_name: document.querySelector("h1")?.textContent,
        price: text(
          `#product-price-${CSS.escape(id)},[data-price-amount][data-price-type=finalPrice]`,
          "data-price-amount",
        ),
        currency: text("[itemprop=priceCurrency]", "content"),
      },
      "",
      () => {},
    );
    if (item) port.item("platform", item);
  };

  /** The shop's own way; then its scripts are asked to load the cart anew. */
  const add = async ({ item_id, aliases = [] }: Item, qty: number) => {
    const product = [item_id, ...aliases].find((id) => /^\d+$/.test(id));
    const form_key = /(?:^|; )form_key=([^;]+)/.exec(document.cookie)?.[1];
    if (!product || !form_key) return false;
    const { BASE_URL = "/" } = window as { BASE_URL?: string };
    const answer = await post(`${BASE_URL}checkout/cart/add`, { product, qty, form_key });
    // Elsewhere there is more to choose, or nothing left.
    if (!answer || !/^(undefined|.*\/cart\/?)$/.test(`${(answer as Entry).backUrl}`)) return false;
    customerData()?.reload(["cart"], true);
    window.dispatchEvent(new CustomEvent("reload-customer-section-data"));
    return true;
  };

  border.listen<StorageEvent>(window, "storage", (event) => tell(cartFrom(event), true));
  border.listen<CustomEvent>(window, "private-content-loaded", ({ detail }) =>
    tell((Object((Object(detail) as Entry).data) as Entry).cart),
  );

  let found = false;
  onOccasion(port, () => {
    if (document.readyState === "loading") return;
    const { classList } = document.body;
    const [, type] = Object.entries(PAGES).find(([name]) => classList.contains(name)) ?? [];
    if (!type && !found) return;
    if (!found) port.canAdd(add);
    found = true;
    const order = document.querySelector(".checkout-success .order-number")?.textContent?.trim();
    stage(type, order);
    if (type === "product") readProduct();
    if (!subscribed) subscribe();
    if (stampIn(document.cookie) !== stamp) tellFresh(storedCart(window));
  });
};
