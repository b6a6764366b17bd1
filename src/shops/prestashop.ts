import { type Item, readItem } from "../core/event.js";
import { hash } from "../core/hash.js";
import type { Adapter } from "./adapter.js";
import { basketOf, type Line } from "./basket.js";
import { parseLoosely } from "./json.js";
import { amountOf, type Entry } from "./loose-item.js";
import { onOccasion } from "./occasions.js";
import { post } from "./post.js";
import { linesOf, variantOf } from "./prestashop-cart.js";
import { stagesOf } from "./stages.js";

/** PrestaShop's names of pages; a `body` has them as its id. */
const PAGES: Record<string, string> = {
  index: "home",
  category: "category",
  product: "product",
  search: "search",
  cart: "cart",
  checkout: "checkout",
  "order-confirmation": "confirmation",
  "my-account": "account",
};

/** What hangs on PrestaShop's global and is read. `customer` hangs there, too, and is not. */
interface Shop {
  cart?: unknown;
  currency?: { iso_code?: string };
  page?: { page_name?: string };
  urls?: { pages?: { cart?: string } };
  static_token?: string;
  on?(name: string, heard: (told: unknown) => void): void;
  emit?(name: string, told: unknown): void;
  removeListener?(name: string, heard: (told: unknown) => void): void;
}

/**
 * PrestaShop, by `window.prestashop`: the page it says it is, its product, its cart as the page came and at each
 * `updateCart`, an order's page.
 */
export const prestashop: Adapter = (port) => {
  const { border, window } = port;
  const { document } = window;
  const basket = basketOf(port);
  const stage = stagesOf(port);
  const shopOf = () => Reflect.get(window, "prestashop") as Shop;
  const currency = () => shopOf().currency?.iso_code;
  let lines: Line[] | undefined;
  let product: string | undefined;
  let hears = false;
  port.onPage(() => {
    product = undefined;
  });

  const tell = (cart: unknown) => {
    const found = linesOf(cart, currency());
    if (!found) return;
    lines = found;
    const products = Object((Object((cart as Entry).subtotals) as Entry).products) as Entry;
    basket(found, { value: amountOf(products.amount), currency: currency() });
  };

  /** An `updateCart`: with the whole cart; with a response still to be read; or with no more than what was clicked. */
  const update = async (told: unknown) => {
    const { reason, resp } = Object(told) as Record<string, Entry | undefined>;
    const response = resp as Partial<Response> | undefined;
    const answer = Object(response?.bodyUsed === false ? await response.clone?.().json() : resp) as Entry;
    if (answer.hasError || border.signal.aborted) return;
    const { cart, linkAction, idProduct, idProductAttribute } = Object(reason) as Entry;
    const whole = answer.cart ?? cart;
    if (whole) tell(whole);
    else if (lines && linkAction === "delete-from-cart") {
      const gone = variantOf(idProduct, idProductAttribute);
      lines = lines.filter(({ aliases }) => !aliases?.includes(gone));
      basket(lines, { currency: currency() });
    }
  };

  const readProduct = () => {
    const text = document.getElementById("product-details")?.dataset.product;
    if (!text || text === product) return;
    product = text;
    const { id_product, id_product_attribute, reference, name, price_amount } = Object(
      parseLoosely(text),
    ) as Entry;
    const item = readItem(
      {
        item_id: id_product,
        aliases: [variantOf(id_product, id_product_attribute)],
        sku: reference || undefined,
        item_name: name,
        price: amountOf(price_amount),
        currency: currency(),
      },
      "",
      () => {},
    );
    if (item) port.item("platform", item);
  };

  const listen = (shop: Shop, name: string, heard: (told: unknown) => unknown) => {
    const guarded = border.safely((told: unknown) => !border.signal.aborted && heard(told));
    shop.on?.(name, guarded);
    border.signal.addEventListener("abort", () => shop.removeListener?.(name, guarded));
  };

  /** The shop's own way: its address for the cart, then word to its own scripts. */
  const add = async ({ item_id, aliases = [] }: Item, qty: number) => {
    const { static_token = "", urls, emit } = shopOf();
    const variant = aliases.find((alias) => alias.startsWith(`${item_id}-`)) ?? item_id;
    const [, id_product, id_product_attribute = 0] = /^(\d+)(?:-(\d+))?$/.exec(variant) ?? [];
    const to = urls?.pages?.cart;
    if (!id_product || !to) return false;
    const fields = { token: static_token, id_product, id_product_attribute, qty };
    const resp = Object(await post(to, { ...fields, add: 1, action: "update", ajax: 1 })) as Entry;
    if (resp.hasError || !resp.cart) return false;
    emit?.call(shopOf(), "updateCart", {
      reason: {
        idProduct: resp.id_product,
        idProductAttribute: resp.id_product_attribute,
        linkAction: "add-to-cart",
        cart: resp.cart,
      },
      resp,
    });
    return true;
  };

  onOccasion(port, () => {
    const shop = shopOf();
    if (!shop?.page) return;
    if (!hears && shop.on) {
      hears = true;
      listen(shop, "updateCart", update);
      // The theme's own listener puts the other variant in the page.
      listen(shop, "updatedProduct", () => void border.later(0, readProduct));
      port.canAdd(add);
    }
    if (document.readyState === "loading") return;
    const type = PAGES[shop.page?.page_name ?? document.body.id];
    const order = /\S+$/.exec(document.getElementById("order-reference-value")?.textContent?.trim() ?? "");
    stage(type, order?.[0] ?? `${hash(window.location.href)}`);
    if (type === "product") readProduct();
    if (!lines) tell(shop.cart);
  });
};
