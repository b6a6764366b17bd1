import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { onJquery } from "./jquery-events.js";
import type { Entry } from "./loose-item.js";
import { onOccasion } from "./occasions.js";
import { keepCart, type WholeCart } from "./platform-cart.js";

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
  const { document, localStorage } = port.window;
  let begun = false;
  onOccasion(port, () => {
    if (begun || document.readyState === "loading" || !("BCData" in port.window)) return;
    begun = true;
    const cart = keepCart(port, {
      read: async () => cartOf(await (await fetch("/api/storefront/carts")).json()),
    });
    const id = document.querySelector<HTMLElement>(".productView[data-entity-id]")?.dataset.entityId;
    if (id) port.item("platform", { item_id: id });
    onJquery(port, "cart-quantity-update", () => cart.changed());
    if (+`${localStorage.getItem("cart-quantity")}` > 0) cart.look();
  });
};
