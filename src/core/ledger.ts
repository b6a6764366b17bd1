import { DAY, MINUTE, SECOND } from "./duration.js";
import { type Exposure, LEDGER, type Lease, type Memory, type Past, pastOf } from "./memory.js";
import type { Moment } from "./moment.js";

/** What came of a prompt, and what a visitor asked of the assistant, as events that memory takes. Times: epoch ms. */
export type Outcome = { at: number; page: number } & (
  | { name: "prompt_claimed"; rule: string; claim: string; counts: boolean; tab: string }
  | { name: "prompt_drawn" | "prompt_returned"; claim: string }
  | { name: "prompt_clicked" | "prompt_dismissed" | "prompt_ignored"; rule: string }
  | { name: "prompt_answered"; rule: string; answer?: string | number; keep?: number }
  | { name: "prompt_snoozed"; rule: string; until: number }
  | { name: "place_taken" | "place_left"; rule: string; tab: string }
  | { name: "rules_rearmed" | "moments_dropped"; rules: string[] }
  | { name: "moments_armed"; rules: string[]; moment: Moment }
  | { name: "opted_out" | "opted_in" }
);

/** A claim not drawn within this time is given back. */
export const CLAIM = 5 * SECOND;
/** The place is given up after this time at latest. */
export const LEASE = 10 * MINUTE;
/** Rules whose past is kept, and for how long. */
const RULES = 500;
const YEAR = 365 * DAY;

function change(memory: Memory, rule: string, with_: Partial<Past>): void {
  memory.past = { ...memory.past, [rule]: { ...pastOf(memory, rule), ...with_ } };
}

/** An exposure, or a message of another channel, that counts in the caps of all rules. */
export function count(memory: Memory, exposure: Exposure): void {
  memory.ledger = [...memory.ledger, exposure].slice(-LEDGER);
  memory.exposures++;
}

/** What time alone has changed: claims never drawn are given back, a place held too long has ended. */
export function settle(memory: Memory, now: number): Memory {
  if (!memory.claims.length && !memory.lease) return memory;
  const claims = memory.claims.filter(({ at }) => Math.abs(now - at) < CLAIM);
  const { lease } = memory;
  // A lease from the future was given by a clock that has been set back.
  const over = lease && (lease.until <= now || lease.until > now + LEASE);
  if (claims.length === memory.claims.length && !over) return memory;
  return over
    ? { ...memory, claims, lease: undefined, overdue: lease, ended: Math.min(lease.until, now) }
    : { ...memory, claims };
}

/** Forgets answers that were kept for long enough (a draft of memory may be changed, its parts may not). */
export function forgetAnswers(memory: Memory, now: number): void {
  for (const [rule, { answer_until }] of Object.entries(memory.past)) {
    if (answer_until && answer_until <= now) {
      change(memory, rule, { answer: undefined, answer_until: undefined });
    }
  }
}

/** The place is taken, or taken again. */
function take(memory: Memory, lease: Lease): void {
  memory.lease = lease;
  if (memory.overdue?.tab === lease.tab) memory.overdue = undefined;
}

/** Forgets the past with rules that were silent for a year, and the oldest above the bound. */
export function forgetPast(memory: Memory, now: number): void {
  const all = Object.entries(memory.past);
  const latest = (one: Past) => Math.max(one.exposures.at(-1)?.[0] ?? 0, one.done ?? 0, one.snoozed ?? 0);
  const kept = all.filter(([, one]) => now - latest(one) < YEAR);
  if (kept.length > RULES) kept.sort((a, b) => latest(b[1]) - latest(a[1])).length = RULES;
  if (kept.length < all.length) memory.past = Object.fromEntries(kept);
  memory.ledger = memory.ledger.filter(([at]) => now - at < YEAR);
}

/** Takes an outcome into memory (a draft that may be changed, its parts may not). */
export function recordOutcome(memory: Memory, event: Outcome): void {
  const { at } = event;
  switch (event.name) {
    case "prompt_claimed": {
      const { rule, page, counts, claim: id, tab } = event;
      memory.claims = [...memory.claims, { id, rule, at, page, counts, tab }];
      break;
    }
    case "prompt_drawn": {
      const claim = memory.claims.find(({ id }) => id === event.claim);
      memory.claims = memory.claims.filter((other) => other !== claim);
      if (!claim) break;
      const { rule, tab } = claim;
      const { shown, exposures } = pastOf(memory, rule);
      const exposure: Exposure = [claim.at, claim.page];
      change(memory, rule, {
        shown: shown + 1,
        exposures: [...exposures, exposure].slice(-LEDGER),
        spent: memory.session.start,
      });
      const { [rule]: _, ...armed } = memory.armed;
      memory.armed = armed;
      if (claim.counts) {
        count(memory, exposure);
        take(memory, { rule, tab, until: at + LEASE });
      }
      break;
    }
    case "prompt_returned":
      memory.claims = memory.claims.filter(({ id }) => id !== event.claim);
      break;
    case "prompt_dismissed": {
      const { dismissed, refusals } = pastOf(memory, event.rule);
      change(memory, event.rule, { dismissed: dismissed + 1, refusals: [...refusals, at].slice(-20) });
      break;
    }
    case "prompt_ignored": {
      const { ignored, unanswered } = pastOf(memory, event.rule);
      change(memory, event.rule, { ignored: [...ignored, at].slice(-60), unanswered: unanswered + 1 });
      break;
    }
    case "prompt_clicked":
    case "prompt_answered": {
      const answered = event.name === "prompt_answered";
      const old = pastOf(memory, event.rule);
      change(memory, event.rule, {
        [answered ? "answered" : "clicked"]: old[answered ? "answered" : "clicked"] + 1,
        refusals: [],
        ignored: [],
        unanswered: 0,
        done: at,
        ...(answered &&
          event.answer !== undefined && {
            answer: event.answer,
            answer_until: at + (event.keep ?? 30 * DAY),
          }),
      });
      memory.clicked = at;
      break;
    }
    case "prompt_snoozed":
      change(memory, event.rule, { snoozed: event.until });
      break;
    case "place_taken":
      take(memory, { rule: event.rule, tab: event.tab, until: at + LEASE });
      break;
    case "place_left":
      // Another tab may have taken the place since: only one's own is left, even if it ran out long ago.
      for (const key of ["lease", "overdue"] as const) {
        if (memory[key]?.tab === event.tab && memory[key].rule === event.rule) {
          memory[key] = undefined;
          memory.ended = at;
        }
      }
      break;
    case "rules_rearmed":
      for (const rule of event.rules) change(memory, rule, { spent: undefined });
      break;
    case "moments_armed":
      memory.armed = { ...memory.armed };
      for (const rule of event.rules) memory.armed[rule] = event.moment;
      break;
    case "moments_dropped":
      memory.armed = Object.fromEntries(
        Object.entries(memory.armed).filter(([rule]) => !event.rules.includes(rule)),
      );
      break;
    case "opted_out":
      memory.opted_out = true;
      break;
    case "opted_in":
      memory.opted_out = false;
  }
}
