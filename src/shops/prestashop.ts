import { readItem } from "../core/event.js";
import type { Adapter, ShopPort } from "./adapter.js";
import { parseLoosely } from "./json.js";
import { amountOf, type Entry } from "./loose-item.js";
import { onceIs, onOccasion } from "./occasions.js";
import { pageTypeOf } from "./page-type.js";
import { prestashopCart } from "./prestashop-cart.js";
import { variantOf } from "./prestashop-lines.js";
import { currencyOf, onShop, shopOf } from "./prestashop-shop.js";
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

/** PrestaShop, by `window.prestashop`: the page it says it is, its product, its cart, an order's page. */
export const prestashop: Adapter = (port) =>
  onceIs(
    port,
    () => shopOf(port)?.page,
    () => begin(port),
  );

function begin(port: ShopPort): void {
  const { document, location } = port.window;
  const stage = stagesOf(port);
  let product: string | undefined;
  port.onPage(() => {
    product = undefined;
  });

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
        currency: currencyOf(port),
      },
      "",
      () => {},
    );
    if (item) port.item("platform", item);
  };

  onOccasion(port, () => {
    const name = shopOf(port)?.page?.page_name;
    // Modules have pages of their own, a checkout above all, by whose address they are known.
    const type = PAGES[name ?? document.body.id] ?? (name && !pageTypeOf(location) ? "other" : undefined);
    const order = /\S+$/.exec(document.getElementById("order-reference-value")?.textContent?.trim() ?? "");
    stage(type, order?.[0]);
    if (type === "product") readProduct();
  });
  // An order is told before its cart, which is empty then.
  prestashopCart(port);
  // The theme's own listener puts the other variant in the page.
  onShop(port, "updatedProduct", () => void port.border.later(0, readProduct));
}
