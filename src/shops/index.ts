import type { Adapter } from "./adapter.js";
import { dataLayer } from "./data-layer.js";
import { jsonLd } from "./json-ld.js";
import { magento } from "./magento.js";
import { markup } from "./markup.js";
import { metaPixel } from "./meta-pixel.js";
import { prestashop } from "./prestashop.js";
import { segment } from "./segment.js";
import { shopify } from "./shopify.js";
import { woocommerce } from "./woocommerce.js";

export type { Adapter, Add, ShopPort, ShopWindow } from "./adapter.js";
export { addressOf } from "./address.js";
export { onArrival } from "./arrivals.js";
export { pageTypeOf } from "./page-type.js";
export { type Price, type PriceHint, parsePrice } from "./price.js";
export { createSubject, type Sourced, type Subject } from "./subject.js";
export { TRUST } from "./trust.js";
export { dataLayer, jsonLd, magento, markup, metaPixel, prestashop, segment, shopify, woocommerce };

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
];
