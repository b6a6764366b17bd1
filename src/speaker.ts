import type { Border } from "./border.js";
import {
  createVerdicts,
  type Decision,
  decide,
  type Item,
  type Outcome,
  type Reason,
  type Rule,
  type Rules,
  type Situation,
  type Suggestion,
  type Verdicts,
  type View,
  viewOf,
} from "./core/index.js";
import type { Report, Reports } from "./report/reports.js";
import type { Keeper } from "./store/keeper.js";

/** How a prompt was closed by the visitor, or by time. */
export type Closing = "button" | "escape" | "hide_after";

/** What the visitor does with a prompt. */
export interface Handlers {
  /** An action was clicked; `stays` where the prompt is still of use. */
  act(action: string, stays: boolean): void;
  /** "Not now", for so many ms. */
  snooze(ms: number): void;
  close(how: Closing): void;
  never(): void;
  privacy(): void;
  answer(value: string | number, kind: string, keep?: number, next?: string): void;
}

/** A prompt that stands in the page. */
export interface Drawn {
  /** Whether pointer or focus is in it. */
  engaged(): boolean;
  close(): void;
}

/** What is to be drawn. */
export interface Request {
  rule: Rule;
  view: View;
  suggestions: readonly Suggestion[];
  /** What is known of a product by its id. */
  find(id: string): Item | undefined;
  /** It counts for nothing: few of its actions act. */
  preview: boolean;
}

/** Prepares a prompt; nothing where a text can't be filled in. What is returned draws it, or nothing where it can't stand. */
export type Stage = (request: Request) => ((handlers: Handlers) => Drawn | undefined) | undefined;

/** What the speaker needs of the others. */
export interface Surroundings {
  rules(): Rules;
  situation(): Situation;
  /** The same, with what keeps the visitor busy: that is read from the page only when something is to be said. */
  closely(): Situation;
  keeper: Keeper;
  reports: Reports;
  stage: Stage;
  /** Memory is open, as far as it may be: before, nobody knows what was said already. */
  ready(): boolean;
  /** The page has been read: what no source has spoken of by now is not there. */
  read(): boolean;
  /** Products to show; nothing where there are fewer than the rule wants. */
  suggest(rule: Rule, view: View): Promise<readonly Suggestion[] | undefined>;
  /** What is known of a product by its id. */
  find(id: string, view: View): Item | undefined;
  /** Whether the page can be seen now. */
  visible(): boolean;
  optOut(): void;
  privacy(): void;
  /** A prompt waits for the visitor to be less busy, or none does. */
  waiting(for_: boolean): void;
}

/**
 * How a prompt came: by its own right; after an answer, as part of the same exposure; called for; for a look at it. Only
 * the first two take the place and are recorded, and of a call only what the visitor answers.
 */
type Way = "claimed" | "next" | "called" | "preview";

const isRecorded = (way: Way): way is "claimed" | "next" => way === "claimed" || way === "next";

/** An outcome without what the speaker itself knows. */
type Noted = Record<string, unknown> & { name: Outcome["name"] };

interface Shown {
  rule: Rule;
  drawn: Drawn;
  counts: boolean;
  /** Time alone has turned its condition: what happens later does not take it back for that. */
  lapsed: boolean;
  /** Ms seen so far, and since when. */
  seen: number;
  since: number;
}

const random = () => Math.random().toString(36).slice(2);

/** Decides whenever something changed, claims the right to speak, draws, and records what came of it. */
export function createSpeaker(border: Border, around: Surroundings) {
  const tab = random();
  const { keeper, reports } = around;
  const furniture = new Map<Rule, Shown>();
  const suppressed = new Set<string>();
  let verdicts: { rules: Rules; made: Verdicts } | undefined;
  let shown: Shown | undefined;
  let last: Rule | undefined;
  /** Could not be drawn, and why: not tried again before something happens. */
  const undrawable = new Map<string, Reason>();
  let speaking = false;
  let again = false;
  let scheduled = false;
  let byEvent = false;
  let cancel: (() => void) | undefined;
  let pendingEngaged = Number.POSITIVE_INFINITY;
  /** When the timer is set to. */
  let due = Number.POSITIVE_INFINITY;

  const standing = () => [...(shown ? [shown] : []), ...furniture.values()];

  const record = (outcome: Noted) =>
    keeper.take({ at: border.now(), page: around.situation().page.id, ...outcome } as Outcome);

  const tell = (name: Parameters<Reports["report"]>[0], rule: Rule, more: Partial<Report> = {}) =>
    reports.report(name, {
      rule: rule.id,
      type: rule.prompt?.type ?? "card",
      n: keeper.memory().past[rule.id]?.shown ?? 0,
      ...more,
    });

  const judge = (): Decision => {
    const rules = around.rules();
    if (verdicts?.rules !== rules) verdicts = { rules, made: createVerdicts(rules) };
    const decision = decide(rules, around.situation(), verdicts.made);
    const { speak: may, inline, launcher } = decision;
    return may.length || inline.length || launcher
      ? decide(rules, around.closely(), verdicts.made)
      : decision;
  };

  const seenFor = (one: Shown) => one.seen + (around.visible() ? border.now() - one.since : 0);

  /** Takes a prompt from the page, and leaves its place. */
  const remove = (one: Shown) => {
    one.drawn.close();
    if (one === shown) {
      shown = undefined;
      if (one.counts) record({ name: "place_left", rule: one.rule.id, tab });
    }
    furniture.delete(one.rule);
  };

  /** A prompt that ends by itself: seen long enough without answer it was a soft no. */
  const ends = (one: Shown, name: "prompt_ignored" | "prompt_withdrawn") => {
    const soft = name === "prompt_ignored";
    // Furniture bothers nobody: to leave it alone is no answer.
    if (soft && one.rule.furniture) return remove(one);
    if (one.counts && (!soft || seenFor(one) >= around.rules().manners.ignoredAfter)) {
      if (soft) record({ name: "prompt_ignored", rule: one.rule.id });
      tell(name, one.rule);
    }
    remove(one);
  };

  const handlersOf = (rule: Rule, way: Way, self: () => Shown | undefined): Handlers => {
    const counts = isRecorded(way);
    const leave = () => {
      const one = self();
      if (one) remove(one);
    };
    const note = (outcome: Noted, told: Parameters<Reports["report"]>[0], more: Partial<Report>) => {
      record({ rule: rule.id, ...outcome });
      tell(told, rule, more);
    };
    const handlers: Handlers = {
      act(action, stays) {
        if (counts) note({ name: "prompt_clicked" }, "prompt_clicked", { action });
        if (!stays) leave();
      },
      snooze(ms) {
        const until = border.now() + ms;
        if (counts) note({ name: "prompt_snoozed", until }, "prompt_clicked", { action: "snooze" });
        leave();
      },
      close(how) {
        const one = self();
        if (how === "hide_after") {
          if (one) ends(one, "prompt_ignored");
          return;
        }
        if (counts) note({ name: "prompt_dismissed" }, "prompt_dismissed", { reason: how });
        leave();
      },
      never() {
        if (way !== "preview") around.optOut();
      },
      privacy: () => around.privacy(),
      answer(answer, kind, keep, next) {
        // The visitor's own words are told to who asked, and kept by nobody.
        const kept = kind !== "text" && { answer, ...(keep !== undefined && { keep }) };
        if (way !== "preview")
          note({ name: "prompt_answered", ...kept }, "prompt_answered", { answer, action: kind });
        leave();
        const following = next && around.rules().byId.get(next);
        if (following) void show(following, counts ? "next" : way);
      },
    };
    for (const key of Object.keys(handlers) as (keyof Handlers)[]) {
      handlers[key] = border.safely(handlers[key] as () => void);
    }
    return handlers;
  };

  const viewFor = (rule: Rule) => {
    const situation = around.situation();
    return viewOf(around.rules(), situation, situation.memory.armed[rule.id]);
  };

  const stage = (rule: Rule, view: View, suggestions: readonly Suggestion[], preview: boolean) =>
    around.stage({ rule, view, suggestions, preview, find: (id) => around.find(id, view) });

  /** Prepares a rule's prompt: its suggestions, its texts. */
  const prepare = async (rule: Rule, preview: boolean) => {
    const view = viewFor(rule);
    const suggestions = await around.suggest(rule, view);
    if (!suggestions) return { draw: undefined, reason: "suggestion" as const };
    return { draw: stage(rule, view, suggestions, preview), reason: "text" as const };
  };

  const place = (rule: Rule, way: Way, draw: (handlers: Handlers) => Drawn | undefined) => {
    let one: Shown | undefined;
    const drawn = draw(handlersOf(rule, way, () => one));
    if (!drawn) return;
    one = { rule, drawn, counts: isRecorded(way), lapsed: false, seen: 0, since: border.now() };
    if (rule.furniture) furniture.set(rule, one);
    else shown = one;
    return one;
  };

  /** Shows a rule's prompt without a claim. Returns whether it stands. */
  const show = async (rule: Rule, way: Exclude<Way, "claimed">): Promise<boolean> => {
    // What stands in the page is to be seen already.
    if (furniture.has(rule)) return true;
    const { draw } = await prepare(rule, way === "preview");
    if (!draw || border.signal.aborted) return false;
    if (shown) remove(shown);
    const one = place(rule, way, draw);
    if (one && way === "next") record({ name: "place_taken", rule: rule.id, tab });
    return !!one;
  };

  const suppress = (rule: Rule, reason: string) => {
    const key = `${rule.id} ${reason} ${around.situation().page.id}`;
    if (suppressed.has(key)) return;
    suppressed.add(key);
    tell("prompt_suppressed", rule, { reason });
  };

  /** Claims the right to speak for the best of these that can be drawn, and draws it. */
  const speak = async (candidates: readonly Rule[]) => {
    const skipped = new Set<Rule>();
    const fail = (rule: Rule, reason: Reason) => {
      skipped.add(rule);
      undrawable.set(rule.id, reason);
      suppress(rule, reason);
      // A moment waits for a better instant, not for better words.
      if (rule.on) record({ name: "moments_dropped", rules: [rule.id] });
    };
    for (const rule of candidates) {
      const { draw, reason } = await prepare(rule, false).catch((error) => {
        border.tell(error);
        return { draw: undefined, reason: "text" as const };
      });
      if (!draw) {
        fail(rule, reason);
        continue;
      }
      const claim = random();
      const begun = border.now();
      const claimed = await keeper.claim((memory) => {
        if (border.signal.aborted || !around.visible()) return;
        const rules = around.rules();
        const situation = { ...around.closely(), memory, stored: keeper.stored() };
        const { speak: may, inline } = decide(rules, situation);
        const best = (rule.furniture ? inline : may).filter((other) => !skipped.has(other));
        if (rule.furniture ? !best.includes(rule) : best[0] !== rule) return;
        const { page, now: at } = situation;
        return {
          name: "prompt_claimed",
          at,
          page: page.id,
          rule: rule.id,
          claim,
          counts: !rule.furniture,
          tab,
        };
      });
      if (!claimed) continue;
      // A claim grows stale in 5 s: by then another tab may have been given the right.
      const drawn =
        border.now() - begun < 5000 && !border.signal.aborted ? place(rule, "claimed", draw) : undefined;
      record({ name: drawn ? "prompt_drawn" : "prompt_returned", claim });
      if (drawn) {
        if (!rule.furniture) last = rule;
        tell("prompt_shown", rule);
        if (!rule.furniture) return;
      } else undrawable.set(rule.id, "text");
      skipped.add(rule);
    }
  };

  /** Takes back what events, not time, have made pointless. */
  const withdraw = () => {
    const made = verdicts?.made;
    for (const one of standing()) {
      if (!made || one.rule.on) continue;
      if (made.holds(one.rule)) one.lapsed = false;
      else if (!byEvent) one.lapsed = true;
      else if (one.counts && !one.lapsed && !one.drawn.engaged()) ends(one, "prompt_withdrawn");
    }
  };

  /** Sets the one timer for the next look; none where nothing is due or nobody sees it. */
  const schedule = () => {
    cancel?.();
    cancel = undefined;
    const { engaged } = around.situation();
    // What engaged time brings is due only as long as it runs.
    due = Math.min(next, engaged.rate && pendingEngaged <= engaged.until ? pendingEngaged : next);
    if (due < Number.POSITIVE_INFINITY && around.visible()) {
      cancel = border.later(Math.max(0, due - border.now()), () => look(false));
    }
  };
  let next = Number.POSITIVE_INFINITY;

  const look = (event: boolean) => {
    byEvent ||= event;
    if (scheduled || border.signal.aborted) return;
    scheduled = true;
    // A burst of events is judged once.
    queueMicrotask(border.safely(lookNow));
  };

  /** Whether a rule tests what is read from the page, late: until then nobody knows that it turned false. */
  const isLate = (id: string) =>
    around
      .rules()
      .byId.get(id)
      ?.condition.leaves.some(({ fact }) => /^(item|page|interest)\./.test(fact));

  const lookNow = () => {
    scheduled = false;
    if (border.signal.aborted || !around.ready()) return;
    const decision = judge();
    const rearmed = decision.rearmed.filter((id) => around.read() || !isLate(id));
    if (rearmed.length) record({ name: "rules_rearmed", rules: rearmed });
    if (decision.dropped.length) record({ name: "moments_dropped", rules: [...decision.dropped] });
    withdraw();
    if (byEvent) undrawable.clear();
    byEvent = false;
    next = decision.next;
    pendingEngaged = decision.nextEngaged;
    schedule();
    for (const { rule, reason } of decision.held) if (rule !== shown?.rule) suppress(rule, reason);
    for (const rule of decision.speak.slice(1)) suppress(rule, "outranked");
    around.waiting(decision.held.some(({ reason }) => reason === "busy"));
    const { launcher } = decision;
    for (const one of furniture.values()) {
      if (one.rule.furniture !== "launcher" || one.rule === launcher) continue;
      // What stands in nobody's way stays while the visitor is busy, but not at the till.
      const why = decision.held.find(({ rule }) => rule === one.rule)?.reason;
      if (why !== "busy" || around.situation().page.checkout) remove(one);
    }
    if (!around.visible()) return;
    if (launcher && !furniture.has(launcher)) {
      prepare(launcher, false)
        .then(({ draw }) => {
          if (draw && !furniture.has(launcher)) place(launcher, "called", draw);
        })
        .catch(border.tell);
    }
    const candidates = [
      ...decision.inline.filter((rule) => !furniture.has(rule)),
      ...(shown ? [] : decision.speak),
    ].filter((rule) => !undrawable.has(rule.id));
    if (!candidates.length) return;
    if (speaking) {
      again = true;
      return;
    }
    speaking = true;
    speak(candidates)
      .catch(border.tell)
      .finally(() => {
        speaking = false;
        // What came of it changes what others may do, and what happened meanwhile was not judged.
        if (shown || again) look(false);
        again = false;
      });
  };

  return {
    tab,
    /** Judges anew, soon; `event` where something happened, not only time passed. */
    look,
    /** Engaged time goes on: what it brings may be due after all. */
    extend: () => {
      if (pendingEngaged < due) schedule();
    },
    show,
    showing: () => shown?.rule,
    last: () => last,
    /** Whether a rule's texts can be filled in now; of its suggestions nobody knows yet. */
    drawable: (rule: Rule): boolean => !!rule.prompt?.suggest || !!stage(rule, viewFor(rule), [], true),
    undrawable: (): ReadonlyMap<string, Reason> => undrawable,
    /** The page changed, or goes: what is shown ends. */
    leave() {
      suppressed.clear();
      undrawable.clear();
      for (const one of standing()) ends(one, "prompt_ignored");
    },
    /** A purchase takes back what speaks of the cart. */
    bought() {
      for (const one of standing()) if (one.rule.ofCart) ends(one, "prompt_withdrawn");
    },
    /** No more prompts: at once. */
    clear() {
      for (const one of standing()) remove(one);
    },
    /** The tab is hidden: the place is left to others. */
    hide() {
      if (shown?.counts) {
        shown.seen += border.now() - shown.since;
        record({ name: "place_left", rule: shown.rule.id, tab });
      }
      schedule();
    },
    /** It is seen again: the place is taken anew, unless another prompt stands there now. */
    reveal() {
      if (shown?.counts) {
        shown.since = border.now();
        const { lease, claims } = keeper.memory();
        const taken = [lease, ...claims.filter(({ counts }) => counts)].some((one) => one && one.tab !== tab);
        if (taken) remove(shown);
        else record({ name: "place_taken", rule: shown.rule.id, tab });
      }
      // What happened in other tabs may have made it pointless.
      look(true);
    },
  };
}

/** See `createSpeaker`. */
export type Speaker = ReturnType<typeof createSpeaker>;
