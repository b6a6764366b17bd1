import { describe, expect, it } from "vitest";
import { compileRules, readRules, sentence } from "./index.js";

const prompt = { body: "Hello" };
const issuesOf = (file: object) =>
  compileRules({ floorwalker: 1, rules: [], ...file }).issues.map(({ path, nearest }) => [path, nearest]);
const ofRule = (rule: object) => issuesOf({ rules: [{ id: "a", prompt, ...rule }] });

describe("check", () => {
  it.each([
    ["an unknown key of the file", { ruels: [] }, "/ruels", "rules"],
    ["an unknown key of the shop", { shop: { nmae: "x" } }, "/shop/nmae", "name"],
    ["a currency that is none", { shop: { currency: "euro" } }, "/shop/currency", undefined],
    ["a zone that is none", { shop: { timezone: "Europe/Pari" } }, "/shop/timezone", undefined],
    ["days that are none", { shop: { hours: { monday: ["09:00-10:00"] } } }, "/shop/hours/monday", undefined],
    ["hours that are none", { shop: { hours: { mon: ["9:00-10:00"] } } }, "/shop/hours/mon/0", undefined],
    ["a date that is none", { shop: { closed: ["2026-02-30"] } }, "/shop/closed/0", undefined],
    ["a page type that is none", { shop: { pages: { kart: "/x" } } }, "/shop/pages/kart", undefined],
    [
      "a URL with a scheme of code",
      { shop: { urls: { cart: "javascript:x" } } },
      "/shop/urls/cart",
      undefined,
    ],
    ["a manner that is none", { manners: { quiet_time: "5s" } }, "/manners/quiet_time", undefined],
    ["a manner without unit", { manners: { gap: "5" } }, "/manners/gap", undefined],
    ["a manner that is a number", { manners: { done: 30 } }, "/manners/done", undefined],
    [
      "a cap per what is none",
      { manners: { caps: [{ max: 1, per: "visit" }] } },
      "/manners/caps/0/per",
      "visitor",
    ],
    ["a cap without its max", { manners: { caps: [{ per: "page" }] } }, "/manners/caps/0", undefined],
    ["a cap below zero", { manners: { caps: [{ max: -1, per: "page" }] } }, "/manners/caps/0/max", undefined],
    ["a busy that is none", { manners: { busy: ["typping"] } }, "/manners/busy/0", "typing"],
    [
      "a mistake in never",
      { manners: { never: { "page.tipe": "x" } } },
      "/manners/never/page.tipe",
      "page.type",
    ],
    ["a holdout above all", { holdout: 101 }, "/holdout", undefined],
    ["a sink that is none", { sinks: [{ to: "matomoo" }] }, "/sinks/0/to", "matomo"],
    ["rules that are no list", { rules: {} }, "/rules", undefined],
    ["a rule that is none", { rules: [null] }, "/rules/0", undefined],
    ["another version", { floorwalker: 2 }, "/floorwalker", undefined],
    ["memory of no product", { memory: { items: 0 } }, "/memory/items", undefined],
  ])("tells the place of %s", (_, file, path, near) => expect(issuesOf(file)).toEqual([[path, near]]));

  it.each([
    ["an unknown key", { wen: {} }, "/rules/0/wen", "when"],
    ["an id with capitals", { id: "A" }, "/rules/0/id", undefined],
    ["a status that is none", { status: "offf" }, "/rules/0/status", "off"],
    ["a priority that is a text", { priority: "1" }, "/rules/0/priority", undefined],
    ["an audience above all", { audience: 120 }, "/rules/0/audience", undefined],
    ["a date that is none", { from: "2026-13-01" }, "/rules/0/from", undefined],
    [
      "a modal, which there is not",
      { prompt: { type: "modal", body: "x" } },
      "/rules/0/prompt/type",
      undefined,
    ],
    [
      "an action that is none",
      { prompt: { body: "x", actions: [{ label: "x", do: "cal" }] } },
      "/rules/0/prompt/actions/0/do",
      "call",
    ],
    [
      "an action without label",
      { prompt: { body: "x", actions: [{ do: "call" }] } },
      "/rules/0/prompt/actions/0",
      undefined,
    ],
    [
      "four actions",
      { prompt: { body: "x", actions: Array(4).fill({ label: "x", do: "call" }) } },
      "/rules/0/prompt/actions",
      undefined,
    ],
    [
      "a link of code",
      { prompt: { body: "x", actions: [{ label: "x", do: "open", url: "javascript:alert(1)" }] } },
      "/rules/0/prompt/actions/0/url",
      undefined,
    ],
    [
      "a link of code in one language",
      { prompt: { body: "x", actions: [{ label: "x", do: "open", url: { en: "data:text/html,x" } }] } },
      "/rules/0/prompt/actions/0/url/en",
      undefined,
    ],
    [
      "a link with a tab in its scheme",
      { prompt: { body: "x", actions: [{ label: "x", do: "open", url: "java\tscript:x" }] } },
      "/rules/0/prompt/actions/0/url",
      undefined,
    ],
    [
      "a picture of code",
      { prompt: { body: "x", image: "javascript:x" } },
      "/rules/0/prompt/image",
      undefined,
    ],
    [
      "a placeholder that is none",
      { prompt: { title: "{item.nmae}" } },
      "/rules/0/prompt/title",
      "item.name",
    ],
    [
      "a placeholder in one language",
      { prompt: { body: { fr: "{itm.name}" } } },
      "/rules/0/prompt/body/fr",
      "item.name",
    ],
    [
      "a language that is none",
      { prompt: { body: { french_: "x" } } },
      "/rules/0/prompt/body/french_",
      undefined,
    ],
    ["inline without a slot", { prompt: { type: "inline", body: "x" } }, "/rules/0/prompt/slot", undefined],
    [
      "a choice without choices",
      { prompt: { body: "x", question: { kind: "choice" } } },
      "/rules/0/prompt/question/choices",
      undefined,
    ],
    [
      "a next that is no rule",
      { prompt: { body: "x", question: { kind: "rating", next: "b" } } },
      "/rules/0/prompt/question/next",
      undefined,
    ],
    [
      "a coupon in a notice that is owed",
      { service: true, prompt: { body: "x", coupon: { code: "X" } } },
      "/rules/0/service",
      undefined,
    ],
    ["nothing to say", { prompt: undefined }, "/rules/0", undefined],
    ["a prompt and a hand-off", { hand_off: { to: "klaviyo", name: "x" } }, "/rules/0", undefined],
    [
      "a hide_after without unit",
      { prompt: { body: "x", hide_after: "5" } },
      "/rules/0/prompt/hide_after",
      undefined,
    ],
    [
      "a motive that is none",
      { prompt: undefined, variants: [{ id: "v", motive: "greed", prompt }] },
      "/rules/0/variants/0/motive",
      undefined,
    ],
  ])("tells the place of %s in a rule", (_, rule, path, near) => {
    const whole = JSON.parse(JSON.stringify({ id: "a", prompt, ...rule }));
    expect(ofRule({}).length).toBe(0);
    const found = compileRules({ floorwalker: 1, rules: [whole] });
    // A key that is missing is told where it should stand, or of what lacks it.
    expect(found.issues.map(({ path: at }) => at)).toHaveLength(1);
    expect(found.issues[0]?.path.startsWith(path)).toBe(true);
    if (near) expect(found.issues[0]?.nearest).toBe(near);
    expect(found.rules).toEqual([]);
  });

  describe("tells all mistakes at once", () => {
    const told = (...rules: object[]) =>
      compileRules({ floorwalker: 1, rules })
        .issues.map(({ path }) => path.slice("/rules/".length))
        .sort();
    const open = { label: "x", do: "open" };

    it.each([
      [
        "grammar, and what grammar can't say",
        [{ id: "a", priority: "1", prompt: { body: "x", actions: [open, { ...open, label: 5 }] } }],
        ["0/priority", "0/prompt/actions/0/url", "0/prompt/actions/1/label", "0/prompt/actions/1/url"],
      ],
      [
        "an id told twice, though the first rule is wrong",
        [
          { id: "a", wen: {}, prompt },
          { id: "a", prompt },
          { id: "a", when: { "item.vues": 1 }, prompt },
        ],
        ["0/wen", "1/id", "2/id", "2/when/item.vues"],
      ],
      ["no id, and nothing to say", [{ note: "x" }], ["0", "0"]],
      [
        "in variants, in questions, in notices",
        [
          {
            id: "a",
            service: true,
            holdout: 200,
            prompt: {
              type: "inline",
              body: "x",
              coupon: { code: 5 },
              question: { kind: "choice", next: "b" },
            },
          },
          { id: "c", variants: [{ id: "v", prompt: { type: "inline", body: 5 } }, 7] },
        ],
        [
          "0/holdout",
          "0/prompt/coupon/code",
          "0/prompt/question/choices",
          "0/prompt/question/next",
          "0/prompt/slot",
          "0/service",
          "1/variants/0/prompt/body",
          "1/variants/0/prompt/slot",
          "1/variants/1",
        ],
      ],
    ] as [string, object[], string[]][])("%s", (_, rules, places) => expect(told(...rules)).toEqual(places));

    it.each([
      ["a prompt by another name", { id: "a", promt: { body: "x" } }, ["0/promt"]],
      ["a prompt that is none", { id: "a", prompt: null }, ["0/prompt"]],
      ["a prompt that is a text", { id: "a", prompt: "x" }, ["0/prompt"]],
      ["variants that are none", { id: "a", variants: {} }, ["0/variants"]],
      ["a slot by another name", { id: "a", prompt: { type: "inline", slott: "#x" } }, ["0/prompt/slott"]],
      ["a slot that is none", { id: "a", prompt: { type: "inline", slot: "" } }, ["0/prompt/slot"]],
      [
        "an address by another name",
        { id: "a", prompt: { body: "x", actions: [{ ...open, urll: "/" }] } },
        ["0/prompt/actions/0/urll"],
      ],
      ["actions that are none", { id: "a", prompt: { actions: { ...open } } }, ["0/prompt/actions"]],
      [
        "choices that are none",
        { id: "a", prompt: { question: { kind: "choice", choices: "x" } } },
        ["0/prompt/question/choices"],
      ],
      [
        "a next that is none",
        { id: "a", prompt: { question: { kind: "rating", next: 5 } } },
        ["0/prompt/question/next"],
      ],
      ["service that is none", { id: "a", service: "yes", prompt: { coupon: { code: "x" } } }, ["0/service"]],
      ["an id that is none", { id: 5, prompt }, ["0/id"]],
    ] as [string, object, string[]][])("%s is one mistake, not two", (_, rule, places) =>
      expect(told(rule)).toEqual(places),
    );
  });

  it("says one sentence with place, expectation, find and nearest name", () => {
    const [issue] = compileRules({
      floorwalker: 1,
      rules: [{ id: "a", when: { "item.vues": 3 }, prompt }],
    }).issues;
    const text = sentence(issue!);
    for (const part of ["/rules/0/when/item.vues", "a fact", "item.views"]) expect(text).toContain(part);
    expect(text).not.toContain("\n");
  });

  it("goes on with what is right: other rules, other manners, other keys of the same manner", () => {
    const rules = compileRules({
      floorwalker: 1,
      shop: { name: "Shop", currency: "euro" },
      manners: { quiet: "5", gap: "1m", dismissed: { snooze: "one week", give_up_after: 5 } },
      rules: [
        { id: "bad", when: { "item.vues": 3 }, prompt },
        { id: "good", prompt },
      ],
    });
    expect(rules.rules.map(({ id }) => id)).toEqual(["good"]);
    expect(rules.shop).toEqual({ name: "Shop" });
    expect(rules.manners).toMatchObject({ quiet: 20_000, gap: 60_000, snooze: 7 * 864e5, giveUpAfter: 5 });
  });

  it.each([
    ...[
      null,
      undefined,
      5,
      "x",
      [],
      true,
      Number.NaN,
      () => 1,
      new Date(0),
      { rules: 5 },
      { floorwalker: 1 },
    ],
    ...[
      { floorwalker: 1, rules: [1, "x", null, [], {}] },
      { floorwalker: 1, rules: [{ id: {}, when: [], prompt: 5 }] },
    ],
    ...[{ floorwalker: 1, shop: 5, manners: [], memory: null, suggestions: "x", rules: [] }],
    {
      floorwalker: 1,
      rules: [{ id: "a", prompt: { body: { fr: null }, actions: {}, question: [], coupon: 1 } }],
    },
    { floorwalker: 1, rules: [{ id: "a", on: { a: 1 }, cap: [null], variants: [null], hand_off: [] }] },
    JSON.parse('{"floorwalker": 1, "__proto__": {"rules": []}, "rules": [{"id": "a", "constructor": 1}]}'),
  ])("never throws: %j", (file) => {
    const found = compileRules(file);
    expect(found.issues.length).toBeGreaterThan(0);
    expect(found.rules).toEqual([]);
    for (const issue of found.issues) expect(typeof sentence(issue)).toBe("string");
  });

  it("never throws on an object that holds itself", () => {
    const file: Record<string, unknown> = { floorwalker: 1, rules: [] };
    file.shop = file;
    expect(compileRules(file).issues.length).toBeGreaterThan(0);
  });

  it.each(["", "{", "<!doctype html><title>404</title>", "\u0000", "[]", "null", '"x"'])(
    "reads what is no rules file: %j",
    (text) => {
      const rules = readRules(text);
      expect(rules.issues.length).toBeGreaterThan(0);
      expect(rules.rules).toEqual([]);
    },
  );
});
