import type { Adapter } from "./adapter.js";
import { bigcommerce } from "./bigcommerce.js";
import { dataLayer } from "./data-layer.js";
import { jsonLd } from "./json-ld.js";
import { magento } from "./magento.js";
import { markup } from "./markup.js";
import { metaPixel } from "./meta-pixel.js";
import { odoo } from "./odoo.js";
import { prestashop } from "./prestashop.js";
import { segment } from "./segment.js";
import { shopify } from "./shopify.js";
import { wix } from "./wix.js";
import { woocommerce } from "./woocommerce.js";

export type { Adapter, Add, ShopPort, ShopWindow } from "./adapter.js";
export { addressOf } from "./address.js";
export { onArrival } from "./arrivals.js";
export { pageTypeOf } from "./page-type.js";
export { type Price, type PriceHint, parsePrice } from "./price.js";
export { createSubject, type Sourced, type Subject } from "./subject.js";
export { TRUST } from "./trust.js";
export {
  bigcommerce,
  dataLayer,
  jsonLd,
  magento,
  markup,
  metaPixel,
  odoo,
  prestashop,
  segment,
  shopify,
  wix,
  woocommerce,
};

/** What `shop: "auto"` listens to. */
export const auto: readonly Adapter[] = [
  markup,
  shopify,
  woocommerce,
  jsonLd,
  dataLayer,
  segment,
  metaPixel,
  prestashop,
  magento,
  bigcommerce,
  wix,
  odoo,
];
