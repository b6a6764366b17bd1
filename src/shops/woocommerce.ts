import type { Item } from "../core/event.js";
import { defined, idsOf } from "../core/product.js";
import type { Adapter, ShopPort } from "./adapter.js";
import { fieldOf, onCartForm } from "./cart-form.js";
import { onJquery } from "./jquery-events.js";
import type { Entry } from "./loose-item.js";
import { onceIs } from "./occasions.js";
import { stagesOf, typeByClass } from "./stages.js";
import { addProduct, cookieOf, wooCart } from "./woocommerce-cart.js";

/** Classes of `body` by the type of page they mean; the first wins, for an order's page is also a checkout's. */
const PAGES = {
  "woocommerce-order-received": "confirmation",
  "woocommerce-checkout": "checkout",
  "woocommerce-cart": "cart",
  "single-product": "product",
  "search-results": "search",
  "tax-product_cat": "category",
  "tax-product_tag": "category",
  "post-type-archive-product": "category",
};

/** WooCommerce's globals. */
const GLOBALS = ["wc_add_to_cart_params", "wc_cart_fragments_params", "woocommerce_params", "wcSettings"];

/** A variation's id, else the product's. */
const idIn = (form: ParentNode): string =>
  [fieldOf(form, "variation_id"), fieldOf(form, "add-to-cart")].find((id) => +id) ?? "";

/** WooCommerce, as its page tells: the page's type and product, the cart, the order, and its own way into the cart. */
export const woocommerce: Adapter = (port) =>
  onceIs(
    port,
    (document) =>
      /(^|\s)woocommerce/.test(document.body.className) ||
      GLOBALS.some((name) => name in port.window) ||
      cookieOf(document).filled,
    () => begin(port),
  );

function begin(port: ShopPort): void {
  const { document, location } = port.window;
  const order = /\/order-received\/(\d+)/.exec(location.pathname)?.[1];
  const type = order ? "confirmation" : typeByClass(document, PAGES);
  const id = type === "product" ? /(?:^|\s)postid-(\d+)/.exec(document.body.className)?.[1] : undefined;

  const cart = wooCart(port);
  // A declined order has the page of one that was placed.
  if (type && document.querySelector(".woocommerce-thankyou-order-failed")) port.pageType("platform", type);
  else stagesOf(port)(type, order);
  if (id) port.item("platform", { item_id: id });
  if (type === "cart") cart.look();

  onJquery(port, "added_to_cart", (_fragments, _hash, given) => {
    const button = (given as HTMLButtonElement[] | undefined)?.[0];
    const { product_id, quantity } = button?.dataset ?? {};
    cart.changed({ id: product_id || button?.value || "", quantity: +`${quantity}` || undefined });
  });
  for (const name of ["removed_from_cart", "updated_wc_div", "updated_cart_totals", "wc_cart_emptied"])
    onJquery(port, name, () => cart.changed());
  onJquery(port, "found_variation", function (variation) {
    const { display_price, variation_id, sku } = Object(variation) as Entry;
    // A quick view has the form of another product.
    const { product_id = id } = Object(this.target?.dataset);
    if (!id || product_id !== id || !variation_id) return;
    port.item(
      "platform",
      defined({
        item_id: id,
        aliases: [`${variation_id}`],
        price: display_price,
        sku: sku || undefined,
      } as Item),
    );
  });
  onCartForm(port, "form.cart", "quantity", idIn, cart.expect);

  port.canAdd(async (item, quantity) => {
    // A number may be a SKU, and another product's id.
    const ids = idsOf(item).filter((each) => /^\d+$/.test(each) && each !== item.sku);
    const form = document.querySelector("form.cart");
    const chosen = id && ids.includes(id) && form ? idIn(form) : ids[0];
    return !!chosen && addProduct(port, cart, chosen, quantity);
  });
}
