import { describe, expect, it } from "vitest";
import { checkText } from "./check-text.js";

const NOW = Date.UTC(2026, 10, 1);

/** What is found in a file, as `line:column severity pointer message`. */
const found = (text: string): string[] =>
  checkText(text, NOW).map(
    ({ line, column, severity, pointer, message }) => `${line}:${column} ${severity} ${pointer} ${message}`,
  );

const rules = (...list: object[]) => ({
  floorwalker: 1,
  rules: list.map((each, i) => ({ id: `r${i}`, ...each })),
});

/** Pointers and messages of what is warned of in a file; mistakes fail the test. */
function warned(file: object): string[] {
  const findings = checkText(JSON.stringify(file), NOW);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return findings.map(({ pointer, message }) => `${pointer} ${message}`);
}

const when = (condition: object, rest: object = {}) =>
  warned(rules({ when: condition, prompt: { title: "x" }, ...rest })).map((each) =>
    each.replace("/rules/0/when/", ""),
  );
const prompt = (given: object, shop: object = {}) =>
  warned({ ...rules({ prompt: given }), shop }).map((each) => each.replace("/rules/0/prompt/", ""));

describe("mistakes", () => {
  it("are told at the key where the key is wrong, else at the value", () => {
    expect(
      found(`{
  "floorwalker": 1,
  "shop": { "curency": "EUR" },
  "rules": [
    { "id": "a", "when": { "item.vues": 3, "page.scroll": { "gte": "x", "gq": 1 } }, "prompt": { "type": "modal" } }
  ]
}`),
    ).toEqual([
      '3:13 error /shop/curency expected a known key, found "curency"; did you mean "currency"?',
      '5:28 error /rules/0/when/item.vues expected a fact, found "item.vues"; did you mean "item.views"?',
      '5:68 error /rules/0/when/page.scroll/gte expected a number, found "x"',
      "5:73 error /rules/0/when/page.scroll/gq expected an operator of a number: eq, ne, in, not_in, gt, gte, lt, lte, between, exists" +
        ', found "gq"; did you mean "eq"?',
      '5:106 error /rules/0/prompt/type expected one of card, bar, inline, launcher, found "modal"',
    ]);
  });

  it("are told at what is around where something is missing", () => {
    const [first = ""] = found('{ "floorwalker": 1,\n "rules": [ {} ] }');
    expect(first).toMatch(/^2:13 error \/rules\/0 expected the key "id"/);
  });

  it("include keys that stand twice", () => {
    expect(found('{ "floorwalker": 1, "rules": [],\n "rules": [] }')).toEqual([
      '2:2 error /rules expected each key once (it stands in line 1, too), found "rules"',
    ]);
  });

  it("include selectors that no browser takes", () => {
    expect(found('{ "floorwalker": 1, "rules": [], "events": { "a": { "click": "#1" } } }')).toEqual([
      '1:62 error /events/a/click expected a CSS selector, found "#1"',
    ]);
  });

  it("are one, where it is no JSON", () => {
    expect(found('{ "floorwalker": 1,, }')).toHaveLength(1);
  });
});

describe("warnings of conditions", () => {
  it("not, around a fact that may have no value", () => {
    expect(when({ not: { "item.in_cart": true } })).toEqual([
      'not/item.in_cart "not" also holds where item.in_cart has no value: test the opposite, or add "item.in_cart": { "exists": true } beside it',
    ]);
    expect(when({ any: [{ not: { all: [{ "cart.count": 3 }] } }] })).toHaveLength(1);
    expect(when({ "item.in_cart": { exists: true }, not: { "item.in_cart": true } })).toEqual([]);
    expect(when({ all: [{ "cart.count": { gte: 1 } }], not: { "cart.count": 3 } })).toEqual([]);
    expect(when({ any: [{ "cart.count": 1 }, {}], not: { "cart.count": 3 } })).toHaveLength(1);
    expect(when({ not: { not: { "item.in_cart": true } } })).toEqual([]);
    expect(when({ not: { "item.price": { exists: true } } })).toEqual([]);
    expect(when({ not: { "visitor.returning": true, "session.pages": 1, "page.type": "cart" } })).toEqual([]);
    expect(when({ not: { "event.name": "search" } }, { on: "search" })).toEqual([]);
    expect(when({ not: { "shop.closes_in": { lte: "1h" } } })).toHaveLength(1);
  });

  it.each([
    [{ "page.scroll": { gt: 100 } }, "page.scroll is only ever from 0 to 100"],
    [{ "page.type": "prodct" }, 'did you mean "product"?'],
    [{ "time.weekday": { in: ["monday"] } }, "one of mon, tue"],
    [{ "item.views": { lt: 0 } }, "no value of item.views passes this"],
    [{ "session.pages": { exists: false } }, "session.pages always has a value"],
    [{ "item.views": { gte: 3, lt: 3 } }, "passes both this and /rules/0/when/item.views/lt"],
    [{ "item.views": 3, all: [{ "item.views": { gt: 3 } }] }, "passes both"],
    [{ "item.dwell": { gt: "2m", lt: "90s" } }, "passes both"],
    [{ "page.path": { eq: "/b", like: "/a*" } }, "passes both"],
    [{ "page.path": { eq: "/b", not_in: ["/b"] } }, "passes both"],
    [{ "time.of_day": { between: ["22:00", "06:00"], eq: "12:00" } }, "passes both"],
    [{ "time.date": { gt: "2026-12-24", lt: "2026-12-25" } }, "passes both"],
    [{ "item.price": { exists: false, gt: 1 } }, "passes both"],
    [{ "custom.n": { gte: 3, lt: 2 } }, "passes both"],
    [{ "item.in_cart": { eq: true, ne: true } }, "passes both"],
  ])("what can never hold: %j", (condition, message) => {
    const [first, second] = when(condition);
    expect(first).toContain("the rule can never speak: ");
    expect(first).toContain(message);
    expect(second).toBeUndefined();
  });

  it("alternatives that can never hold", () => {
    expect(when({ "item.views": { gte: 3 }, any: [{ "item.views": 1 }, { "item.views": 4 }] })).toEqual([
      "any/0/item.views this alternative can never hold: no value of item.views passes both this and /rules/0/when/item.views/gte",
    ]);
    expect(warned({ ...rules(), manners: { never: { "page.scroll": 101 } } })).toEqual([
      "/manners/never/page.scroll it can never hold: page.scroll is only ever from 0 to 100",
    ]);
  });

  it.each([
    [{ "item.views": { gt: 2, lte: 3 } }],
    [{ "item.price": { between: [10, 10] } }],
    [{ "page.path": { like: "/a*", ne: "/a" } }],
    [{ "page.path": { like: ["/a*", "*b"] } }],
    [{ "cart.items": { contains: "a" }, all: [{ "cart.items": { contains: "b" } }] }],
    [{ "custom.n": { lt: 0 } }],
    [{ "custom.n": { eq: 1 }, any: [{ "custom.n": "a" }] }],
    [{ not: { "page.scroll": { gt: 100 } } }],
    [{ "time.of_day": { gte: "22:00" }, any: [{ "time.of_day": { lt: "23:00" } }] }],
    [{ "visitor.away": { exists: false } }],
  ])("nothing where it can hold: %j", (condition) => expect(when(condition)).toEqual([]));
});

describe("other warnings", () => {
  const speaks = { prompt: { title: "x" } };

  it("schedules", () => {
    expect(warned(rules({ from: "2026-12-24", until: "2026-12-01", ...speaks }))).toEqual([
      "/rules/0/until the rule can never speak: it ends before it begins (2026-12-24)",
    ]);
    expect(warned(rules({ until: "2026-10-30", ...speaks }))[0]).toContain("it has ended");
    expect(warned(rules({ until: "2026-10-30", status: "off", ...speaks }))).toEqual([]);
    expect(warned(rules({ from: "2026-12-24", until: "2026-12-24", ...speaks }))).toEqual([]);
    expect(warned(rules({ on: "leave", ...speaks }))[0]).toContain("/rules/0/on the rule can never speak");
  });

  it("caps", () => {
    const caps = (list: object[], rest: object = {}) =>
      warned(rules({ cap: list, ...speaks, ...rest })).map((each) => each.replace("/rules/0/cap/", ""));
    expect(caps([{ max: 3, per: "page" }])).toEqual([
      "0 it has no effect: 1 per page is reached first (/manners/caps/0)",
    ]);
    expect(
      caps([
        { max: 1, per: "7d" },
        { max: 2, per: "1d" },
      ])[0],
    ).toContain("1 per 7d is reached first");
    expect(
      caps([
        { max: 1, per: "visitor" },
        { max: 1, per: "session" },
      ])[0],
    ).toContain("1 per visitor");
    expect(caps([{ max: 9, per: "page" }], { service: true })).toEqual([]);
    expect(caps([{ max: 0, per: "1d" }])[0]).toContain("no prompt is ever shown");
    expect(caps([{ max: 1, per: "0s" }])[0]).toContain("no time passes in it");
    expect(
      caps([
        { max: 1, per: "session" },
        { max: 2, per: "7d" },
      ]),
    ).toEqual([]);
    expect(warned({ ...rules(), manners: { caps: [] } })[0]).toContain("there is no cap");
    expect(
      warned({
        ...rules(),
        manners: {
          caps: [
            { max: 2, per: "page" },
            { max: 1, per: "session" },
          ],
        },
      }),
    ).toEqual(["/manners/caps/0 it has no effect: 1 per session is reached first (/manners/caps/1)"]);
  });

  it("languages", () => {
    expect(prompt({ title: { fr: "x", en: "y" }, body: { fr: "x" } })).toEqual([
      "body it lacks en, which other texts have",
    ]);
    expect(prompt({ title: { fr: "x", "pt-BR": "y" }, body: { fr: "x", pt: "y" } })).toEqual([
      "title it lacks pt, which other texts have",
    ]);
    expect(prompt({ title: { fr: "x" }, body: "same in all" })).toEqual([]);
  });

  it("lengths", () => {
    expect(prompt({ title: "x".repeat(81) })).toEqual(["title 81 characters: a title fits up to 80"]);
    expect(prompt({ body: { fr: "x".repeat(241) } })).toEqual([
      "body/fr 241 characters: a body fits up to 240",
    ]);
    expect(prompt({ title: `${"x".repeat(60)}{cart.to_free_shipping}` })).toEqual([]);
  });

  it("particulars that are not there", () => {
    const actions = (does: string) => ({ actions: [{ label: "x", do: does }] });
    expect(prompt(actions("call"))).toEqual(['actions/0/do "call" needs shop.phone, which is not there']);
    expect(prompt(actions("call"), { phone: "1" })).toEqual([]);
    expect(prompt(actions("email"))[0]).toContain("shop.email");
    expect(prompt({ contact: true })[0]).toContain("shop.phone");
    expect(prompt({ contact: true }, { address: "x" })).toEqual([]);
    expect(prompt({ question: { kind: "text" } })[0]).toContain("shop.email");
    expect(prompt(actions("copy_coupon"))[0]).toContain("the prompt's coupon");
    expect(prompt({ title: "{shop.name}" })[0]).toContain("shop.name");
    expect(prompt({ title: "{shop.name|us} {shop.closes_in|x}" })).toEqual([]);
  });

  it("what is not in effect yet", () => {
    const file = {
      ...rules(
        { audience: 5, holdout: 5, goal: { event: "purchase" }, ...speaks },
        { variants: [{ id: "a", prompt: {} }] },
        { hand_off: { to: "brevo", name: "x" } },
        {
          when: { "visitor.motive": "money" },
          prompt: {
            suggest: { from: ["pairs", "affinity"] },
            actions: [
              { label: "x", do: "remind_me", topic: "cart" },
              { label: "x", do: "find_store" },
            ],
          },
        },
      ),
      holdout: 5,
      motives: {},
      sinks: [{ to: "matomo" }],
      suggestions: { affinity: "/a.json" },
    };
    const words = warned(file).map((each) => /"(.*)" is understood/.exec(each)?.[1]);
    expect(words.sort()).toEqual(
      ["affinity", "affinity", "audience", "find_store", "goal", "hand_off", "holdout", "holdout"]
        .concat(["motives", "remind_me", "sinks", "variants", "visitor.motive"])
        .sort(),
    );
  });

  it("characters that can't be read", () => {
    expect(found('{ "floorwalker": 1, "rules": [],\n "shop": { "name": "Caf\ufffd" } }')).toEqual([
      "2:24 warning  a character can't be read: save the file as UTF-8",
    ]);
  });
});
