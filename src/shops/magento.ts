import { readItem } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { fieldOf } from "./cart-form.js";
import { magentoCart } from "./magento-cart.js";
import { hyvaOf } from "./magento-section.js";
import { onceIs, onOccasion } from "./occasions.js";
import { pageTypeOf } from "./page-type.js";
import { stagesOf, typeByClass } from "./stages.js";

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

/** What a product's page says of it, where it has the form to put it into the cart. */
function productOn(document: Document): object | undefined {
  const form = document.querySelector<HTMLFormElement>("#product_addtocart_form");
  const text = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? undefined;
  const sku = form?.dataset.productSku;
  const id = (form && fieldOf(form, "product")) || sku;
  return id
    ? {
        item_id: id,
        sku,
        item_name: document.querySelector("h1")?.textContent,
        price: text(
          `#product-price-${CSS.escape(id)},[data-price-amount][data-price-type=finalPrice]`,
          "data-price-amount",
        ),
        currency: text("[itemprop=priceCurrency]", "content"),
      }
    : undefined;
}

/**
 * Magento 2, by the classes of its body or what its front ends (Luma, Hyvä) have on all pages: the page, its product,
 * its cart, an order's page.
 */
export const magento: Adapter = (port) => {
  const { window } = port;
  const { document, location } = window;
  onceIs(
    port,
    () =>
      typeByClass(document, PAGES) ||
      document.querySelector('[type="text/x-magento-init"]') ||
      hyvaOf(window),
    () => {
      const stage = stagesOf(port);
      let product: string | undefined;
      port.onPage(() => {
        product = undefined;
      });
      onOccasion(port, () => {
        // Extensions have pages of their own, a checkout above all, by whose address they are known.
        const type = typeByClass(document, PAGES) ?? (pageTypeOf(location) ? undefined : "other");
        stage(type, document.querySelector(".checkout-success .order-number")?.textContent?.trim());
        const item = type === "product" && readItem(productOn(document) ?? {}, "", () => {});
        if (!item || item.item_id === product) return;
        product = item.item_id;
        port.item("platform", item);
      });
      // An order is told before its cart, which is empty then.
      magentoCart(port);
    },
  );
};
