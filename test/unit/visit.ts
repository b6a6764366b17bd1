import {
  awaiting,
  type CoreEvent,
  compileRules,
  createVerdicts,
  type Decision,
  decide,
  emptyMemory,
  emptyPage,
  type FactValue,
  factOf,
  factValue,
  isSignal,
  type Memory,
  type Moment,
  moment,
  type Outcome,
  type Page,
  type PageView,
  type Rules,
  type RulesFile,
  readParams,
  remember,
  repeats,
  type ShopEvent,
  type Situation,
  turn,
  viewOf,
} from "../../src/core/index.js";

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** A value that nobody can change any more: what is pure must do without. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}

/** An outcome without what the visit itself knows. */
export type OutcomeWish = Outcome extends infer O
  ? O extends Outcome
    ? Omit<O, "at" | "page">
    : never
  : never;

/** A rules file around some rules. */
export const fileOf = (rules: RulesFile["rules"], rest: Partial<RulesFile> = {}): RulesFile => ({
  floorwalker: 1,
  ...rest,
  rules,
});

/** What a shell does for the core, with a clock of its own: one visitor, one tab, nothing but the core's public door. */
export class Visit {
  readonly rules: Rules;
  memory: Memory = deepFreeze(emptyMemory());
  page: Page = { ...emptyPage(), entered: true };
  now: number;
  /** The latest moment an event made. */
  moment: Moment | undefined;
  /** What no event has told of engaged time. */
  untold = 0;
  rate: 0 | 1 = 0;
  stored = true;
  busy: string[] = [];
  busyUntil = 0;
  drafts = false;
  custom: Record<string, unknown> = {};
  private claims = 0;

  constructor(file: RulesFile = fileOf([]), now = Date.UTC(2026, 0, 5, 12)) {
    this.rules = compileRules(file);
    this.now = now;
  }

  get situation(): Situation {
    return {
      memory: this.memory,
      page: this.page,
      now: this.now,
      engaged: { ms: this.untold, rate: this.rate, until: this.now + 30 * SECOND },
      stored: this.stored,
      busy: this.busy,
      busy_until: this.busyUntil,
      tab: "tab",
      custom: this.custom,
      drafts: this.drafts,
    };
  }

  /** Takes an event as the shell would: into memory and page; the moments of rules are armed. */
  take(event: CoreEvent): this {
    if (isSignal(event)) {
      this.page = deepFreeze(turn(this.page, event));
      return this;
    }
    const echo = repeats(this.memory, event as ShopEvent);
    // Without memory a session is the document.
    const bounds = this.stored ? this.rules.bounds : { ...this.rules.bounds, session: Infinity };
    this.memory = deepFreeze(remember(this.memory, deepFreeze(event), bounds));
    this.page = deepFreeze(turn(this.page, event));
    const armed = echo ? [] : awaiting(this.rules, event.name);
    if (armed.length) {
      this.moment = moment(event as ShopEvent);
      this.outcome({ name: "moments_armed", rules: armed, moment: this.moment });
    }
    return this;
  }

  /** An event of the shop, as `track` takes it. */
  event(name: string, params: unknown = {}, source?: string): this {
    const read = readParams(name, params, (path, expected) => {
      throw Error(`${name}${path}: expected ${expected}`);
    });
    return this.take({ name, at: this.now, page: this.page.id, ...(source && { source }), ...read });
  }

  outcome(event: OutcomeWish): this {
    return this.take({ ...event, at: this.now, page: this.page.id } as Outcome);
  }

  /** A new page view. */
  open(told: Partial<Page> = {}, origin?: PageView["origin"]): this {
    const id = told.id ?? this.page.id + 1;
    this.take({
      name: "page_view",
      at: this.now,
      page: id,
      address: id,
      ...(origin && { origin }),
    } as PageView);
    return this.tell({ type: "other", ...told, id });
  }

  /** The page says what it is. */
  tell(told: Partial<Page>): this {
    return this.take({ name: "page_told", at: this.now, page: this.page.id, told });
  }

  /** A page of a product is opened and looked at. */
  look(item: Record<string, unknown>, told: Partial<Page> = {}): this {
    return this.open({ type: "product", ...told }).event("view_item", { items: [item] });
  }

  wait(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Engaged time passes, and is told. */
  engage(ms: number): this {
    this.now += ms;
    const item = this.page.item?.item_id;
    return this.take({
      name: "user_engagement",
      at: this.now,
      page: this.page.id,
      engagement_time_msec: ms,
      ...(item && { item }),
    });
  }

  fact(name: string): FactValue | undefined {
    const fact = factOf(name);
    if (!fact) throw Error(`${name} is no fact`);
    return factValue(fact, viewOf(this.rules, this.situation, this.moment));
  }

  decide(verdicts = createVerdicts(this.rules)): Decision {
    return decide(this.rules, this.situation, verdicts);
  }

  /** Ids of the rules that may speak, best first. */
  speaks(): string[] {
    return this.decide().speak.map(({ id }) => id);
  }

  /** What holds a rule back. */
  held(id: string): string | undefined {
    return this.decide().held.find(({ rule }) => rule.id === id)?.reason;
  }

  claim(rule: string, counts = true): string {
    const claim = `claim-${++this.claims}`;
    this.outcome({ name: "prompt_claimed", rule, claim, counts, tab: "tab" });
    return claim;
  }

  /** A rule speaks: claimed and drawn. */
  speak(rule: string, counts = true): this {
    return this.outcome({ name: "prompt_drawn", claim: this.claim(rule, counts) });
  }

  /** A prompt that stands comes to its end. */
  leave(rule: string): this {
    return this.outcome({ name: "place_left", rule, tab: "tab" });
  }
}
