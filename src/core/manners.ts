import { CLAIM } from "./ledger.js";
import { type Claim, type Exposure, LEDGER, type Memory, type Past, pastOf } from "./memory.js";
import { names } from "./product.js";
import type { CompiledCap, Manners, Rule } from "./rules.js";
import type { View } from "./situation.js";

/** Why a rule does not speak, in the order in which it is reported (SPEC.md section 7). */
export const REASONS = [
  "opted_out",
  "status",
  "schedule",
  "audience",
  "condition",
  "no_memory",
  "never",
  "bought",
  "busy",
  "quiet",
  "gap",
  "cap",
  "done",
  "snoozed",
  "given_up",
  "showing",
  "outranked",
  "suggestion",
  "text",
  "holdout",
] as const;
/** One of `REASONS`. */
export type Reason = (typeof REASONS)[number];

/** What holds a rule back. */
export interface Held {
  reason: Reason;
  /** Epoch ms at which it ends by itself; infinite where only an event can end it. */
  until: number;
  /** It ends after that much more engaged time, instead. */
  engaged?: number;
}

/** What the manners say of every rule alike; worked out once a decision. */
export interface Common {
  /** `manners.never` holds. */
  never: boolean;
  /** What keeps the visitor busy, as far as the manners mind. */
  busy: boolean;
  /** The same, checkout included. */
  checkout: boolean;
  /** The last thing that kept the visitor busy ended then, and the calm moment after it. */
  calm: number;
  /** Everything rests until then, after refusals in a row. */
  givenUp: number;
}

const FOREVER = Number.POSITIVE_INFINITY;
/** After what kept the visitor busy ends: a calm moment. */
const CALM = 2_000;
const YEAR = 365 * 864e5;

const hold = (reason: Reason, until = FOREVER): Held => ({ reason, until });

/** Until when caps are reached; nothing while there is room. A full list counts as reached: caps are never exceeded. */
export function reached(
  caps: readonly CompiledCap[],
  drawn: readonly Exposure[],
  total: number,
  claims: readonly Claim[],
  { now, page, memory }: View,
): number | undefined {
  const exposures = claims.length ? [...drawn, ...claims.map(({ at, page }): Exposure => [at, page])] : drawn;
  for (const { max, per } of caps) {
    let within = total + claims.length;
    let until = claims.length ? Math.min(...claims.map(({ at }) => at + CLAIM)) : FOREVER;
    if (per !== "visitor") {
      const from = typeof per === "number" ? now - per : memory.session.start;
      const counted = exposures.filter(([at, on]) =>
        per === "page" ? on === page.id : typeof per === "number" ? at > from : at >= from,
      );
      within = counted.length >= LEDGER ? FOREVER : counted.length;
      // Oldest first: there is room again as enough of them have left the window.
      const freeing = counted[Math.max(0, counted.length - max)];
      if (typeof per === "number" && freeing) until = Math.min(until, freeing[0] + per);
    }
    if (within >= max) return until;
  }
}

/** Times of what weighs as dismissals of a rule: refusals, and of those left without answer every so-manieth. */
const weighed = (past: Past, { perDismissal }: Manners): number[] =>
  [
    ...past.refusals,
    ...past.ignored.filter((_, i) => (past.unanswered - past.ignored.length + i + 1) % perDismissal === 0),
  ].sort((a, b) => a - b);

/** Until when a rule is snoozed: by the visitor's own "not now", or by refusals, each for longer than the last. */
function snoozedUntil(past: Past, manners: Manners): number {
  const times = weighed(past, manners);
  const last = times.at(-1);
  const own = past.snoozed ?? 0;
  if (last === undefined) return own;
  return Math.max(own, last + Math.min(YEAR, manners.snooze * manners.backoff ** (times.length - 1)));
}

/** Until when everything rests: so many refusals in a row, over all rules, since the latest click. */
function givenUpUntil(memory: Memory, manners: Manners): number {
  const row: number[] = [];
  for (const past of Object.values(memory.past)) {
    if (past.refusals.length || past.ignored.length) row.push(...weighed(past, manners));
  }
  const since = row.filter((at) => at > (memory.clicked ?? 0));
  return since.length >= manners.giveUpAfter ? Math.max(...since) + manners.giveUpFor : 0;
}

/** What holds for every rule alike. */
export function common(view: View, manners: Manners, never: boolean): Common {
  return {
    never,
    busy: view.busy.some((what) => manners.busy.includes(what)),
    checkout: (view.page.checkout || view.page.type === "checkout") && manners.busy.includes("checkout"),
    calm: view.busy_until + CALM,
    givenUp: givenUpUntil(view.memory, manners),
  };
}

/** Until when a rule is about a category just bought from. */
function boughtUntil(rule: Rule, view: View, manners: Manners): number {
  if (rule.source.again) return 0;
  const about = {
    item: () => view.item(),
    interest: () => view.interest(),
    event: () => view.moment?.item,
  };
  let until = 0;
  for (const subject of rule.about) {
    const product = about[subject]();
    for (const item of product ? view.memory.items : []) {
      const category = item.categories?.[0];
      const same = names(item, [product?.id ?? ""]) || (category && category === product?.categories?.[0]);
      if (item.bought && same) until = Math.max(until, item.bought + manners.boughtCategory);
    }
  }
  return until;
}

/** Whether a rule is on; drafts are where drafts may speak. */
export const isOn = ({ source: { status = "on" } }: Rule, { drafts }: View): boolean =>
  status === "on" || (status === "draft" && !!drafts);

/**
 * What holds a rule back, if anything: the first reason in the order of `REASONS`, down to `showing`. The ones after
 * it depend on the other rules and on what is shown.
 *
 * @param holds whether its condition holds, and its moment has come
 */
export function judge(
  rule: Rule,
  view: View,
  manners: Manners,
  all: Common,
  holds: boolean,
): Held | undefined {
  const { memory, now, page } = view;
  const { source, furniture } = rule;
  const { service } = source;
  const past = pastOf(memory, rule.id);
  const interrupts = !furniture;
  if (memory.opted_out) return hold("opted_out");
  if (!isOn(rule, view) || !rule.prompt) return hold("status");
  if (now < rule.from) return hold("schedule", rule.from);
  if (now >= rule.until) return hold("schedule");
  // Having spoken, it waits until its condition has turned false, or for another session.
  if (!holds || (!rule.on && past.spent !== undefined && past.spent === memory.session.start)) {
    return hold("condition");
  }
  if (!view.stored && furniture !== "launcher" && (!page.entered || Object.keys(memory.past).length)) {
    return hold("no_memory");
  }
  if (all.never && !service) return hold("never");
  if (!service && interrupts && (memory.purchases.last ?? -1) >= memory.session.start) return hold("bought");
  const bought = service ? 0 : boughtUntil(rule, view, manners);
  if (bought > now) return hold("bought", bought);
  if (all.busy || (all.checkout && !source.during_checkout)) return hold("busy");
  if (now < all.calm) return hold("busy", all.calm);
  if (furniture === "launcher") return;
  if (interrupts && !service) {
    const left = manners.quiet - memory.session.dwell - view.engaged.ms;
    if (left > 0) return { ...hold("quiet"), engaged: left };
    const gap = (memory.ended ?? Number.NEGATIVE_INFINITY) + manners.gap;
    if (now < gap) return hold("gap", gap);
  }
  const own = reached(
    rule.caps,
    past.exposures,
    past.shown,
    memory.claims.filter((claim) => claim.rule === rule.id),
    view,
  );
  if (own !== undefined) return hold("cap", own);
  if (interrupts && !service) {
    const capped = reached(
      manners.caps,
      memory.ledger,
      memory.exposures,
      memory.claims.filter((claim) => claim.counts),
      view,
    );
    if (capped !== undefined) return hold("cap", capped);
  }
  const done = (past.done ?? Number.NEGATIVE_INFINITY) + manners.done;
  if (now < done) return hold("done", done);
  const snoozed = snoozedUntil(past, manners);
  if (now < snoozed) return hold("snoozed", snoozed);
  if (interrupts && !service && now < all.givenUp) return hold("given_up", all.givenUp);
  if (interrupts && memory.lease) return hold("showing", memory.lease.until);
  const claim = interrupts && memory.claims.find(({ counts }) => counts);
  if (claim) return hold("showing", claim.at + CLAIM);
}
