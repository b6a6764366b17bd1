import type { ShopPort } from "./adapter.js";
import { ask } from "./ask.js";
import type { KeptCart } from "./kept-cart.js";
import { cartAddress, type ShopifyWindow } from "./shopify-bus.js";

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
  const { Shopify, publish } = port.window as ShopifyWindow;
  const { actions } = Shopify ?? {};
  const put = { id, quantity };
  if (actions?.updateCart) {
    const lines = [{ merchandiseId: `gid://shopify/ProductVariant/${id}`, quantity }];
    if ((await actions.updateCart({ lines }))?.userErrors?.length) return false;
    cart.changed(put);
    actions.openCart?.();
    return true;
  }
  cart.expect(put);
  const cartData = await ask(port, cartAddress(port, "/add.js"), put);
  if (!cartData || cartData.status) return false;
  cart.changed(put);
  port.border.safely(() =>
    publish?.("cart-update", { source: "floorwalker", productVariantId: id, cartData }),
  )();
  return true;
}
