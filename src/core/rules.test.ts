import { describe, expect, it } from "vitest";
import { BOUNDS, compileRules, readRules } from "./index.js";

const prompt = { body: "x" };
const compile = (rule: object, rest: object = {}) =>
  compileRules({ floorwalker: 1, ...rest, rules: [{ id: "a", prompt, ...rule }] });
const instant = (rule: object, timezone?: string) => {
  const { rules } = compile(rule, timezone ? { shop: { timezone } } : {});
  const { from, until } = rules[0]!;
  return [from, until].map((at) => (Number.isFinite(at) ? new Date(at).toISOString() : at));
};

describe("rules: dates", () => {
  it.each([
    [{}, "UTC", Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    [
      { from: "2026-03-29", until: "2026-03-29" },
      "Europe/Paris",
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ],
    [
      { from: "2026-10-25", until: "2026-10-25" },
      "Europe/Paris",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ],
    [
      { from: "2026-01-05T09:30", until: "2026-01-05T18:00:30" },
      "Europe/Paris",
      "2026-01-05T08:30:00.000Z",
      "2026-01-05T17:00:30.000Z",
    ],
    [
      { from: "2026-01-05T09:30Z", until: "2026-01-05T18:00-05:00" },
      "Europe/Paris",
      "2026-01-05T09:30:00.000Z",
      "2026-01-05T23:00:00.000Z",
    ],
    [
      { from: "2026-01-01", until: "2026-12-31" },
      "Pacific/Kiritimati",
      "2025-12-31T10:00:00.000Z",
      "2026-12-31T10:00:00.000Z",
    ],
    [
      { from: "2026-01-01", until: "2026-12-31" },
      "Pacific/Pago_Pago",
      "2026-01-01T11:00:00.000Z",
      "2027-01-01T11:00:00.000Z",
    ],
    [{ from: "2026-03-08T01:59" }, "America/New_York", "2026-03-08T06:59:00.000Z", Number.POSITIVE_INFINITY],
  ])("%j in %s", (rule, zone, from, until) => expect(instant(rule, zone)).toEqual([from, until]));
});

describe("rules: defaults", () => {
  it("are those of SPEC.md sections 4 and 7 with nothing in the file", () => {
    const { rules, manners, bounds } = compile({});
    expect(rules[0]).toMatchObject({ wait: 30_000, priority: 0, caps: [{ max: 1, per: "session" }] });
    expect(manners).toEqual({
      ...{ quiet: 20_000, gap: 120_000, done: 30 * 864e5, snooze: 7 * 864e5, backoff: 2 },
      ...{ giveUpAfter: 3, giveUpFor: 30 * 864e5, ignoredAfter: 10_000, perDismissal: 3 },
      boughtCategory: 14 * 864e5,
      busy: ["typing", "dialog", "overlay", "fullscreen", "hidden", "checkout"],
      caps: [
        { max: 1, per: "page" },
        { max: 2, per: "session" },
        { max: 3, per: 864e5 },
        { max: 6, per: 7 * 864e5 },
      ],
      never: undefined,
    });
    expect(bounds).toEqual(BOUNDS);
    expect(bounds).toEqual({ keep: 90 * 864e5, items: 200, lookBack: 30 * 864e5 });
  });

  it("merge with the file key by key; a list replaces the list", () => {
    const { manners, bounds, unremembered } = compile(
      {},
      {
        manners: { dismissed: { backoff: 3 }, caps: [], busy: ["typing"], ignored: { per_dismissal: 2 } },
        memory: { items: 50, look_back: "7d", never: ["/intimate*"] },
      },
    );
    expect(manners).toMatchObject({
      snooze: 7 * 864e5,
      backoff: 3,
      giveUpAfter: 3,
      caps: [],
      busy: ["typing"],
    });
    expect(manners).toMatchObject({ ignoredAfter: 10_000, perDismissal: 2, gap: 120_000 });
    expect([bounds, unremembered]).toEqual([
      { keep: 90 * 864e5, items: 50, lookBack: 7 * 864e5 },
      ["/intimate*"],
    ]);
  });

  it("hold a notice that is owed to one a day, beside its own caps", () => {
    const { rules } = compile({ service: true, cap: [{ max: 3, per: "visitor" }] });
    expect(rules[0]?.caps).toEqual(
      expect.arrayContaining([
        { max: 1, per: 864e5 },
        { max: 3, per: "visitor" },
      ]),
    );
  });
});

describe("rules: order and bounds", () => {
  it("ranks by priority, then by place in the file", () => {
    const list = [
      ["a", 0],
      ["b", 5],
      ["c", -1],
      ["d", 5],
      ["e", 0.5],
    ].map(([id, priority]) => ({ id, priority, prompt }));
    expect(compileRules({ floorwalker: 1, rules: list }).ranked.map(({ id }) => id)).toEqual([
      "b",
      "d",
      "e",
      "a",
      "c",
    ]);
  });

  it("keeps the first of two rules with one id, and tells the second's place", () => {
    const found = compileRules({
      floorwalker: 1,
      rules: [
        { id: "a", note: "first", prompt },
        { id: "a", prompt },
        { id: "b", prompt },
      ],
    });
    expect(found.issues.map(({ path }) => path)).toEqual(["/rules/1/id"]);
    expect(found.rules.map(({ id, source }) => [id, source.note])).toEqual([
      ["a", "first"],
      ["b", undefined],
    ]);
  });

  const nested = (levels: number) => {
    let when: unknown = { "item.views": 1 };
    for (let i = 0; i < levels; i++) when = { not: when };
    return when;
  };

  it("refuses whole what nests 1,000 deep or 100,000, and takes what nests 25", () => {
    for (const levels of [1_000, 100_000]) {
      const found = compile({ when: nested(levels) });
      expect([found.issues.length, found.rules]).toEqual([1, []]);
    }
    const text = `{"floorwalker": 1, "rules": [{"id": "a", "when": ${'{"not": '.repeat(1_000)}{}${"}".repeat(1_000)}}]}`;
    expect(readRules(text).issues).toHaveLength(1);
    expect(compile({ when: nested(25) })).toMatchObject({ issues: [], rules: [{ id: "a" }] });
  });

  it("counts a depth of 32 as allowed, 33 as too deep", () => {
    // The file, its rules, the rule: `when` is the fourth level; the test of a fact is a value.
    expect(compile({ when: nested(28) }).issues).toEqual([]);
    expect(compile({ when: nested(29) }).issues.map(({ path }) => path)).toEqual([""]);
  });

  it("refuses 100,000 rules whole, and at once; takes 10,000", () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ id: `r${i}`, when: { "item.views": i }, prompt }));
    const file = { floorwalker: 1, rules: many(100_000) };
    const started = performance.now();
    const found = compileRules(file);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect([found.issues.map(({ path }) => path), found.rules]).toEqual([["/rules"], []]);
    expect(compileRules({ floorwalker: 1, rules: many(10_000) })).toMatchObject({
      issues: [],
      rules: { length: 10_000 },
    });
  });

  it("refuses more than 4 MB whole, counted in bytes", () => {
    const file = (text: string) =>
      JSON.stringify({ floorwalker: 1, rules: [{ id: "a", note: text, prompt }] });
    expect(readRules(file("x".repeat(3_900_000))).issues).toEqual([]);
    for (const text of ["x".repeat(4_300_000), "€".repeat(2_000_000)]) {
      const found = readRules(file(text));
      expect([found.issues.length, found.rules.length]).toEqual([1, 0]);
    }
  });

  it("tells of hundreds of rules with the same mistake without hanging the page", () => {
    const rules = Array.from({ length: 300 }, (_, i) => ({
      id: `r${i}`,
      when: { "item.vues": 3 },
      prompt,
    }));
    const started = performance.now();
    expect(compileRules({ floorwalker: 1, rules }).issues).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
