export {
  answer,
  awaiting,
  createVerdicts,
  type Decision,
  decide,
  type HeldRule,
  type Verdicts,
  viewOf,
} from "./decide.js";
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
export type { Condition, PromptSource, RuleSource, RulesFile, Shop, Text } from "./grammar.js";
export { type Issue, sentence } from "./issue.js";
export type { Outcome } from "./ledger.js";
export { type Held, REASONS, type Reason } from "./manners.js";
export { emptyMemory, type Memory } from "./memory.js";
export { type Moment, moment } from "./moment.js";
export { type CoreEvent, emptyPage, isSignal, type Page, type PageSignal, turn } from "./page.js";
export { BOUNDS, type Engagement, type MemoryEvent, type PageView, isOutcome, remember, repeats } from "./remember.js";
export { compileRules, type Manners, type Rule, type Rules, readRules } from "./rules.js";
export type { Situation, View } from "./situation.js";
export { type Sources, type Suggestion, suggest } from "./suggest.js";
export { render, renderUrl } from "./text.js";
export { reporter } from "./check.js";
export { glob } from "./glob.js";
export { defined } from "./product.js";
export { inLanguage } from "./text.js";
export { hash } from "./hash.js";
export { nearest } from "./nearest.js";
export { PAGE_TYPES } from "./kinds.js";
