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
  dataLayer,
  dom,
  jsonLd,
  markup,
  metaPixel,
  microdata,
  openGraph,
  rdfa,
  type ShopPort,
  segment,
  shopify,
  woocommerce,
} from "./shops/index.js";
