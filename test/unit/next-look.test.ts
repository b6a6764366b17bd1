import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Condition,
  compileRules,
  createVerdicts,
  type RulesFile,
  type Situation,
  viewOf,
} from "../../src/core/index.js";
import { DAY, fileOf, HOUR, MINUTE, SECOND, Visit } from "./visit.js";

/** Zones and, in each, days on which its clocks are changed, with a day like any other. */
const DAYS: readonly (readonly [zone: string, day: string])[] = [
  ["UTC", "2026-01-15"],
  ["Europe/Paris", "2026-01-15"],
  ["Europe/Paris", "2026-03-29"],
  ["Europe/Paris", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Asia/Kathmandu", "2026-05-05"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Africa/Cairo", "2026-04-24"],
];

const HOURS: readonly NonNullable<NonNullable<RulesFile["shop"]>["hours"]>[] = [
  { "mon-fri": ["09:30-12:30", "14:00-19:00"], sat: ["10:00-18:00"] },
  { "mon-sun": ["01:30-02:30", "02:45-08:00"] },
  { "fri-mon": ["22:00-02:15"] },
  { "mon-sat": ["00:00-24:00"] },
];

type Tests = Record<string, unknown>;

const durationText = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((n) => `${n}s`),
  fc.integer({ min: 0, max: 40 }).map((n) => `${n}h`),
  fc.constantFrom("0s", "1500ms", "7d", "30m"),
);
const ms = (text: string): number =>
  Number.parseFloat(text) * { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }[/[a-z]+$/.exec(text)![0] as "s"];
const quarter = fc
  .integer({ min: 0, max: 95 })
  .map((n) => new Date(n * 15 * MINUTE).toISOString().slice(11, 16));

const orderedBy = (value: fc.Arbitrary<string>, sort: boolean, key: (text: string) => number | string) =>
  fc.oneof(
    fc.tuple(fc.constantFrom("eq", "ne", "gt", "gte", "lt", "lte"), value).map(([op, v]) => ({ [op]: v })),
    fc.tuple(value, value).map((pair) => ({
      between: sort ? pair.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) : pair,
    })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ in: list })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ not_in: list })),
    fc.boolean().map((exists) => ({ exists })),
  );

const GROWING = [
  "item.dwell",
  "page.dwell",
  "session.dwell",
  "cart.dwell",
  "interest.dwell",
  "cart.idle",
  "session.duration",
  "visitor.since_purchase",
  "item.since_bought",
  "checkout.idle",
  "rule.other.since",
] as const;
const growing = fc
  .tuple(fc.constantFrom(...GROWING), orderedBy(durationText, true, ms))
  .map(([fact, test]): Tests => ({ [fact]: test }));
const ofDay = orderedBy(quarter, false, (text) => text).map((test): Tests => ({ "time.of_day": test }));
const ofShop = fc.oneof(
  fc.boolean().map((open): Tests => ({ "shop.open": open })),
  fc
    .tuple(fc.constantFrom("shop.opens_in", "shop.closes_in"), orderedBy(durationText, true, ms))
    .map(([fact, test]): Tests => ({ [fact]: test })),
);
const ofDate = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("eq", "ne", "gt", "gte", "lt", "lte"),
      fc.constantFrom("2026-03-29", "2026-10-25", "2026-03-08", "2026-01-16", "2026-05-06"),
    )
    .map(([op, date]): Tests => ({ "time.date": { [op]: date } })),
  fc
    .subarray(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    .map((days): Tests => ({ "time.weekday": days })),
  fc.constant<Tests>({ "checkout.started": true }),
);
const still = fc.constantFrom<Tests>(
  { "item.views": { gte: 1 } },
  { "cart.count": 9 },
  { "page.type": "product" },
);
const single = fc.oneof(
  { weight: 4, arbitrary: growing },
  { weight: 3, arbitrary: ofDay },
  { weight: 3, arbitrary: ofShop },
  { weight: 1, arbitrary: ofDate },
);
const { condition } = fc.letrec<{ condition: Tests }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: fc.oneof(single, still) },
    {
      weight: 1,
      arbitrary: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    },
    { weight: 1, arbitrary: tie("condition").map((not) => ({ not })) },
  ),
}));

const situation = fc.record({
  day: fc.constantFrom(...DAYS),
  hours: fc.constantFrom(...HOURS, undefined),
  closed: fc.boolean(),
  /** Into the day, from noon of the day before. */
  into: fc.oneof(
    fc.integer({ min: 0, max: 36 * 60 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: 0, max: 36 * HOUR }),
  ),
  rate: fc.constantFrom<0 | 1>(0, 1),
  untold: fc.integer({ min: 0, max: 20 * SECOND }),
  bought: fc.boolean(),
  checkout: fc.boolean(),
  ago: fc.integer({ min: 0, max: 20 * MINUTE }),
});
type Given = typeof situation extends fc.Arbitrary<infer T> ? T : never;

/** The condition's verdict at instants of one visit, in which nothing happens any more but time. */
function watch(
  when: Tests,
  { day: [timezone, day], hours, closed, into, rate, untold, bought, checkout, ago }: Given,
) {
  const now = Date.parse(`${day}T00:00Z`) - 12 * HOUR + into;
  const rules = compileRules(
    fileOf(
      [
        { id: "tested", when: when as Condition, prompt: { body: "Hello" } },
        { id: "other", prompt: { body: "Hello" } },
      ],
      { shop: { timezone, ...(hours && { hours }), ...(closed && { closed: [day] }) } },
    ),
  );
  expect(rules.issues).toEqual([]);
  const item = { item_id: "P1", item_name: "Lamp", price: 20, item_category: "lamps" };
  const visit = new Visit(fileOf([]), now - ago - 4 * MINUTE);
  visit.look(item).engage(45 * SECOND);
  if (bought) visit.event("purchase", { transaction_id: "T1", items: [item] });
  visit
    .wait(MINUTE)
    .event("add_to_cart", { items: [item] })
    .engage(15 * SECOND);
  if (checkout) visit.event("begin_checkout", { items: [item] });
  visit.speak("other").wait(MINUTE).engage(SECOND).wait(ago);
  const before: Situation = { ...visit.situation, engaged: { ms: untold, rate, until: now + DAY } };
  const verdicts = createVerdicts(rules);
  const rule = rules.rules[0]!;
  const viewAt = (t: number) =>
    viewOf(rules, {
      ...before,
      now: t,
      engaged: { ...before.engaged, ms: untold + (rate ? t - now : 0) },
    });
  const holdsAt = (t: number): boolean => {
    verdicts.update(viewAt(t));
    return verdicts.fill(rule.condition).holds(verdicts.values);
  };
  const turnsAt = (): number => {
    const view = viewAt(now);
    verdicts.update(view);
    return now + verdicts.fill(rule.condition).turnsIn(verdicts.values, view, rate);
  };
  const valuesAt = (t: number) => {
    verdicts.update(viewAt(t));
    verdicts.fill(rule.condition);
    return [...verdicts.values];
  };
  return { now, holdsAt, turnsAt, valuesAt };
}

/** Where verdicts can turn: what grows passes a bound, or a quarter of an hour begins, or its first minute ends. */
function instants(when: Tests, now: number, valuesAt: (t: number) => unknown[]): number[] {
  const points: number[] = [];
  const bounds = [...JSON.stringify(when).matchAll(/"(\d+(?:ms|s|m|h|d))"/g)].map(([, text]) => ms(text!));
  for (const value of valuesAt(now)) {
    if (typeof value !== "number") continue;
    for (const bound of bounds) {
      for (const around of [-1, 0, 1])
        points.push(now + bound - value + around, now + value - bound + around);
    }
  }
  const first = Math.ceil(now / (15 * MINUTE)) * 15 * MINUTE;
  for (let t = first; t < now + 30 * HOUR; t += 15 * MINUTE) points.push(t - 1, t, t + MINUTE);
  for (const days of [2, 3]) points.push(now + days * DAY);
  return points.filter((t) => t > now).sort((a, b) => a - b);
}

describe("the next look", { timeout: 300_000 }, () => {
  it("is never later than the instant at which time alone turns a condition", () => {
    fc.assert(
      fc.property(condition, situation, (when, given) => {
        const { now, holdsAt, turnsAt, valuesAt } = watch(when, given);
        const verdict = holdsAt(now);
        const next = turnsAt();
        expect(next).toBeGreaterThan(now);
        for (const t of instants(when, now, valuesAt)) {
          if (t >= next) break;
          if (holdsAt(t) !== verdict) {
            expect.fail(
              `${verdict} at ${new Date(now).toISOString()} turns at ${new Date(t).toISOString()} or before; the next look is ${next < Infinity ? new Date(next).toISOString() : "never"}`,
            );
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it("is the very instant at which a single test turns", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          growing,
          ofDay,
          fc.boolean().map((open): Tests => ({ "shop.open": open })),
        ),
        situation,
        (when, given) => {
          const { now, holdsAt, turnsAt } = watch(when, given);
          const next = turnsAt();
          // A checkout is over at 7 days: a test of just that long is looked at, and never turns.
          fc.pre(next < Infinity && !("checkout.idle" in when));
          const verdict = holdsAt(now);
          expect(next).toBeGreaterThan(now);
          expect([holdsAt(next - 1), holdsAt(next)]).toEqual([verdict, !verdict]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("is, by dates and opening hours, at an instant at which they change", () => {
    fc.assert(
      fc.property(fc.oneof(ofShop, ofDate), situation, (when, given) => {
        const { now, valuesAt, turnsAt } = watch(when, given);
        const next = turnsAt();
        fc.pre(next < Infinity);
        expect(next).toBeGreaterThan(now);
        expect(valuesAt(next)).not.toEqual(valuesAt(now));
      }),
      { numRuns: 400 },
    );
  });

  it("is, of a checkout, when it is over after 7 days", () => {
    const when = { "checkout.started": true };
    const given: Given = {
      ...{
        day: ["UTC", "2026-01-15"],
        hours: undefined,
        closed: false,
        into: 0,
        rate: 0,
        untold: 0,
        bought: false,
      },
      ...{ checkout: true, ago: 0 },
    };
    const { now, holdsAt, turnsAt } = watch(when, given);
    expect([holdsAt(now), holdsAt(now + 8 * DAY)]).toEqual([true, false]);
    expect(turnsAt()).toBeLessThanOrEqual(now + 7 * DAY);
    const idle = watch({ "checkout.idle": { gte: "1s" } }, given);
    expect([idle.holdsAt(now), idle.holdsAt(now + 8 * DAY)]).toEqual([true, false]);
    expect(idle.turnsAt()).toBeLessThanOrEqual(now + 7 * DAY);
  });

  it("comes once for each turn: following the looks reaches every turn of two days, on any day", () => {
    fc.assert(
      fc.property(ofDay, situation, (when, given) => {
        const midday = Date.parse(`${given.day[1]}T00:00Z`) - 12 * HOUR;
        const end = midday + given.into + 50 * HOUR;
        let from = midday + given.into;
        for (let looks = 0; from < end; looks++) {
          expect(looks).toBeLessThan(40);
          const { now, holdsAt, turnsAt } = watch(when, { ...given, into: from - midday });
          const verdict = holdsAt(now);
          const next = turnsAt();
          expect(next).toBeGreaterThan(now);
          for (let t = now; t < Math.min(next, end); t += 5 * MINUTE) expect(holdsAt(t)).toBe(verdict);
          from = next;
        }
      }),
      { numRuns: 60 },
    );
  });
});
