import { describe, expect, it } from "vitest";
import { DAY, fileOf, HOUR, Visit } from "../../test/unit/visit.js";
import type { PromptSource } from "../core/grammar.js";
import { type Suggestion, viewOf } from "../core/index.js";
import type { Rule } from "../core/rules.js";
import { compose } from "./content.js";

const shop = { name: "La Boutique", currency: "EUR", phone: "01 23", urls: { cart: "/panier" } };
const visiting = (prompt: PromptSource) =>
  new Visit(fileOf([{ id: "a", prompt }], { shop })).look({ item_id: "P", item_name: "Lampe", price: 20 });
const composed = (
  prompt: PromptSource,
  locale = "fr",
  suggestions: Suggestion[] = [],
  visit = visiting(prompt),
) => compose(visit.rules.rules[0] as Rule, viewOf(visit.rules, visit.situation), locale, suggestions);

describe("a prompt in words", () => {
  it("has its texts in the visitor's language, and its defaults", () => {
    const title = { en: "About {item.name}?", fr: "Une question sur {item.name} ?" };
    expect(composed({ title, hide_after: "5s" }, "fr-CA")).toMatchObject({
      rule: "a",
      locale: "fr-CA",
      type: "card",
      title: "Une question sur Lampe ?",
      actions: [],
      items: [],
      why: ["Tout le monde le voit."],
      hide_after: 5000,
    });
    expect(composed({ type: "inline", slot: "#here", position: "top", title })).toMatchObject({
      type: "inline",
      slot: "#here",
      position: "top",
    });
  });

  it("can't be drawn where a text has neither value nor other words", () => {
    expect(composed({ title: "{item.brand}" })).toBeUndefined();
    expect(composed({ title: "{item.brand|Rien}" })?.title).toBe("Rien");
    const label = "{item.brand}";
    expect(composed({ title: "A", body: label })).toBeUndefined();
    expect(composed({ title: "A", image: "/{item.brand}.png" })).toBeUndefined();
    expect(composed({ title: "A", actions: [{ label, do: "dismiss" }] })).toBeUndefined();
    expect(composed({ title: "A", coupon: { code: "X", label } })).toBeUndefined();
    expect(
      composed({ title: "A", question: { kind: "choice", choices: [{ value: "x", label }] } }),
    ).toBeUndefined();
  });

  it("leaves out actions without a target, and those not in effect", () => {
    const actions = (does: string[]) =>
      does.map((one) => ({ label: one, do: one as "open", url: "/{item.id}" }));
    const kept = (does: string[]) =>
      [actions(does.slice(0, 3)), actions(does.slice(3))].flatMap(
        (some) => composed({ title: "A", actions: some })?.actions.map((action) => action.do) ?? [],
      );
    expect(kept(["open", "go_to_cart", "go_to_checkout", "call", "email"])).toEqual([
      "open",
      "go_to_cart",
      "call",
    ]);
    expect(kept(["remind_me", "find_store", "add_to_cart", "chat", "share", "snooze"])).toEqual([
      "add_to_cart",
      "chat",
      "share",
      "snooze",
    ]);
  });

  it("puts the suggestion in the cart, else the product named, else the page's", () => {
    const item = (item_id: string | undefined, suggestions: Suggestion[] = []) =>
      composed(
        { title: "A", actions: [{ label: "Add", do: "add_to_cart", ...(item_id && { item_id }) }] },
        "fr",
        suggestions,
      )?.actions[0]?.item?.item_id;
    expect(item(undefined)).toBe("P");
    expect(item("Q")).toBe("Q");
    expect(item(undefined, [{ item: { item_id: "S" }, from: "pairs" }])).toBe("S");
  });

  it("has a picture at an address of the web", () => {
    expect(composed({ title: "A", image: "/{item.id}.png" })?.image).toBe("/P.png");
  });

  it("shows the shop's contact where asked", () => {
    expect(composed({ title: "A", contact: true })?.contact).toHaveLength(1);
    expect(composed({ title: "A" })?.contact).toBeUndefined();
  });
});

describe("a coupon", () => {
  const does = (prompt: PromptSource) => composed(prompt)?.actions.map(({ do: one, label }) => [one, label]);

  it("can be copied and printed, once each", () => {
    expect(does({ coupon: { code: "X" } })).toEqual([
      ["copy_coupon", "Copier"],
      ["print_coupon", "Imprimer"],
    ]);
    expect(does({ coupon: { code: "X" }, actions: [{ label: "Prendre", do: "copy_coupon" }] })).toEqual([
      ["copy_coupon", "Prendre"],
      ["print_coupon", "Imprimer"],
    ]);
  });

  it("says until when, and is not offered afterwards", () => {
    expect(composed({ coupon: { code: "X", until: "2026-12-24" } })?.coupon?.until).toBe(
      "Jusqu’au 24 décembre 2026",
    );
    expect(composed({ coupon: { code: "X" } })?.coupon?.until).toBeUndefined();
    expect(composed({ coupon: { code: "X", until: "2026-01-05" } }), "today included").toBeDefined();
    expect(composed({ coupon: { code: "X", until: "2026-01-04" } })).toBeUndefined();
  });

  it("is valid from the first time the visitor met it", () => {
    const prompt = { coupon: { code: "X", valid_for: "2d" } };
    const visit = visiting(prompt);
    const until = () => composed(prompt, "fr", [], visit)?.coupon?.until;
    expect(until()).toMatch(/7 janvier 2026/);
    visit.speak("a");
    visit.wait(DAY);
    expect(until()).toMatch(/7 janvier 2026/);
    visit.wait(DAY + HOUR);
    expect(until()).toBeUndefined();
  });
});
