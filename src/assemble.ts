import { type Border, createBorder } from "./border.js";
import { type Consent, consentOf, DECLINED_FOR, type Voices } from "./consent/consent.js";
import { RULE_FACTS } from "./core/facts.js";
import {
  answer,
  BOUNDS,
  compileRules,
  emptyMemory,
  explainRules,
  FACTS,
  type FactValue,
  factOf,
  factValue,
  type Issue,
  isOutcome,
  nearest,
  type Rule,
  type Rules,
  type Situation,
  type Suggestion,
  sentence,
  suggest,
  type Text,
  type View,
  viewOf,
} from "./core/index.js";
import { loadCatalog, loadRules } from "./load.js";
import type { Floorwalker, Options } from "./options.js";
import { createReports } from "./report/reports.js";
import { auto } from "./shops/index.js";
import { createSpeaker, type Stage } from "./speaker.js";
import { createKeeper, type Message } from "./store/keeper.js";
import { createRefusal } from "./store/refusal.js";
import { createVisit } from "./visit.js";
import { createBusy, watchListeners } from "./watch/index.js";

/** What those who draw are given. */
export interface Scene {
  border: Border;
  locale(): string;
  rules(): Rules;
  floorwalker: Floorwalker;
  /** What is remembered, and why the last prompt was shown. */
  situation(): Situation;
  /** The rule last shown. */
  last(): Rule | undefined;
  /** The visitor's choice on a rule: not now, for so many ms. */
  snooze(rule: string, ms: number): void;
  clickedAt(): number;
}

/** What draws. */
export interface Furnishing {
  stage: Stage;
  /** The visitor's panel. */
  panel(): void;
  /** The bar that asks for consent; calls back with the choice. Returns what takes it away. */
  ask(choose: (yes: boolean) => void): () => void;
}

/** What the assistant says when called and no rule has anything to say. */
const ADVICE: Text = {
  en: "How can we help?",
  fr: "Comment pouvons-nous vous aider ?",
  de: "Wie können wir Ihnen helfen?",
  es: "¿En qué podemos ayudarte?",
  it: "Come possiamo aiutarti?",
};

/** Joins the rooms: what the visitor does, memory, rules, prompts. Starts at once; `opened` when memory is open. */
export function assemble(
  options: Options,
  furnish: (scene: Scene) => Furnishing,
): { floorwalker: Floorwalker; opened: Promise<void>; safely: Border["safely"] } {
  const { consent: mode = "auto", database = "floorwalker", shop = "auto" } = options;
  const ending = new AbortController();
  const said = new Set<string>();
  const issueOf = (error: unknown) =>
    typeof error === "object" && error !== null && "expected" in error ? (error as Issue) : undefined;
  /** Once of each kind: a mistake that every item of a list makes is one. */
  const say = (error: unknown) => {
    const issue = issueOf(error);
    const text = issue ? sentence(issue) : inWords(error);
    const kind =
      issue && !rules.issues.includes(issue) ? issue.path.replace(/\d+/g, "") + issue.expected : text;
    if (said.has(kind)) return;
    said.add(kind);
    console.warn(`[floorwalker] ${text}`);
  };
  const tell = (error: unknown) => {
    reports.emit("error", issueOf(error) ?? (error instanceof Error ? error : new Error(inWords(error))));
    say(error);
  };
  const border = createBorder(ending.signal, options.now ?? Date.now, tell);
  const locale = () => options.locale ?? (document.documentElement.lang || navigator.language);

  let rules = compileRules({ floorwalker: 1, rules: [] });
  let custom: Record<string, FactValue> = {};
  const wrong = new Set<string>();
  let consent: Consent = { state: "unknown", from: "none" };
  let catalog: ReturnType<typeof loadCatalog> | undefined;
  let endAsking: (() => void) | undefined;
  let endWaiting: (() => void) | undefined;
  let clickedAt = Number.NEGATIVE_INFINITY;

  const refusal = createRefusal(database);
  const fresh = () => ({ ...emptyMemory(), opted_out: refusal.read().opted_out });
  const reports = createReports(border, () => consent.state === "granted", say);
  const keeper = createKeeper(
    border,
    database,
    () => rules.bounds ?? BOUNDS,
    fresh,
    (message: Message) => {
      if (message === "denied") decideConsent({ called: "denied" }, false);
      speaker.look(true);
    },
  );

  const situation = (): Situation => ({
    memory: keeper.memory(),
    page: visit.page(),
    now: border.now(),
    engaged: visit.engaged(),
    stored: keeper.stored(),
    busy: [],
    busy_until: Number.NEGATIVE_INFINITY,
    tab: speaker.tab,
    custom,
  });
  const closely = (): Situation => {
    const reading = busy.read();
    return { ...situation(), busy: reading, busy_until: busy.endedAt() };
  };

  const visit = createVisit(border, {
    rules: () => rules,
    keeper,
    locale: options.locale,
    tell,
    happened(event) {
      if (event.name === "purchase") speaker.bought();
      speaker.look(true);
    },
    // What engaged time brings is reckoned only while it runs.
    engaged: (turned) => (turned ? speaker.look(false) : speaker.extend()),
    leaves: () => speaker.leave(),
    seen(visible) {
      if (!visible) speaker.hide();
      else void keeper.refresh().then(() => speaker.reveal());
    },
  });

  const suggestFor = async (rule: Rule, view: View): Promise<readonly Suggestion[] | undefined> => {
    const source = rule.prompt?.suggest;
    const { suggestions = {} } = rules.file;
    if (!source) return [];
    if (suggestions.catalog) {
      catalog ??= loadCatalog(
        suggestions.catalog,
        rules.shop.hosts,
        consent.state === "granted",
        ending.signal,
      );
      // It may be had later: a catalogue that failed is asked for again on the next page.
      catalog.catch(() => {});
    }
    const items = (await catalog?.catch(tell)) ?? [];
    const found = suggest(
      { ...source, min: 0 },
      view,
      { suggestions, catalog: items },
      rules.manners.boughtCategory,
    );
    const { limit = 3, min = 1 } = source;
    if (options.suggest && found.length < limit) {
      const cart = view.memory.cart?.lines.map(({ id }) => id) ?? [];
      const id = view.item()?.id;
      const own = await options.suggest({ rule: rule.id, ...(id && { item: id }), cart });
      for (const item of own.slice(0, limit - found.length)) found.push({ item, from: "own" });
    }
    return found.length < min ? undefined : found;
  };

  const speaker = createSpeaker(border, {
    rules: () => rules,
    situation,
    closely,
    keeper,
    reports,
    stage: (request) => furnishing.stage(request),
    suggest: suggestFor,
    visible: () => visit.visible(),
    optOut: () => floorwalker.optOut(),
    privacy: () => floorwalker.privacy(),
    waiting: (waits) => waitFor(waits),
  });

  const busy = createBusy(border, visit.presence, {
    get reasons() {
      return rules.manners.busy;
    },
    isOurs: (element) => !!element.closest("floorwalker-prompt"),
    onChange: () => speaker.look(false),
  });
  /** Listens for the visitor to be less busy, while a prompt waits for it. */
  const waitFor = (waits: boolean) => {
    if (waits === !!endWaiting) return;
    endWaiting?.();
    endWaiting = waits ? busy.wait() : undefined;
  };

  const voices: Voices = { gpc: false, remembered: false, declined: false };
  let ruled: Promise<unknown> = Promise.resolve();

  /** Takes what speaks for or against; as the state turns, memory is opened or erased. */
  const decideConsent = (heard: Partial<Voices>, own = true): Promise<void> => {
    Object.assign(voices, heard);
    const before = consent.state;
    consent = consentOf(mode, voices);
    if (consent.state === before) return Promise.resolve();
    endAsking?.();
    const turned =
      consent.state === "granted"
        ? // What the rules file forbids to remember must be known first.
          ruled.then(() => (consent.state === "granted" ? keeper.start(visit.adopt) : undefined))
        : own && consent.state === "denied"
          ? keeper.erase(true)
          : Promise.resolve();
    reports.report("consent_changed", { state: consent.state });
    speaker.look(true);
    return turned.then(() => {
      visit.ruled();
      speaker.look(true);
    });
  };

  const begin = async (): Promise<void> => {
    const { declined } = refusal.read();
    const recent = declined !== undefined && Math.abs(border.now() - declined) < DECLINED_FOR;
    const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
    ruled = loadRules(options.rules ?? { floorwalker: 1, rules: [] }, ending.signal).then((loaded) => {
      rules = loaded;
      for (const issue of loaded.issues) tell(issue);
      checkCustom();
      visit.ruled();
      watchListeners(border, loaded.file.events ?? {}, (name) => visit.hear("events", name, {}));
      speaker.look(true);
    });
    const remembered = mode === "granted" || (await keeper.exists());
    const opened = decideConsent({ gpc, remembered, declined: recent });
    if (mode === "auto" && consent.from === "none") {
      // biome-ignore lint/suspicious/noConsole: the one line that SPEC.md section 2 asks for
      console.info("[floorwalker] no consent platform found: memory over pages waits for consent");
    }
    await opened;
    await ruled;
    // In the merchant's own words, where the rules file has some.
    if (consent.state === "unknown" && mode === "ask" && !ending.signal.aborted) {
      endAsking = furnishing.ask((yes) => {
        if (!yes) refusal.write({ ...refusal.read(), declined: border.now() });
        void decideConsent({ called: yes ? "granted" : "denied" });
      });
    }
  };

  /** Told once of each. */
  const checkCustom = () => {
    for (const issue of wrongCustom(rules, custom)) {
      if (wrong.has(issue.path)) continue;
      wrong.add(issue.path);
      tell(issue);
    }
  };

  const optOut = (out: boolean) => {
    refusal.write({ ...refusal.read(), opted_out: out });
    keeper.take({ name: out ? "opted_out" : "opted_in", at: border.now(), page: visit.page().id });
    if (out) {
      speaker.clear();
      reports.report("opted_out", {});
    }
    speaker.look(true);
  };

  const view = () => viewOf(rules, situation());
  /** What the assistant says for want of a rule: products that go with this one or the cart, else how to reach the shop. */
  const advise = async () => {
    const base = { title: ADVICE, type: "card" as const };
    for (const for_ of ["item", "cart"] as const) {
      const [rule] = advice({ ...base, suggest: { for: for_ } }).rules;
      if (rule && (await suggestFor(rule, view()))?.length) return speaker.show(rule, false);
    }
    const [rule] = advice({ ...base, contact: true }).rules;
    const { phone, email, address, hours } = rules.shop;
    if (rule && (phone || email || address || hours)) await speaker.show(rule, false);
  };
  const advice = (prompt: object) =>
    compileRules({ floorwalker: 1, rules: [{ id: "advice", on: "ask", prompt }] });

  const floorwalker: Floorwalker = {
    track(name, params) {
      if (typeof name !== "string" || !name || isOutcome(name)) {
        tell({ path: "/track", expected: "the name of an event", received: `${name}` });
      } else visit.hear("track", name, params);
    },
    set(facts) {
      custom = { ...custom, ...facts };
      checkCustom();
      speaker.look(true);
    },
    page: (type) => visit.turnTo(type),
    on: reports.on,
    ask() {
      const rule = answer(rules, situation());
      void (rule ? speaker.show(rule, false) : advise()).catch(tell);
      return rule?.id ?? null;
    },
    facts() {
      const now = view();
      const names = [
        ...Object.keys(FACTS),
        ...Object.keys(custom).map((name) => `custom.${name}`),
        ...[...rules.byId.keys()].flatMap((id) => [
          `visitor.answer.${id}`,
          ...RULE_FACTS.map((name) => `rule.${id}.${name}`),
        ]),
      ];
      const values: Record<string, FactValue> = {};
      for (const name of names) {
        const fact = factOf(name);
        const value = fact && factValue(fact, now);
        if (value !== undefined) values[name] = value;
      }
      return values;
    },
    explain() {
      const now = closely();
      const { type, path } = visit.page();
      const { rules: explained, next } = explainRules(rules, now);
      const sources = visit.sources();
      const waits = mode === "auto" && consent.from === "none";
      return {
        at: now.now,
        consent: {
          ...consent,
          stored: keeper.stored(),
          ...(waits && { note: "no consent platform found: memory over pages needs consent" }),
        },
        page: { type, path },
        showing: speaker.showing()?.id ?? null,
        next,
        item: Object.keys(sources).length ? sources : null,
        issues: rules.issues.map((issue) => ({ ...issue, message: sentence(issue) })),
        rules: explained,
      };
    },
    preview(id) {
      const rule = rules.byId.get(id);
      if (rule?.prompt) void speaker.show(rule, true).catch(tell);
      else {
        const near = nearest(`${id}`, rules.byId.keys());
        tell({
          path: "/preview",
          expected: "the id of a rule with a prompt",
          received: `${id}`,
          ...(near && { nearest: near }),
        });
      }
    },
    consent(state) {
      if (state === "granted" || state === "denied") void decideConsent({ called: state }).catch(tell);
      else tell({ path: "/consent", expected: "granted or denied", received: `${state}` });
    },
    optOut: () => optOut(true),
    optIn: () => optOut(false),
    privacy: () => furnishing.panel(),
    async exportData() {
      await keeper.flush();
      return JSON.parse(JSON.stringify({ consent, refusal: refusal.read(), memory: keeper.memory() }));
    },
    async forget() {
      await keeper.erase(false);
      speaker.look(true);
    },
    stop() {
      // Aborted first, so that what stands goes at once.
      ending.abort();
      speaker.clear();
      endAsking?.();
      void keeper.flush();
    },
  };
  for (const key of Object.keys(floorwalker) as (keyof Floorwalker)[]) {
    floorwalker[key] = border.safely(floorwalker[key] as () => never) as never;
  }

  const furnishing = furnish({
    border,
    locale,
    rules: () => rules,
    floorwalker,
    situation,
    last: speaker.last,
    snooze(rule, ms) {
      const at = border.now();
      keeper.take({ name: "prompt_snoozed", at, page: visit.page().id, rule, until: at + ms });
      speaker.clear();
    },
    clickedAt: () => clickedAt,
  });

  border.listen(window, "click", (event: MouseEvent) => {
    clickedAt = border.now();
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link?.hash === "#floorwalker-privacy") floorwalker.privacy();
  });
  // A refusal in another tab holds here as well, also where nothing else is shared.
  border.listen(window, "storage", ({ key }: StorageEvent) => {
    const out = refusal.read().opted_out;
    if (key !== database || out === !!keeper.memory().opted_out) return;
    keeper.take({ name: out ? "opted_out" : "opted_in", at: border.now(), page: visit.page().id });
    if (out) speaker.clear();
    speaker.look(true);
  });
  visit.start(shop === "auto" ? auto : shop === "none" ? [] : shop);
  const opened = begin().then(() => reports.emit("ready"), tell);
  return { floorwalker, opened, safely: border.safely };
}

/** What was thrown, in words: it may be anything. */
function inWords(error: unknown): string {
  try {
    return `${error}`;
  } catch {
    return "an error without words";
  }
}

/** Custom facts of another type than the rules test them for. */
function wrongCustom(rules: Rules, custom: Record<string, FactValue>): Issue[] {
  const issues: Issue[] = [];
  rules.slots.names.forEach((name, slot) => {
    const wanted = rules.slots.wanted[slot];
    const value = custom[name.replace("custom.", "")];
    if (!wanted || !name.startsWith("custom.") || value === undefined) return;
    const is = Array.isArray(value) ? "list" : typeof value === "string" ? "text" : typeof value;
    if (is !== wanted) {
      issues.push({
        path: `/${name.replace(".", "/")}`,
        expected: `a ${wanted}, as a rule tests it`,
        received: `a ${is}`,
      });
    }
  });
  return issues;
}
