export type {
  Condition,
  FactName,
  FactValue,
  Issue,
  Item,
  Memory,
  PromptSource,
  Reason,
  RuleSource,
  RulesFile,
} from "./core/index.js";
export { createFloorwalker, createHeadless } from "./floorwalker.js";
export type { Explanation, Floorwalker, HeadlessOptions, HeadlessPrompt, Options } from "./options.js";
export type { Events, Report } from "./report/reports.js";
export {
  type Adapter,
  type Add,
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
  type ShopPort,
  segment,
  shopify,
  wix,
  woocommerce,
} from "./shops/index.js";
