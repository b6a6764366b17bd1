import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, fileOf, HOUR, MINUTE, SECOND, Visit } from "../../test/unit/visit.js";
import { answers, createVerdicts, type Decision, explainRules, type RuleSource } from "./index.js";

const prompt = { body: "x" };
const calm = { quiet: "0s", gap: "0s", caps: [] };
const rule = (id: string, rest: Partial<RuleSource> = {}): RuleSource => ({ id, prompt, ...rest });
const LAMP = { item_id: "P1", item_name: "Lamp", price: 10, item_category: "lamps" };

/** A decision in few words. */
const said = ({ speak, inline, launcher, held, ...rest }: Decision) => ({
  speak: speak.map(({ id }) => id),
  inline: inline.map(({ id }) => id),
  launcher: launcher?.id,
  held: held.map(({ rule: { id }, ...why }) => ({ id, ...why })),
  ...rest,
});

describe("decide", () => {
  it("finds the same with verdicts kept as with fresh ones, whatever happens", () => {
    const when = fc.constantFrom(
      { "item.views": { gte: 2 } },
      { "cart.count": { gte: 1 }, "event.name": "search" },
      { any: [{ "event.item.category": "lamps" }, { "page.dwell": { gte: "10s" } }] },
      { "event.name": { exists: false }, "page.type": "product" },
      { not: { "event.name": "search" }, "session.pages": { gte: 2 } },
      { "page.dwell": { gte: "10s" } },
      { "cart.idle": { lt: "1m" }, "item.in_cart": false },
      { "custom.tier": "vip" },
      { any: [{ "custom.tier": { gte: 3 } }, { "visitor.categories": { contains: "lamps" } }] },
      { "rule.r0.shown": { gte: 1 } },
    );
    const on = fc.constantFrom(undefined, undefined, "search", "add_to_cart");
    const rules = fc.array(fc.record({ when, on }), { minLength: 1, maxLength: 6 });
    const steps = fc.array(
      fc.constantFrom(
        "look",
        "open",
        "search",
        "add",
        "engage",
        "wait",
        "vip",
        "three",
        "busy",
        "free",
        "speak",
      ),
      { minLength: 3, maxLength: 25 },
    );
    fc.assert(
      fc.property(rules, steps, (given, done) => {
        const list = given.map(({ when, on }, i) => rule(`r${i}`, { when, ...(on && { on, wait: "1h" }) }));
        const one = new Visit(fileOf(list, { manners: calm })).open();
        const kept = createVerdicts(one.rules);
        for (const step of done) {
          one.wait(1);
          if (step === "look") one.look(LAMP);
          else if (step === "open") one.open();
          else if (step === "search") one.event("search", { search_term: "x" });
          else if (step === "add") one.event("add_to_cart", { items: [LAMP] });
          else if (step === "engage") one.engage(6 * SECOND);
          else if (step === "wait") one.wait(40 * SECOND);
          else if (step === "vip") one.custom = { tier: "vip" };
          else if (step === "three") one.custom = { tier: 3 };
          else if (step === "busy") one.busy = ["typing"];
          else if (step === "free") one.busy = [];
          else one.speak("r0").leave("r0");
          expect(said(one.decide(kept))).toEqual(said(one.decide()));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("judges a rule without moment as having none, though another rule has one", () => {
    const rules = [
      rule("on", { on: "search", when: { "event.name": "search" }, priority: 1 }),
      rule("timed", { when: { any: [{ "event.name": "search" }, { "page.dwell": { gte: "1h" } }] } }),
      rule("still", { when: { "event.name": "search", "cart.count": { gte: 1 } } }),
    ];
    const one = new Visit(fileOf(rules, { manners: calm })).open();
    const kept = createVerdicts(one.rules);
    one.decide(kept);
    one.event("search", { search_term: "x" });
    expect(one.decide(kept).speak.map(({ id }) => id)).toEqual(["on"]);
    one.event("add_to_cart", { items: [LAMP] });
    expect(one.decide(kept).speak.map(({ id }) => id)).toEqual(["on"]);
  });

  it("lets a moment wait for busy, quiet, gap and showing, and drops it for anything else", () => {
    const one = () => new Visit(fileOf([rule("a", { on: "search" })])).open();
    const waiting = one().event("search");
    expect([waiting.held("a"), waiting.decide().dropped]).toEqual(["quiet", []]);
    waiting.engage(20 * SECOND);
    expect(waiting.speaks()).toEqual(["a"]);
    expect(waiting.wait(11 * SECOND).decide()).toMatchObject({ speak: [], dropped: ["a"] });
    const out = one().outcome({ name: "opted_out" }).event("search");
    expect(out.decide()).toMatchObject({ speak: [], dropped: ["a"] });
  });

  it("keeps the moment of a claim that is not drawn yet, for the claim may be given back", () => {
    const one = new Visit(fileOf([rule("a", { on: "search" })], { manners: calm })).open().event("search");
    const claim = one.claim("a");
    expect(one.decide()).toMatchObject({ speak: [], dropped: [], next: one.now + 5 * SECOND });
    one.outcome({ name: "prompt_returned", claim });
    expect(one.speaks()).toEqual(["a"]);
    one.speak("a");
    expect(one.decide()).toMatchObject({ speak: [], dropped: [] });
  });

  it("keeps the newest moment of a rule, with its own values", () => {
    const one = new Visit(
      fileOf([rule("a", { on: "add_to_cart", when: { "event.item.id": "P2" } })], { manners: calm }),
    ).open();
    one.event("add_to_cart", { items: [LAMP] });
    expect(one.decide().dropped).toEqual(["a"]);
    one.event("add_to_cart", { items: [{ ...LAMP, item_id: "P2" }] });
    expect(one.speaks()).toEqual(["a"]);
  });

  it("keeps the moment of a notice that is owed over a purchase", () => {
    const one = new Visit(fileOf([rule("a", { on: "late_order", service: true, wait: "10m" })])).open();
    one.busy = ["typing"];
    one.event("late_order").event("purchase", { transaction_id: "T", items: [LAMP] });
    one.busy = [];
    expect(one.wait(3 * SECOND).speaks()).toEqual(["a"]);
  });

  it("holds a rule back that is about the product just bought, without a category too", () => {
    const item = { item_id: "P1", item_name: "Lamp" };
    const rules = [
      rule("a", { when: { "item.views": { gte: 1 } } }),
      rule("refill", { when: { "item.views": { gte: 1 } }, again: true }),
    ];
    const one = new Visit(fileOf(rules, { manners: calm }))
      .open()
      .event("purchase", { transaction_id: "T", items: [item] });
    one.wait(HOUR).look(item);
    expect([one.held("a"), one.speaks()]).toEqual(["bought", ["refill"]]);
  });

  it("lets one prompt a document speak without memory, and the next where the first can't be drawn", () => {
    const one = new Visit(fileOf([rule("a"), rule("b")], { manners: calm })).open();
    one.stored = false;
    one.outcome({ name: "prompt_returned", claim: one.claim("a") });
    expect(one.speaks()).toEqual(["a", "b"]);
    one.speak("b").leave("b");
    expect([one.held("a"), one.speaks()]).toEqual(["no_memory", []]);
  });

  it("looks again as a claim that was never drawn is given back", () => {
    const one = new Visit(fileOf([rule("a")], { manners: calm })).open();
    one.claim("a");
    expect(one.speaks()).toEqual([]);
    const { next } = one.decide();
    expect(next).toBe(one.now + 5 * SECOND);
    expect(one.wait(5 * SECOND).speaks()).toEqual(["a"]);
  });

  it("keeps caps beyond what is kept of exposures", () => {
    const rules = [rule("a", { cap: [{ max: 250, per: "page" }], when: { "custom.flag": true } })];
    const one = new Visit(fileOf(rules, { manners: { ...calm, dismissed: { snooze: "0s" } } })).open();
    one.custom = { flag: true };
    let shown = 0;
    for (let i = 0; i < 300; i++) {
      if (one.wait(SECOND).speaks().length) {
        one
          .speak("a")
          .leave("a")
          .outcome({ name: "rules_rearmed", rules: ["a"] });
        shown++;
      }
    }
    expect(shown).toBeLessThanOrEqual(250);
  });

  it("weighs every third ignored prompt as a dismissal, however many there were", () => {
    const rules = [rule("a", { when: { "custom.flag": true }, cap: [] })];
    const manners = { ...calm, dismissed: { snooze: "1m", backoff: 1, give_up_after: 1000 } };
    const one = new Visit(fileOf(rules, { manners })).open();
    one.custom = { flag: true };
    for (let i = 1; i <= 70; i++) {
      one
        .wait(2 * MINUTE)
        .speak("a")
        .outcome({ name: "prompt_ignored", rule: "a" })
        .leave("a");
      one.outcome({ name: "rules_rearmed", rules: ["a"] });
      expect(one.held("a"), `after ${i}`).toBe(i % 3 === 0 ? "snoozed" : undefined);
    }
  });

  it("has no look due where nothing is due", () => {
    const one = new Visit(fileOf([rule("a", { when: { "item.views": 3 } })])).open();
    expect(one.decide()).toMatchObject({
      next: Number.POSITIVE_INFINITY,
      nextEngaged: Number.POSITIVE_INFINITY,
    });
  });
});

describe("answers", () => {
  it("takes the highest rule for the asking, or for any time whose condition holds, past all manners", () => {
    const rules = [
      rule("low"),
      rule("ask", { on: "ask", priority: 1 }),
      rule("other", { on: "search", priority: 9 }),
      rule("false", { when: { "cart.count": 5 }, priority: 5 }),
    ];
    const one = new Visit(fileOf(rules)).open().outcome({ name: "opted_out" });
    expect(answers(one.rules, one.situation)[0]?.id).toBe("ask");
  });

  it("knows a draft where drafts may speak", () => {
    const one = new Visit(fileOf([rule("a", { status: "draft" })])).open();
    expect(answers(one.rules, one.situation)[0]).toBeUndefined();
    one.drafts = true;
    expect(answers(one.rules, one.situation)[0]?.id).toBe("a");
  });
});

describe("answers", () => {
  it("are all that may be said when called, best first", () => {
    const rules = [
      rule("low"),
      rule("ask", { on: "ask", priority: 1 }),
      rule("other", { on: "search", priority: 9 }),
      rule("false", { when: { "cart.count": 5 }, priority: 5 }),
      rule("launcher", { prompt: { type: "launcher", title: "x" } }),
    ];
    const one = new Visit(fileOf(rules)).open();
    expect(answers(one.rules, one.situation).map(({ id }) => id)).toEqual(["ask", "low"]);
  });
});

describe("explainRules", () => {
  it("says of a rule that could not be drawn why, and that the next one speaks", () => {
    const rules = [rule("a", { priority: 1 }), rule("b"), rule("c"), rule("off", { status: "off" })];
    const one = new Visit(fileOf(rules, { manners: calm })).open();
    const undrawable = new Map([
      ["a", "text"],
      ["c", "suggestion"],
      ["off", "text"],
    ] as const);
    const explained = explainRules(one.rules, one.situation, undrawable).rules;
    expect(explained.map(({ id, speaks, reason }) => [id, speaks, reason])).toEqual([
      ["a", false, "text"],
      ["b", true, null],
      ["c", false, "suggestion"],
      ["off", false, "status"],
    ]);
    const inline = rule("in", { prompt: { type: "inline", slot: "#x", title: "x" } });
    const two = new Visit(fileOf([inline], { manners: calm })).open();
    expect(explainRules(two.rules, two.situation, new Map([["in", "text"]])).rules[0]).toMatchObject({
      speaks: false,
      reason: "text",
    });
  });

  it("says of each rule its tests with the values found, its verdict, and until when it is held", () => {
    const one = new Visit(
      fileOf([
        rule("a", { when: { "item.dwell": { gte: "90s" }, "item.views": 1 } }),
        rule("b", { status: "off" }),
      ]),
    ).look(LAMP);
    one.engage(30 * SECOND).rate = 1;
    const { rules, next } = explainRules(one.rules, one.situation);
    expect(rules[0]).toMatchObject({ id: "a", holds: false, speaks: false, reason: "condition" });
    expect(rules[0]?.conditions).toEqual([
      {
        path: "/rules/0/when/item.dwell/gte",
        fact: "item.dwell",
        operator: "gte",
        operand: 90_000,
        value: 30_000,
        holds: false,
        next: one.now + MINUTE,
      },
      {
        path: "/rules/0/when/item.views",
        fact: "item.views",
        operator: "eq",
        operand: 1,
        value: 1,
        holds: true,
        next: null,
      },
    ]);
    expect(rules[1]).toMatchObject({ reason: "status", until: null });
    expect(next).toBe(one.now + MINUTE);
  });

  it("says until when a manner holds", () => {
    const one = new Visit(fileOf([rule("a", { cap: [{ max: 1, per: "1d" }] })], { manners: calm })).open();
    const spoken = one.now;
    one
      .speak("a")
      .leave("a")
      .outcome({ name: "rules_rearmed", rules: ["a"] })
      .wait(HOUR);
    expect(explainRules(one.rules, one.situation).rules[0]).toMatchObject({
      reason: "cap",
      until: spoken + DAY,
    });
  });
});
