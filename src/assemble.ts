import { createAdvice } from "./advice.js";
import { type Border, createBorder } from "./border.js";
import { createComplaints } from "./complaints.js";
import type { ConsentMode } from "./consent/consent.js";
import { RULE_FACTS } from "./core/facts.js";
import {
  BOUNDS,
  compileRules,
  emptyMemory,
  explainRules,
  FACTS,
  type FactValue,
  factOf,
  factValue,
  type Rule,
  type Rules,
  reporter,
  type Situation,
  sentence,
  viewOf,
} from "./core/index.js";
import { localeOf } from "./core/locale.js";
import { createCustom } from "./custom.js";
import { loadRules } from "./load.js";
import type { Floorwalker, Options } from "./options.js";
import { createPermission } from "./permission.js";
import { createReports } from "./report/reports.js";
import type { Adapter, Add } from "./shops/index.js";
import type { Named, ShopName } from "./shops/named.js";
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
  /** The platform's own way into the cart, if there is one. */
  way(): Add | undefined;
}

/** What draws. */
export interface Furnishing {
  stage: Stage;
  /** The visitor's panel. */
  panel(): void;
  /** The bar that asks for consent; calls back with the choice. Returns what takes it away. */
  ask(choose: (yes: boolean) => void): () => void;
}

const MODES: readonly ConsentMode[] = ["auto", "ask", "required", "granted"];

/** Joins the rooms: what the visitor does, memory, rules, prompts. Starts at once; `opened` when memory is open. */
export function assemble(
  options: Options,
  furnish: (scene: Scene) => Furnishing,
  named: () => Named | Promise<Named>,
): { floorwalker: Floorwalker; opened: Promise<void>; safely: Border["safely"] } {
  const { consent: asked = "auto", database = "floorwalker", shop = "auto" } = options;
  const ending = new AbortController();
  const { tell, say } = createComplaints(
    (error) => reports.emit("error", error),
    () => rules.issues,
  );
  // A word that is none allows nothing.
  const mode = MODES.includes(asked) ? asked : "required";
  const border = createBorder(ending.signal, options.now ?? Date.now, tell);
  const locale = () => localeOf(options.locale || document.documentElement.lang || navigator.language);

  let rules = compileRules({ floorwalker: 1, rules: [] });
  let ruled: Promise<unknown> = Promise.resolve();
  let endWaiting: (() => void) | undefined;
  let clickedAt = Number.NEGATIVE_INFINITY;

  const custom = createCustom(tell);
  const tellWrong = reporter({ push: tell });
  const refusal = createRefusal(database);
  const fresh = () => ({ ...emptyMemory(), opted_out: refusal.read().opted_out });
  const reports = createReports(border, () => permission.granted(), say);
  const keeper = createKeeper(
    border,
    database,
    () => rules.bounds ?? BOUNDS,
    fresh,
    (message: Message) => {
      if (message === "denied") void permission.hear({ called: "denied" }, false);
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
    custom: custom.values(),
    drafts: !!location.search && new URLSearchParams(location.search).get("floorwalker") === "explain",
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
    wasRead: () => speaker.look(false),
    seen(visible) {
      if (!visible) speaker.hide();
      else void keeper.refresh().then(() => speaker.reveal());
    },
  });

  const advice = createAdvice({
    rules: () => rules,
    situation,
    granted: () => permission.granted(),
    own: options.suggest,
    show: (rule) => speaker.show(rule, "called"),
    drawable: (rule) => speaker.drawable(rule),
    tell,
    signal: ending.signal,
  });

  const speaker = createSpeaker(border, {
    rules: () => rules,
    situation,
    closely,
    keeper,
    reports,
    stage: (request) => furnishing.stage(request),
    ready: () => permission.heard(),
    read: () => visit.read(),
    suggest: advice.products,
    find: advice.find,
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

  const permission = createPermission(border, {
    mode,
    keeper,
    refusal,
    ruled: () => ruled,
    open: () => keeper.start(visit.adopt).then(visit.recall),
    turned(state) {
      if (state) reports.report("consent_changed", { state });
      else visit.ruled();
      speaker.look(true);
    },
    ask: (choose) => furnishing.ask(choose),
  });

  const rule = async (): Promise<void> => {
    rules = await loadRules(options.rules ?? { floorwalker: 1, rules: [] }, ending.signal);
    for (const issue of rules.issues) tell(issue);
    custom.check(rules);
    visit.ruled();
    watchListeners(border, rules.file.events ?? {}, (name) => visit.hear("events", name, {}));
    speaker.look(true);
  };

  /** A refusal, or its end, said here or in another tab. */
  const heed = (out: boolean) => {
    keeper.take({ name: out ? "opted_out" : "opted_in", at: border.now(), page: visit.page().id });
    if (out) speaker.clear();
    speaker.look(true);
  };

  const optOut = (out: boolean) => {
    refusal.write({ ...refusal.read(), opted_out: out });
    heed(out);
    if (out) reports.report("opted_out", {});
  };

  const floorwalker: Floorwalker = {
    track(name, params) {
      if (typeof name !== "string" || !name) {
        tellWrong("/track", "the name of an event", name);
      } else visit.hear("track", name, params);
    },
    set(facts) {
      custom.set(facts);
      custom.check(rules);
      speaker.look(true);
    },
    page: (type) => visit.turnTo(type),
    on: reports.on,
    ask: advice.ask,
    facts() {
      const now = viewOf(rules, situation());
      const names = [
        ...Object.keys(FACTS),
        ...Object.keys(custom.values()).map((name) => `custom.${name}`),
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
      const { rules: explained, next } = explainRules(rules, now, speaker.undrawable());
      const sources = visit.sources();
      return {
        at: now.now,
        consent: {
          ...permission.consent(),
          stored: keeper.stored(),
          ...(permission.alone() && { note: "no consent platform found: memory over pages needs consent" }),
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
      if (rule?.prompt) void speaker.show(rule, "preview").catch(tell);
      else tellWrong("/preview", "the id of a rule with a prompt", id, rules.byId.keys());
    },
    consent(state) {
      if (state === "granted" || state === "denied") void permission.hear({ called: state }).catch(tell);
      else tellWrong("/consent", "granted or denied", state, ["granted", "denied"]);
    },
    optOut: () => optOut(true),
    optIn: () => optOut(false),
    privacy: () => furnishing.panel(),
    async exportData() {
      await keeper.flush();
      return JSON.parse(
        JSON.stringify({ consent: permission.consent(), refusal: refusal.read(), memory: keeper.memory() }),
      );
    },
    async forget() {
      await keeper.erase(false);
      speaker.look(true);
    },
    stop() {
      // Aborted first, so that what stands goes at once.
      ending.abort();
      speaker.clear();
      permission.stop();
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
    way: visit.way,
  });

  border.listen(window, "click", (event: MouseEvent) => {
    clickedAt = border.now();
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link?.hash === "#floorwalker-privacy") floorwalker.privacy();
  });
  // A refusal in another tab holds here as well, also where nothing else is shared.
  border.listen(window, "storage", ({ key }: StorageEvent) => {
    const out = refusal.read().opted_out;
    if (key === database && out !== !!keeper.memory().opted_out) heed(out);
  });
  if (mode !== asked) tellWrong("/consent", `one of ${MODES.join(", ")}`, asked, MODES);
  const heardBy = (all: Named): readonly Adapter[] => {
    const names = Object.keys(all);
    if (names.includes(shop as string)) return all[shop as ShopName];
    tellWrong("/shop", `one of ${names.join(", ")}`, shop, names);
    return all.auto;
  };
  if (typeof shop === "string") {
    const all = named();
    visit.start("then" in all ? all.then(heardBy) : heardBy(all));
  } else visit.start(shop);
  ruled = rule();
  const opened = permission.begin().then(() => reports.emit("ready"), tell);
  return { floorwalker, opened, safely: border.safely };
}
