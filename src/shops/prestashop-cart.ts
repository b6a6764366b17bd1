import type { Item } from "../core/event.js";
import type { ShopPort } from "./adapter.js";
import { ask } from "./ask.js";
import { parseLoosely } from "./json.js";
import { amountOf, type Entry } from "./loose-item.js";
import { onOccasion } from "./occasions.js";
import { linesOf, variantOf } from "./prestashop-lines.js";
import { currencyOf, onShop, shopOf } from "./prestashop-shop.js";
import { tellCart, type WholeCart } from "./tell-cart.js";

/** PrestaShop's cart: as the page came, and at each `updateCart`; and its own way into it. */
export function prestashopCart(port: ShopPort): void {
  let lines: Item[] | undefined;

  /** The cart has these lines now. What is told first in a document is no change. */
  const tell = (items: Item[], value?: unknown) => {
    const changed = !!lines;
    lines = items;
    tellCart(port, { items, value, currency: currencyOf(port) } as WholeCart, { changed });
  };
  const tellWhole = (cart: unknown) => {
    const { products } = Object(Object(cart).subtotals) as Record<string, Entry | undefined>;
    const items = linesOf(cart, currencyOf(port));
    if (items) tell(items, amountOf(products?.amount));
  };

  // With the whole cart; with a response still to be read; or with no more than what was clicked.
  onShop(port, "updateCart", async (told) => {
    const { reason, resp } = Object(told) as Record<string, Entry | undefined>;
    const response = resp as Partial<Response> | undefined;
    const answer = Object(response?.bodyUsed === false ? await response.clone?.().json() : resp) as Entry;
    if (answer.hasError) return;
    const { cart, linkAction, idProduct, idProductAttribute } = Object(reason) as Entry;
    const whole = answer.cart ?? cart;
    if (whole) tellWhole(whole);
    else if (lines && linkAction === "delete-from-cart") {
      const gone = variantOf(idProduct, idProductAttribute);
      tell(lines.filter(({ aliases }) => !aliases?.includes(gone)));
    }
  });

  /** The variant that the page shows. */
  const chosen = () => {
    const text = port.window.document.getElementById("product-details")?.dataset.product;
    const { id_product, id_product_attribute } = Object(parseLoosely(text ?? "")) as Entry;
    return variantOf(id_product, id_product_attribute);
  };

  /** The shop's own way: its address for the cart, then word to its own scripts. */
  port.canAdd(async ({ item_id, sku, aliases = [] }, qty) => {
    const shop = shopOf(port);
    const variants = aliases.filter((alias) => alias !== sku && alias.startsWith(`${item_id}-`));
    // Of several, only the one that the page has chosen.
    const variant = variants[1] ? variants.find((each) => each === chosen()) : (variants[0] ?? item_id);
    const [, id_product, id_product_attribute = 0] = /^(\d+)(?:-(\d+))?$/.exec(variant ?? "") ?? [];
    const to = shop?.urls?.pages?.cart;
    // A reference may look like a number, which is another product's then.
    if (!id_product || item_id === sku || !to) return false;
    const token = shop.static_token ?? "";
    const resp = await ask(port, to, {
      token,
      id_product,
      id_product_attribute,
      qty,
      add: 1,
      action: "update",
      ajax: 1,
    });
    if (!resp?.cart || resp.hasError) return false;
    // It is in the cart, whatever a theme makes of that.
    port.border.safely(() =>
      shop.emit?.("updateCart", {
        reason: {
          idProduct: resp.id_product,
          idProductAttribute: resp.id_product_attribute,
          linkAction: "add-to-cart",
          cart: resp.cart,
        },
        resp,
      }),
    )();
    return true;
  });

  onOccasion(port, () => {
    if (!lines) tellWhole(shopOf(port)?.cart);
  });
}
