import type { Adapter } from "./adapter.js";
import {
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
} from "./index.js";

/** What shops of any make say. */
const generic: readonly Adapter[] = [
  markup,
  jsonLd,
  microdata,
  rdfa,
  openGraph,
  dataLayer,
  segment,
  metaPixel,
  dom,
];

/**
 * Who listens to the shop, by the words of `data-shop` (SPEC.md section 2): `auto` finds out which platform it is; a
 * platform's name leaves the others out; `generic` all of them.
 */
export const NAMED = {
  auto: [shopify, woocommerce, prestashop, magento, bigcommerce, wix, odoo, ...generic],
  shopify: [shopify, ...generic],
  woocommerce: [woocommerce, ...generic],
  prestashop: [prestashop, ...generic],
  magento: [magento, ...generic],
  generic,
  none: [],
} satisfies Record<string, readonly Adapter[]>;

/** See `NAMED`. */
export type Named = typeof NAMED;
/** A word of `data-shop`. */
export type ShopName = keyof Named;
