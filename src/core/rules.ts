import { type Calendar, createCalendar, instantOf } from "./calendar.js";
import { createCheck, isObject, type Report, reporter } from "./check.js";
import { type Condition, createConditionReader, type Leaf, type Rest, Slots } from "./condition.js";
import { DEFAULTS, type MannersSource } from "./defaults.js";
import { duration } from "./duration.js";
import {
  type ActionSource,
  type Cap,
  GRAMMAR,
  type PromptSource,
  type RuleSource,
  type RulesFile,
  type Shop,
} from "./grammar.js";
import { type Issue, step } from "./issue.js";
import type { Bounds } from "./memory.js";
import { checkTemplate } from "./text.js";

/** A cap with its window in ms, or what it counts by. */
export interface CompiledCap {
  max: number;
  per: "page" | "session" | "visitor" | number;
}

/** A rule made ready. */
export interface Rule {
  /** Its rank: highest priority first. */
  index: number;
  id: string;
  source: RuleSource;
  prompt?: PromptSource;
  /** Furniture stands in the page and interrupts nobody: it is outside the caps of all. */
  furniture: "inline" | "launcher" | undefined;
  /** Events it waits for; a rule without speaks while its condition holds. */
  on: readonly string[] | undefined;
  /** Ms its moment stays armed. */
  wait: number;
  /** Epoch, ms. */
  from: number;
  until: number;
  priority: number;
  caps: readonly CompiledCap[];
  /** The tests of its condition that must all hold and that time cannot turn, and what else it says. */
  plain: readonly Leaf[];
  rest: Rest;
  condition: Condition;
  /** Whose category it is about. */
  about: readonly ("item" | "interest" | "event")[];
  /** Its condition names the cart or checkout: a purchase takes its prompt back. */
  ofCart: boolean;
  /** Keys that are understood but not in effect yet. */
  notInEffect: readonly string[];
}

/** The manners in ms (SPEC.md section 7). */
export interface Manners {
  quiet: number;
  gap: number;
  caps: readonly CompiledCap[];
  done: number;
  snooze: number;
  backoff: number;
  giveUpAfter: number;
  giveUpFor: number;
  ignoredAfter: number;
  perDismissal: number;
  busy: readonly string[];
  boughtCategory: number;
  never: Condition | undefined;
}

/** A rules file made ready, with what was wrong in it. */
export interface Rules {
  file: Partial<RulesFile>;
  shop: Shop;
  calendar: Calendar;
  manners: Manners;
  bounds: Bounds;
  /** Path globs where nothing is remembered. */
  unremembered: readonly string[];
  /** In the file's order; those with mistakes are left out. */
  rules: readonly Rule[];
  /** Highest priority first, ties by order in the file. */
  ranked: readonly Rule[];
  /** Those that begin or end at a date. */
  scheduled: readonly Rule[];
  byId: ReadonlyMap<string, Rule>;
  slots: Slots;
  issues: readonly Issue[];
}

/** A file is refused whole beyond these. */
const MOST = { bytes: 4_000_000, rules: 10_000, depth: 32 };

/** Keys of a rule that are checked but have no effect yet. */
const LATER = ["audience", "holdout", "goal", "variants", "hand_off"] as const;

const ms = (text: string | undefined) => duration(text) ?? 0;

const compileCap = ({ max, per }: Cap): CompiledCap => ({
  max,
  per: duration(per) ?? (per as CompiledCap["per"]),
});

/** Whether a value nests deeper than allowed; looks no deeper than that. */
function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (left === 0) return true;
  for (const key in value) if (tooDeep((value as Record<string, unknown>)[key], left - 1)) return true;
  return false;
}

const objectOf = (value: unknown): object => (isObject(value) ? value : {});
const listOf = (value: unknown): object[] => (Array.isArray(value) ? value.map(objectOf) : []);

/** What the grammar can't say. Any part may be of any form: what is wrong with that was told. */
function checkPrompt(given: unknown, path: string, ids: readonly string[], report: Report): void {
  const { actions, question, slot, type } = objectOf(given) as PromptSource;
  const all = listOf(actions);
  if (type === "inline" && !slot)
    report(`${path}/slot`, "a CSS selector: where an inline prompt stands", slot);
  if (all.length > 3) report(`${path}/actions`, "3 actions at most", all.length);
  (all as ActionSource[]).forEach(({ do: does, url }, i) => {
    if (does === "open" && !url) report(`${path}/actions/${i}/url`, "the address to open", url);
  });
  const { kind, choices, next } = objectOf(question) as NonNullable<PromptSource["question"]>;
  if (kind === "choice" && !choices?.length)
    report(`${path}/question/choices`, "one choice or more", choices);
  if (next && !ids.includes(next)) report(`${path}/question/next`, "the id of a rule", next, ids);
}

/**
 * The same of a rule.
 *
 * @param told places told of
 */
function checkRule(
  rule: RuleSource,
  path: string,
  ids: readonly string[],
  report: Report,
  told: ReadonlySet<string>,
): void {
  const more: Report = (place, ...rest): undefined => (told.has(place) ? undefined : report(place, ...rest));
  const { prompt, variants, service } = rule;
  const speaks = ["prompt", "variants", "hand_off"].filter(
    (key) => rule[key as keyof RuleSource] || told.has(`${path}/${key}`),
  ).length;
  if (speaks !== 1) report(path, "one of prompt, variants and hand_off", speaks);
  checkPrompt(prompt, `${path}/prompt`, ids, more);
  listOf(variants).forEach((variant, i) => {
    checkPrompt((variant as { prompt?: unknown }).prompt, `${path}/variants/${i}/prompt`, ids, more);
  });
  if (service && (prompt?.coupon || prompt?.suggest)) {
    more(`${path}/service`, "no coupon and no suggestions in a notice that is owed", service);
  }
}

/** A value without what is wrong in it: a key with a mistake counts as not there, so that its default holds. */
function sound(value: unknown, path: string, wrong: readonly string[]): unknown {
  const here = wrong.filter((place) => `${place}/`.startsWith(`${path}/`));
  if (!here.length) return value;
  if (!isObject(value) || here.includes(path)) return;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [
    key,
    sound(each, step(path, key), here),
  ]);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}

function compileManners(given: MannersSource, never: Condition | undefined): Manners {
  const source = { ...DEFAULTS.manners, ...given };
  const dismissed = { ...DEFAULTS.manners.dismissed, ...given.dismissed };
  const ignored = { ...DEFAULTS.manners.ignored, ...given.ignored };
  return {
    quiet: ms(source.quiet),
    gap: ms(source.gap),
    caps: source.caps.map(compileCap),
    done: ms(source.done),
    snooze: ms(dismissed.snooze),
    backoff: dismissed.backoff,
    giveUpAfter: dismissed.give_up_after,
    giveUpFor: ms(dismissed.give_up_for),
    ignoredAfter: ms(ignored.after),
    perDismissal: ignored.per_dismissal,
    busy: source.busy,
    boughtCategory: ms({ ...DEFAULTS.manners.bought, ...given.bought }.category),
    never,
  };
}

const SUBJECTS = ["item", "interest", "event"] as const;

/**
 * Checks a rules file and makes it ready. What is wrong is told and left out, never thrown: a wrong rule does not
 * speak, a wrong key counts as missing, and the rest goes on.
 *
 * @param given the parsed file
 * @param selects whether a text is a selector, where a document can tell
 */
export function compileRules(given: unknown, selects: (selector: string) => boolean = () => true): Rules {
  const issues: Issue[] = [];
  const collect = reporter(issues);
  /** Places of the rules that have mistakes. */
  const wrong = new Set<string | undefined>();
  /** Places told of, and those that a wrong key was meant for. */
  const told = new Set<string>();
  const report: Report = (path, ...rest): undefined => {
    wrong.add(/^\/rules\/\d+/.exec(path)?.[0]);
    collect(path, ...rest);
    told.add(path).add(path.replace(/[^/]*$/, issues.at(-1)?.nearest ?? ""));
  };
  let raw: Record<string, unknown> = {};
  const list = isObject(given) ? given["rules"] : undefined;
  if (!isObject(given)) report("", "a rules file: an object", given);
  else if (Array.isArray(list) && list.length > MOST.rules) {
    report("/rules", `at most ${MOST.rules} rules`, list.length);
  } else if (tooDeep(given, MOST.depth)) report("", `at most ${MOST.depth} levels`, "more");
  else raw = given;

  const sources = Array.isArray(raw["rules"]) ? raw["rules"] : [];
  const idOf = (source: unknown) => {
    const { id } = objectOf(source) as { id?: unknown };
    return typeof id === "string" ? id : "";
  };
  const ids = sources.map(idOf).filter(Boolean);
  const slots = new Slots();
  const readCondition = createConditionReader(slots, ids, report);
  const conditions = new Map<string, ReturnType<typeof readCondition>>();
  const visit = (kind: string, value: unknown, path: string): undefined => {
    if (kind === "condition") conditions.set(path, readCondition(value, path));
    else if (kind === "selector" && !selects(value as string)) report(path, "a CSS selector", value);
    else if (/^(template|link|picture)$/.test(kind)) checkTemplate(value as string, path, report);
  };
  const refused = issues.length > 0;
  if (!refused) createCheck(report, visit)(GRAMMAR.file, raw, "");

  // Rules are left out whole.
  const places = issues.map(({ path }) => path).filter((path) => !path.startsWith("/rules"));
  const file = (sound(raw, "", places) ?? {}) as Partial<RulesFile>;
  // Another version's words may mean other things: none of it is guessed at.
  const known = file.floorwalker === 1;
  const shop: Shop = (isObject(file.shop) ? file.shop : {}) as Shop;
  const calendar = createCalendar(shop.timezone, shop.hours, shop.closed);
  const rules: Rule[] = [];
  const seen = new Set<string>();
  sources.forEach((source: RuleSource, i) => {
    const path = `/rules/${i}`;
    if (!known || !isObject(source)) return;
    checkRule(source, path, ids, report, told);
    const name = idOf(source);
    if (name && seen.has(name)) report(`${path}/id`, "an id no other rule has", name);
    seen.add(name);
    if (wrong.has(path)) return;
    const when = conditions.get(`${path}/when`) ?? readCondition({}, path);
    const { prompt } = source;
    const type = prompt?.type;
    const facts = when.all.leaves.map(({ fact }) => fact);
    const on = typeof source.on === "string" ? [source.on] : source.on;
    const caps: readonly Cap[] = source.service
      ? [DEFAULTS.service.cap, ...(source.cap ?? [])]
      : (source.cap ?? DEFAULTS.rule.cap);
    rules.push({
      index: rules.length,
      id: source.id,
      source,
      ...(prompt && { prompt }),
      furniture: type === "inline" || type === "launcher" ? type : undefined,
      on,
      wait: ms(source.wait ?? DEFAULTS.rule.wait),
      from: source.from ? instantOf(source.from, calendar, false) : Number.NEGATIVE_INFINITY,
      until: source.until ? instantOf(source.until, calendar, true) : Number.POSITIVE_INFINITY,
      priority: source.priority ?? DEFAULTS.rule.priority,
      caps: caps.map(compileCap),
      plain: when.plain,
      rest: when.rest,
      condition: when.all,
      about: SUBJECTS.filter(
        (subject) =>
          facts.some((fact) => fact.startsWith(`${subject}.`)) || (prompt?.suggest?.for ?? "") === subject,
      ),
      ofCart: facts.some((fact) => /^(cart\.|checkout\.|item\.in_cart$)/.test(fact)),
      notInEffect: LATER.filter((key) => source[key] !== undefined),
    });
  });
  const ranked = [...rules].sort((a, b) => b.priority - a.priority || a.index - b.index);
  for (const [rank, rule] of ranked.entries()) rule.index = rank;
  const memory = { ...DEFAULTS.memory, ...file.memory };
  // A condition with a mistake counts as missing: what is left of it might hold always.
  const broken = places.some((path) => path.startsWith("/manners/never"));
  const never = broken ? undefined : conditions.get("/manners/never")?.all;
  return {
    file,
    shop,
    calendar,
    manners: compileManners(file.manners ?? {}, never),
    bounds: { keep: ms(memory.keep), items: memory.items, lookBack: ms(memory.look_back) },
    unremembered: memory.never,
    rules,
    ranked,
    scheduled: rules.filter(({ source }) => source.from ?? source.until),
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    slots,
    issues,
  };
}

/** How long a text is in UTF-8. */
function bytes(text: string): number {
  let sum = text.length;
  // Halves of a pair count two each.
  for (const { length } of text.match(/[\u0080-\u07ff\ud800-\udfff]+/g) ?? []) sum += length;
  for (const { length } of text.match(/[\u0800-\ud7ff\ue000-\uffff]+/g) ?? []) sum += 2 * length;
  return sum;
}

/** Reads the text of a rules file; what is no JSON, or too long, is refused whole. */
export function readRules(text: string, selects?: (selector: string) => boolean): Rules {
  let issue: Issue | undefined;
  let file: unknown = {};
  const size = bytes(text);
  if (size > MOST.bytes) {
    issue = { path: "", expected: "a file of at most 4 MB", received: `${size} bytes` };
  } else {
    try {
      file = JSON.parse(text);
    } catch (error) {
      issue = { path: "", expected: "JSON", received: `${error}` };
    }
  }
  return issue
    ? { ...compileRules({ floorwalker: 1, rules: [] }), issues: [issue] }
    : compileRules(file, selects);
}
