import type { Adapter } from "./adapter.js";
import { dataLayer } from "./data-layer.js";
import { dom } from "./dom.js";
import { jsonLd } from "./json-ld.js";
import { markup } from "./markup.js";
import { metaPixel } from "./meta-pixel.js";
import { microdata } from "./microdata.js";
import { openGraph } from "./open-graph.js";
import { rdfa } from "./rdfa.js";
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
export { dataLayer, dom, jsonLd, markup, metaPixel, microdata, openGraph, rdfa, segment, shopify, woocommerce };

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
  dom,
];
