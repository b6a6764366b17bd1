export { instantOf } from "./calendar.js";
export { reporter } from "./check.js";
export {
  answers,
  awaiting,
  type Decision,
  decide,
  type HeldRule,
  viewOf,
} from "./decide.js";
export { repeats } from "./echo.js";
export { type Item, type Params, readItem, readParams, type ShopEvent } from "./event.js";
export { type ExplainedRule, type ExplainedTest, explainRules } from "./explain.js";
export {
  FACTS,
  type Fact,
  type FactName,
  type FactType,
  type FactValue,
  factOf,
  factValue,
} from "./facts.js";
export { glob } from "./glob.js";
export type { Condition, PromptSource, RuleSource, RulesFile, Shop, Text } from "./grammar.js";
export { hash } from "./hash.js";
export { type Issue, sentence } from "./issue.js";
export { PAGE_TYPES } from "./kinds.js";
export type { Outcome } from "./ledger.js";
export { type Held, REASONS, type Reason } from "./manners.js";
export { emptyMemory, type Memory } from "./memory.js";
export { type Moment, moment } from "./moment.js";
export { nearest } from "./nearest.js";
export { type CoreEvent, emptyPage, isSignal, type Page, type PageSignal, turn } from "./page.js";
export { defined } from "./product.js";
export { fromRecord, type MemoryRecord, toRecord } from "./record.js";
export {
  BOUNDS,
  type Engagement,
  isOutcome,
  type MemoryEvent,
  type PageView,
  remember,
} from "./remember.js";
export { compileRules, type Manners, type Rule, type Rules, readRules } from "./rules.js";
export type { Situation, View } from "./situation.js";
export { lookUp, type Sources, type Suggestion, suggest } from "./suggest.js";
export { inLanguage, render, renderUrl } from "./text.js";
export { createVerdicts, type Verdicts } from "./verdicts.js";
