import { expect, it } from "vitest";
import { fileOf, Visit } from "../../test/unit/visit.js";
import type { RuleSource } from "../core/grammar.js";
import type { Rule } from "../core/rules.js";
import { reasons } from "./why.js";

const why = (rule: Partial<RuleSource>, locale = "en") =>
  reasons(new Visit(fileOf([{ id: "a", prompt: { title: "A" }, ...rule }])).rules.rules[0] as Rule, locale);

it("says what a rule's condition looks at, each once", () => {
  const when = {
    "item.views": { gte: 3 },
    "page.type": "product",
    "item.in_cart": false,
    any: [{ "visitor.returning": true }, { "time.of_day": { gte: "18:00" } }],
  };
  expect(why({ when })).toEqual(["Based on what you look at, your cart, your visits, and the time."]);
  expect(why({ when: { "cart.count": { gte: 1 }, "session.pages": { gte: 2 } } }, "fr")).toEqual([
    "D’après votre panier et vos visites.",
  ]);
});

it("says which event a rule waited for", () => {
  expect(why({ on: "add_to_cart" }, "de")).toEqual(["Grundlage: Ihr Warenkorb."]);
  expect(why({ on: "search" })).toEqual(["Based on what you look at."]);
});

it("says so where everybody meets it", () => {
  expect(why({})).toEqual(["Everyone sees this."]);
  expect(why({ on: "ask" }, "es")).toEqual(["Lo ven todos."]);
});
