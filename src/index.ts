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
export {
  createFloorwalker,
  createHeadless,
  type Explanation,
  type Floorwalker,
  type HeadlessOptions,
  type Options,
} from "./floorwalker.js";
export type { Events, Report } from "./report/reports.js";
export { type Adapter, dataLayer, jsonLd, markup, type ShopPort } from "./shops/index.js";
