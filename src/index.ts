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
export { type Adapter, dataLayer, jsonLd, markup, type ShopPort } from "./shops/index.js";
