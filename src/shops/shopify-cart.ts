import type { Params } from "../core/event.js";
import type { ShopPort } from "./adapter.js";
import { ask } from "./ask.js";
import { onCartForm } from "./cart-form.js";
import { type KeptCart, keepCart } from "./kept-cart.js";
import type { Entry } from "./loose-item.js";
import { cartAddress, onBus } from "./shopify-bus.js";
import { lineOf, major, numberOf } from "./shopify-line.js";
import type { WholeCart } from "./tell-cart.js";

/** Who left for checkout longer ago has not just bought. */
const RECENT = 7 * 864e5;

/**
 * Shopify's cart: standard storefront events, Dawn's `cart-update`, and requests to the cart that any theme makes,
 * are signs of a change; what it holds then is read from `/cart.js`. A purchase is inferred: the visitor left for
 * checkout, and finds another cart on return; or an empty one, where it isn't known which it was.
 */
export function shopifyCart(port: ShopPort): KeptCart {
  const { border, window } = port;
  const { document, location } = window;
  const tell = (name: string, params: Params) => {
    if (!border.signal.aborted) port.event("platform", name, params);
  };
  /** Which cart it was: another one is begun once it is bought. */
  let token: unknown;
  /** Where a cart is emptied by hand, even without a script. */
  const isCartPage = () => /\/cart\/?$/.test(location.pathname);

  const cart = keepCart(port, {
    async read(changed) {
      const answer = await ask(port, cartAddress(port, ".js"));
      if (!answer) return;
      const { currency, total_price, token: now } = answer;
      const lines = answer.items as Entry[];
      const over = token ? token !== now : !lines[0];
      token = now;
      const { cart: known, checkout = 0 } = port.memory();
      const left = known?.lines[0] && border.now() - checkout < RECENT;
      if (!changed && left && over && !isCartPage()) tell("purchase", {});
      const items = lines.map((line) => lineOf(line, currency));
      return { items, value: major(total_price), currency } as WholeCart;
    },
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

  onBus(port, "cart-update", ({ source, productVariantId, cartData }) => {
    if ((cartData as Entry | undefined)?.status) return;
    cart.changed(...(/cart/.test(`${source}`) ? [] : [{ id: numberOf(productVariantId) }]));
  });

  // Any theme's own requests: heard without touching them.
  const observer = new window.PerformanceObserver(
    border.safely((list: PerformanceObserverEntryList) => {
      if (list.getEntries().some(({ name }) => /\/cart\/(add|change|update|clear)\b/.test(name)))
        cart.changed();
    }),
  );
  observer.observe({ type: "resource" });
  border.signal.addEventListener("abort", () => observer.disconnect());

  onCartForm(
    port,
    'form[action*="/cart/add"]',
    "quantity",
    (form) => numberOf(form.querySelector<HTMLInputElement>("[name=id]")?.value),
    cart.expect,
  );

  border.listen(document, "click", ({ target }) => {
    if (
      (target as Element).closest?.(
        'a[href*="/checkout"],[name=checkout],[action*="/checkout"] [type=submit]',
      )
    )
      tell("begin_checkout", {});
  });
  const back = () => {
    const { cart: known, checkout } = port.memory();
    if (document.visibilityState === "visible" && (known?.lines[0] || checkout)) cart.look();
  };
  border.listen(document, "visibilitychange", back);
  port.onMemory(() => {
    if (port.memory().checkout) back();
  });
  if (isCartPage()) cart.look();
  return cart;
}
