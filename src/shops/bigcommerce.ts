import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { ask } from "./ask.js";
import { onJquery } from "./jquery-events.js";
import { keepCart } from "./kept-cart.js";
import type { Entry } from "./loose-item.js";
import { onceIs } from "./occasions.js";
import type { WholeCart } from "./tell-cart.js";

const text = (value: unknown) => (value ? `${value}` : undefined);

/** A cart as the storefront's API gives it, of which there is one or none. */
function cartOf(answer: unknown): WholeCart | undefined {
  if (!Array.isArray(answer)) return;
  const { currency, baseAmount, lineItems } = Object(answer[0]) as Entry;
  const { physicalItems, digitalItems } = Object(lineItems) as Entry;
  return {
    currency: text((Object(currency) as Entry).code),
    value: baseAmount as number,
    items: [physicalItems, digitalItems]
      .flat()
      .filter(isObject)
      .map(({ productId, sku, name, url, quantity, salePrice, imageUrl }) => ({
        item_id: `${productId}`,
        sku: text(sku),
        item_name: name,
        price: salePrice,
        quantity,
        url,
        image: imageUrl,
      })) as Item[],
  } as WholeCart;
}

/** BigCommerce, by its global: the page's product, and the cart, asked for where it is not empty and as it changes. */
export const bigcommerce: Adapter = (port) => {
  onceIs(
    port,
    () => "BCData" in port.window,
    () => {
      const { document, localStorage } = port.window;
      const cart = keepCart(port, { read: async () => cartOf(await ask(port, "/api/storefront/carts")) });
      const id = document.querySelector<HTMLElement>(".productView[data-entity-id]")?.dataset.entityId;
      if (id) port.item("platform", { item_id: id });
      let known = Number(localStorage.getItem("cart-quantity"));
      // Themes tell it as a page loads, too.
      onJquery(port, "cart-quantity-update", (quantity) => {
        if (Number(quantity) === known) return;
        known = Number(quantity);
        cart.changed();
      });
      if (known > 0) cart.look();
    },
  );
};
