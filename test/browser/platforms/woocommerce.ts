// A WooCommerce shop as PLATFORMS.md 1.2 describes it: body classes, cookies, the classic AJAX and the form that posts
// and reloads, the blocks' events and the Store API's cart, addresses included.
import type { ServerResponse } from "node:http";
import { htmlPage } from "../harness.js";
import type { SiteServer } from "../server.js";
import { route, rules } from "./shop.js";

const CATALOG = new Map([
  [
    38,
    { parent: 22, slug: "beanie", name: "Beanie &amp; Logo", sku: "beanie-red", price: "1800", value: "Red" },
  ],
  [
    39,
    {
      parent: 22,
      slug: "beanie",
      name: "Beanie &amp; Logo",
      sku: "beanie-blue",
      price: "1900",
      value: "Blue",
    },
  ],
  [50, { parent: 50, slug: "cup", name: "Cup", sku: "cup", price: "990", value: undefined }],
]);
const MONEY = { currency_code: "USD", currency_symbol: "$", currency_minor_unit: 2 };
const PERSON = { first_name: "John", last_name: "Doe", email: "checkout@templates.com", phone: "123456778" };

/** The classic templates, with jQuery, or the blocks without. */
export type Kind = "classic" | "blocks";

/** What of jQuery the classic scripts need: events on elements, handlers that are properties among them. */
const classic = `
const handlers = new Map();
window.jQuery = (element) => ({
  on(name, heard) { handlers.set(name, [...(handlers.get(name) ?? []), heard]); },
  trigger(name, given = []) {
    for (const heard of handlers.get(name) ?? []) heard({ type: name }, ...given);
    element["on" + name]?.({ type: name }, ...given);
  },
});
// The blocks tell on what jQuery triggers.
for (const name of ["added_to_cart", "removed_from_cart"])
  jQuery(document.body).on(name, () => document.body.dispatchEvent(new CustomEvent("wc-blocks_" + name, { bubbles: true, detail: { preserveCartData: false } })));
`;

const script = `
const ajax = (endpoint, data) => fetch("?wc-ajax=" + endpoint, { method: "POST", body: new URLSearchParams(data) }).then((response) => response.json());
const store = (path, data) => fetch("/wp-json/wc/store/v1/cart/" + path, { method: "POST", body: JSON.stringify(data), headers: { "Content-Type": "application/json", Nonce: "n" } });
addEventListener("click", async ({ target }) => {
  if (target.matches(".ajax_add_to_cart")) {
    const { fragments, cart_hash } = await ajax("add_to_cart", { product_id: target.dataset.product_id, quantity: 1 });
    jQuery(document.body).trigger("added_to_cart", [fragments, cart_hash, [target]]);
  } else if (target.matches(".iapi")) {
    await store("add-item", { id: +target.value, quantity: 1 });
    dispatchEvent(new CustomEvent("wc-blocks_store_sync_required", { detail: { type: "from_iAPI", quantityChanges: { productsPendingAdd: [+target.value] } } }));
  } else if (target.matches(".block")) {
    const [path, change] = +target.value ? ["update-item", "cartItemsPendingQuantity"] : ["remove-item", "cartItemsPendingDelete"];
    await store(path, { key: "key38", quantity: +target.value });
    dispatchEvent(new CustomEvent("wc-blocks_store_sync_required", { detail: { type: "from_@wordpress/data", quantityChanges: { [change]: ["key38"] } } }));
  } else if (target.matches(".update")) {
    await fetch("/cart/", { method: "POST", body: new URLSearchParams({ "cart[key38][qty]": target.value, update_cart: "1" }) });
    for (const name of ["updated_wc_div", "updated_cart_totals"]) jQuery(document.body).trigger(name);
  } else if (target.matches(".remove")) {
    const { fragments, cart_hash } = await ajax("remove_from_cart", { cart_item_key: target.value });
    jQuery(document.body).trigger("removed_from_cart", [fragments, cart_hash, [target]]);
  }
});
document.querySelector("select")?.addEventListener("change", ({ target }) => {
  document.querySelector("[name=variation_id]").value = target.value;
  jQuery(document.body).trigger("found_variation", [{ variation_id: +target.value, sku: target.selectedOptions[0].dataset.sku, display_price: +target.selectedOptions[0].dataset.price }]);
});
`;

/** The line that is meant. */
const keyed = ({ key }: Record<string, unknown>) => Number(`${key}`.slice(3));

/** Serves the shop, with an empty cart. */
export function serveWoo(site: SiteServer, kind: Kind) {
  let lines = new Map<number, number>();

  const setCookies = (response: ServerResponse) => {
    const hash = [...lines].join("-").replace(/\W/g, "x");
    response.setHeader("set-cookie", [
      `woocommerce_items_in_cart=${lines.size ? 1 : 0}; path=/`,
      `woocommerce_cart_hash=${hash}; path=/`,
    ]);
    return { fragments: { ".cart": `<b>${lines.size}</b>` }, cart_hash: hash };
  };
  const add = (id: number, quantity: number) => lines.set(id, (lines.get(id) ?? 0) + quantity);
  const cart = () => ({
    items: [...lines].map(([id, quantity]) => {
      const { slug, name, sku, price, value } = CATALOG.get(id)!;
      return {
        key: `key${id}`,
        id,
        quantity,
        name,
        sku,
        permalink: `${site.origin}/product/${slug}/${value ? `?attribute_color=${value}` : ""}`,
        images: [],
        variation: value ? [{ attribute: "Color", value }] : [],
        prices: { price, regular_price: price, sale_price: price, ...MONEY },
        totals: { line_total: `${+price * quantity}`, ...MONEY },
      };
    }),
    totals: { ...MONEY },
    items_count: 1,
    shipping_address: PERSON,
    billing_address: PERSON,
  });

  const page = (classes: string, body: string) =>
    htmlPage({
      head: '<script defer src="/woo.js"></script>',
      body: `<script>document.body.className = ${JSON.stringify(`woocommerce-no-js ${classes}`)}</script>
<nav><a href="/cart/">Cart</a></nav>${body}`,
      tag: { "data-rules": "/floorwalker.json" },
    });
  const form = `<form class="cart" method="post" enctype="multipart/form-data">
<select aria-label="Color"><option value="">Choose<option value="38" data-sku="beanie-red" data-price="18">Red<option value="39" data-sku="beanie-blue" data-price="19">Blue</select>
<input name="quantity" value="1" aria-label="Quantity"><input type="hidden" name="variation_id" value="0">
<button type="submit">Add to cart</button><input type="hidden" name="add-to-cart" value="22"></form>`;
  const buttons = `<button class="iapi" value="38">Red</button><button class="iapi" value="39">Blue</button>`;
  const beanie = page(
    "product-template-default single single-product postid-22 woocommerce woocommerce-page",
    `<main><h1>Beanie</h1>${kind === "classic" ? form : buttons}</main>`,
  );

  site.serve({
    "/floorwalker.json": rules("50"),
    "/catalog.json": JSON.stringify({
      items: [{ item_id: "50", item_name: "Cup", price: 9.9, url: "/product/cup/" }],
    }),
    "/woo.js": (kind === "classic" ? classic : "") + script,
    "/product/beanie/": route((sent, _url, response) => {
      if (sent["add-to-cart"]) add(Number(sent.variation_id), Number(sent.quantity));
      setCookies(response);
      return beanie;
    }),
    "/shop/": route((sent, url, response) => {
      const ajax = url.searchParams.get("wc-ajax");
      const linked = url.searchParams.get("add-to-cart");
      if (ajax === "add_to_cart") {
        if (!CATALOG.has(Number(sent.product_id))) return { error: true, product_url: "/product/beanie/" };
        add(Number(sent.product_id), Number(sent.quantity));
      }
      if (linked) add(Number(linked), 1);
      const fragments = setCookies(response);
      return ajax
        ? fragments
        : page(
            "archive woocommerce woocommerce-page",
            `<main><h1>Shop</h1>${kind === "classic" ? '<button class="ajax_add_to_cart" data-product_id="50">Cup by AJAX</button>' : ""}
<button class="iapi" value="50">Cup by block</button><a href="/shop/?add-to-cart=50">Cup by link</a></main>`,
          );
    }),
    "/cart/": route((sent, url, response) => {
      if (url.searchParams.get("wc-ajax") === "remove_from_cart") {
        lines.delete(Number(`${sent.cart_item_key}`.slice(3)));
        return setCookies(response);
      }
      if (sent.update_cart) lines.set(38, Number(sent["cart[key38][qty]"]));
      setCookies(response);
      return page(
        "woocommerce-cart woocommerce-page",
        `<main><h1>Cart</h1>${
          kind === "classic"
            ? '<button class="update" value="1">One only</button><button class="remove" value="key38">Remove</button>'
            : '<button class="block" value="1">One only</button><button class="block" value="0">Remove</button>'
        }<a href="/checkout/">Check out</a></main>`,
      );
    }),
    "/checkout/": route(() =>
      page(
        "woocommerce-checkout woocommerce-page",
        '<main><h1>Checkout</h1><form action="/checkout/order-received/77/" method="get"><input name="key" value="wc_order_x" hidden><button>Pay</button></form></main>',
      ),
    ),
    "/checkout/order-received/77/": route((_sent, _url, response) => {
      lines = new Map();
      setCookies(response);
      return page(
        "woocommerce-checkout woocommerce-page woocommerce-order-received",
        "<main><h1>Thank you</h1></main>",
      );
    }),
    "/wp-json/wc/store/v1/cart": route(cart),
    "/wp-json/wc/store/v1/cart/add-item": route((sent, _url, response) => {
      add(Number(sent.id), Number(sent.quantity));
      setCookies(response);
      return cart();
    }),
    "/wp-json/wc/store/v1/cart/update-item": route((sent, _url, response) => {
      lines.set(keyed(sent), Number(sent.quantity));
      setCookies(response);
      return cart();
    }),
    "/wp-json/wc/store/v1/cart/remove-item": route((sent, _url, response) => {
      lines.delete(keyed(sent));
      setCookies(response);
      return cart();
    }),
  });
}
