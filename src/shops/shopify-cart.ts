import type { Item } from "../core/event.js";
import type { ShopPort } from "./adapter.js";
import { onCartForm } from "./cart-form.js";
import type { Entry } from "./loose-item.js";
import { type KeptCart, keepCart } from "./platform-cart.js";

/** What of Shopify's global is used; `window.Shopify.customer…` is not. */
export interface ShopifyGlobal {
  routes?: { root?: string };
  actions?: {
    updateCart?(change: object): Promise<{ userErrors?: unknown[] } | undefined>;
    openCart?(): unknown;
  };
}

type Bus = {
  Shopify?: ShopifyGlobal;
  subscribe?: (event: string, heard: (given: Entry) => void) => unknown;
  publish?: (event: string, given: object) => void;
};

/** The number in a Shopify id: `gid://shopify/ProductVariant/123`, `123`. */
export const numberOf = (id: unknown): string => /(\d+)(\?.*)?$/.exec(`${id}`)?.[1] ?? "";

/** Minor units, as Shopify has them in every currency. */
export const major = (amount: unknown): number | undefined => (amount == null ? undefined : +amount / 100);

const DEFAULT = "Default Title";
export const variantName = (title: unknown): string | undefined =>
  title && title !== DEFAULT ? `${title}` : undefined;

/** A line of `/cart.js`. */
function lineOf(line: Entry, currency: string): Item {
  const { product_id, variant_id, id, product_title, title, variant_title, sku, vendor, quantity } = line;
  const { final_price, price, original_price, url, image } = line;
  const now = major(final_price ?? price);
  const full = major(original_price);
  return {
    item_id: `${product_id ?? id}`,
    aliases: [`${variant_id ?? id}`],
    item_name: product_title ?? title,
    item_variant: variantName(variant_title),
    item_brand: vendor || undefined,
    sku: sku || undefined,
    price: now,
    list_price: full && now !== undefined && full > now ? full : undefined,
    quantity,
    currency,
    url,
    image,
  } as Item;
}

/**
 * Shopify's cart: standard storefront events, Dawn's `cart-update`, and requests to the cart that any theme makes,
 * are signs of a change; what it holds then is read from `/cart.js`. A purchase is inferred: the visitor left for
 * checkout, and finds the cart empty, or another one, on return.
 */
export function shopifyCart(port: ShopPort): KeptCart {
  const { border, window } = port;
  const { document, location } = window;
  const bus = window as unknown as Bus;
  /** Which cart it was: another one is begun once it is bought. */
  let token: unknown;
  let other = false;

  const root = () => {
    const path = `${bus.Shopify?.routes?.root}`;
    return /^\/(?!\/)/.test(path) ? path : "/";
  };

  const cart = keepCart(port, {
    async read() {
      const response = await window.fetch(`${root()}cart.js`);
      if (!response.ok) return;
      const { items, currency, total_price, token: now } = (await response.json()) as Entry;
      other = !!token && token !== now;
      token = now;
      return {
        items: (items as Entry[]).map((line) => lineOf(line, `${currency}`)),
        value: major(total_price),
        currency,
      } as never;
    },
    bought: ({ items }) => !items[0] || other,
  });

  // The promise is the page's: that it fails is the page's to know.
  border.listen(document, "shopify:cart:lines-update", (event: Event) => {
    const { action, lines, promise } = event as unknown as { action: string; lines: Entry[] } & {
      promise?: Promise<{ cart?: unknown; userErrors?: unknown[] }>;
    };
    const put = (action === "add" && Array.isArray(lines) ? lines : []).map(
      ({ merchandiseId, quantity }) => ({
        id: numberOf(merchandiseId),
        quantity: quantity as number,
      }),
    );
    Promise.resolve(promise).then(
      border.safely((done) => {
        if (!done?.userErrors?.length) cart.changed(...put);
      }),
      () => {},
    );
  });
  border.listen(document, "shopify:cart:view", () => cart.look());

  const off = bus.subscribe?.(
    "cart-update",
    border.safely(({ source, productVariantId, cartData }: Entry) => {
      if ((cartData as Entry | undefined)?.status) return;
      cart.changed(...(/cart/.test(`${source}`) ? [] : [{ id: numberOf(productVariantId) }]));
    }),
  );
  if (typeof off === "function") border.signal.addEventListener("abort", off as () => void);

  // Any theme's own requests: heard without touching them.
  const observer = new window.PerformanceObserver(
    border.safely((list: PerformanceObserverEntryList) => {
      if (list.getEntries().some(({ name }) => /\/cart\/(add|change|update|clear)\b/.test(name)))
        cart.changed();
    }),
  );
  observer.observe({ type: "resource" });
  border.signal.addEventListener("abort", () => observer.disconnect());

  onCartForm(port, 'form[action*="/cart/add"]', cart, (form) =>
    numberOf(form.querySelector<HTMLInputElement>("[name=id]")?.value),
  );

  border.listen(document, "click", ({ target }) => {
    if (
      (target as Element).closest?.(
        'a[href*="/checkout"],[name=checkout],[action*="/checkout"] [type=submit]',
      )
    )
      port.event("platform", "begin_checkout", {});
  });
  const back = () => {
    if (document.visibilityState === "visible" && port.memory().cart) cart.look();
  };
  border.listen(document, "visibilitychange", back);
  port.onMemory(() => {
    if (port.memory().checkout) back();
  });
  if (/\/cart\/?$/.test(location.pathname)) cart.look();
  return cart;
}

/**
 * Puts a variant into Shopify's cart: by the theme's standard action, which shows it, else by the cart's own address,
 * and says so on Dawn's bus.
 */
export async function addVariant(
  port: ShopPort,
  cart: KeptCart,
  id: string,
  quantity: number,
): Promise<boolean> {
  const { fetch } = port.window;
  const { Shopify, publish } = port.window as unknown as Bus;
  const { actions, routes } = Shopify ?? {};
  const put = { id, quantity };
  if (actions?.updateCart) {
    const lines = [{ merchandiseId: `gid://shopify/ProductVariant/${id}`, quantity }];
    if ((await actions.updateCart({ lines }))?.userErrors?.length) return false;
    cart.changed(put);
    actions.openCart?.();
    return true;
  }
  cart.expect(put);
  const response = await fetch(`${routes?.root ?? "/"}cart/add.js`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ items: [{ id: +id, quantity }] }),
  });
  const cartData = (await response.json()) as Entry;
  if (!response.ok || cartData.status) return false;
  cart.changed(put);
  port.border.safely(() =>
    publish?.("cart-update", { source: "floorwalker", productVariantId: id, cartData }),
  )();
  return true;
}
