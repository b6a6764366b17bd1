import type { Adapter } from "./adapter.js";
import { bigcommerce } from "./bigcommerce.js";
import { dataLayer } from "./data-layer.js";
import { dom } from "./dom.js";
import { jsonLd } from "./json-ld.js";
import { magento } from "./magento.js";
import { markup } from "./markup.js";
import { metaPixel } from "./meta-pixel.js";
import { microdata } from "./microdata.js";
import { odoo } from "./odoo.js";
import { openGraph } from "./open-graph.js";
import { prestashop } from "./prestashop.js";
import { rdfa } from "./rdfa.js";
import { segment } from "./segment.js";
import { shopify } from "./shopify.js";
import { wix } from "./wix.js";
import { woocommerce } from "./woocommerce.js";

export type { Adapter, Add, ShopPort, ShopWindow } from "./adapter.js";
export { addressOf } from "./address.js";
export { onArrival } from "./arrivals.js";
export { headingsOf, isCalled, plain } from "./heading.js";
export { isOther, pageTypeOf } from "./page-type.js";
export { type Price, type PriceHint, parsePrice } from "./price.js";
export { createSubject, type Sourced, type Subject } from "./subject.js";
export { TELLERS, TRUST } from "./trust.js";
export {
  bigcommerce,
  dataLayer,
  dom,
  jsonLd,
  magento,
  markup,
  metaPixel,
  microdata,
  odoo,
  openGraph,
  prestashop,
  rdfa,
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
  microdata,
  rdfa,
  openGraph,
  dataLayer,
  segment,
  metaPixel,
  prestashop,
  magento,
  bigcommerce,
  wix,
  odoo,
  dom,
];
