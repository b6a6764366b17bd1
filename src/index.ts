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
export { type Adapter, dataLayer, jsonLd, markup, metaPixel, type ShopPort, segment } from "./shops/index.js";
