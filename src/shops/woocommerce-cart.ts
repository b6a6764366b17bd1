import type { Item } from "../core/event.js";
import type { ShopPort } from "./adapter.js";
import { pathOf, resolve } from "./address.js";
import { ask } from "./ask.js";
import { decode } from "./entities.js";
import { type KeptCart, keepCart } from "./kept-cart.js";
import type { Entry } from "./loose-item.js";
import type { WholeCart } from "./tell-cart.js";

/** A line of the Store API's cart; its `id` is the variation's. Names hold entities, prices are minor units in texts. */
function lineOf(
  base: string,
  { id, sku, name, quantity, permalink, images, variation, prices }: Entry,
): Item {
  const { price, regular_price, currency_code, currency_minor_unit } = Object(prices) as Entry;
  const major = (amount: unknown) => +`${amount}` / 10 ** +`${currency_minor_unit}` || undefined;
  const [image] = (images ?? []) as Entry[];
  const url = resolve(permalink as string, base);
  const values = ((variation ?? []) as Entry[]).map(({ value }) => value);
  return {
    item_id: `${id}`,
    // The product's page may know it by another id than the variation's.
    aliases: url && [pathOf(url)],
    item_name: decode(`${name}`),
    item_variant: values.join(", ") || undefined,
    sku: sku || undefined,
    price: major(price) ?? 0,
    list_price: +`${regular_price}` > +`${price}` ? major(regular_price) : undefined,
    currency: currency_code,
    quantity,
    url: permalink,
    image: image?.thumbnail ?? image?.src,
  } as Item;
}

/**
 * The Store API's cart: WordPress may live in a folder, or have no addresses but `?rest_route=`, and its page says so.
 * The page's own origin is asked, where the visitor's cart is.
 */
function cartAddress({ document }: Window): string {
  const { href = "/wp-json/" } =
    document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]') ?? {};
  return `${href.replace(/^\w+:\/\/[^/]+/, "")}wc/store/v1/cart`;
}

/** Whether there is a cart, and which, by WooCommerce's own cookies: no request is needed to know. */
export const cookieOf = ({ cookie }: Document) => ({
  filled: /woocommerce_items_in_cart=[^0;]/.test(cookie),
  hash: /woocommerce_cart_hash=(\w*)/.exec(cookie)?.[1],
});

/**
 * WooCommerce's cart, read from the Store API where a change was heard; of its answer only the lines are read, for it
 * holds addresses, too.
 */
export function wooCart(port: ShopPort): KeptCart {
  const { border, window } = port;
  const { document, location } = window;
  const { filled } = cookieOf(document);
  let { hash } = cookieOf(document);

  const cart = keepCart(port, {
    async read() {
      const answer = await ask(port, cartAddress(window));
      if (!answer) return;
      ({ hash } = cookieOf(document));
      const items = (answer.items as Entry[]).map((line) => lineOf(document.baseURI, line));
      return { items, currency: items[0]?.currency } as WholeCart;
    },
    before: () => (filled ? undefined : { lines: [], dwell: 0, session: 0 }),
  });

  const wanted = () => {
    const { lines = [] } = port.memory().cart ?? {};
    if (cookieOf(document).filled === !lines[0]) cart.look();
  };
  port.onMemory(wanted);
  // The cart was changed in another tab.
  border.listen(document, "visibilitychange", () => {
    const now = cookieOf(document).hash;
    if (document.visibilityState === "visible" && now !== hash) cart.look();
    hash = now;
  });

  border.listen(
    window,
    "wc-blocks_added_to_cart wc-blocks_removed_from_cart wc-blocks_store_sync_required",
    ({ detail }: CustomEvent) => {
      const { productsPendingAdd = [] } = Object(Object(detail).quantityChanges) as Record<string, unknown[]>;
      cart.changed(...[productsPendingAdd].flat().map((id) => ({ id: `${id}` })));
    },
  );

  const added = new URLSearchParams(location.search).get("add-to-cart");
  const [referrer] = document.referrer.split(/[?#]/);
  if (added) cart.changed({ id: added });
  // A form that posts comes back to its own page.
  else if (referrer === location.origin + location.pathname) cart.look();
  return cart;
}

/** Puts a product into the cart by the shop's own AJAX, and says so as its button would. */
export async function addProduct(
  port: ShopPort,
  cart: KeptCart,
  id: string,
  quantity: number,
): Promise<boolean> {
  const answer = await ask(port, "?wc-ajax=add_to_cart", { product_id: id, quantity });
  const { fragments, cart_hash } = answer ?? {};
  if (!fragments) return false;
  cart.changed({ id, quantity });
  port.border.safely(() => {
    const { jQuery, document } = port.window as unknown as Window & {
      jQuery?: (of: Element) => { trigger(name: string, given: unknown[]): void };
    };
    const { body } = document;
    if (jQuery) jQuery(body).trigger("added_to_cart", [fragments, cart_hash]);
    else
      body.dispatchEvent(
        new CustomEvent("wc-blocks_added_to_cart", { bubbles: true, detail: { preserveCartData: false } }),
      );
  })();
  return true;
}
