import { afterAll, describe, expect, it } from "vitest";
import { DAY, fileOf, HOUR, MINUTE, SECOND, Visit } from "../../test/unit/visit.js";
import { FACTS, type FactValue, factOf } from "./index.js";

const shop = {
  currency: "EUR",
  timezone: "Europe/Paris",
  hours: { "mon-fri": ["09:00-18:00"] },
  free_shipping_from: 100,
};
const LAMP = {
  ...{
    item_id: "P1",
    sku: "S1",
    item_name: "Lamp",
    item_brand: "Lux",
    item_category: "lights",
    item_category2: "lamps",
  },
  ...{ item_variant: "red", url: "/lamp", image: "/lamp.jpg", currency: "EUR", availability: "InStock" },
  ...{ price: 80, list_price: 90, rating: 4.5, reviews: 12 },
};
const RUG = {
  item_id: "P2",
  item_name: "Rug",
  price: 60,
  currency: "EUR",
  item_category: "rugs",
  item_brand: "Tis",
  url: "/rug",
  image: "/rug.jpg",
};
/** A Monday noon in Paris. */
const NOON = Date.UTC(2026, 0, 5, 11);
const start = (now = NOON) =>
  new Visit(fileOf([{ id: "a", on: "add_to_cart", prompt: { body: "x" } }], { shop }), now);
const lamp = () => start().look(LAMP);
const later = () =>
  lamp()
    .engage(10 * SECOND)
    .wait(DAY)
    .look({ ...LAMP, price: 60 });
const cart = () =>
  start()
    .open()
    .event("add_to_cart", { items: [RUG, { ...LAMP, quantity: 2 }] });
const bought = () =>
  cart().event("purchase", { transaction_id: "T", value: 220, currency: "EUR", items: [RUG] });
const event = () => cart().event("add_to_cart", { items: [RUG, LAMP], value: 140, currency: "EUR" });
const told = (page: object) => () => start().open(page);
const search = () => start().open().event("search", { search_term: "lamp", results: 0 });

/** How each fact comes to its value. */
const WAYS: Record<string, [() => Visit, FactValue]> = {
  "page.type": [told({ type: "cart" }), "cart"],
  "page.path": [told({ path: "/a" }), "/a"],
  "page.url": [told({ url: "/a?b" }), "/a?b"],
  "page.language": [told({ language: "fr" }), "fr"],
  "page.category": [lamp, "lights"],
  "page.dwell": [() => start().open().engage(SECOND), SECOND],
  "page.scroll": [() => start().open().take({ name: "scrolled", at: NOON, page: 1, percent: 60 }), 60],
  "page.exit_intent": [() => start().open().take({ name: "leaving", at: NOON, page: 1 }), true],
  "search.term": [search, "lamp"],
  "search.results": [search, 0],
  "session.pages": [() => start().open().open(), 2],
  "session.products": [() => lamp().look(RUG), 2],
  "session.searches": [search, 1],
  "session.empty_searches": [search, 1],
  "session.dwell": [() => start().open().engage(SECOND).open().engage(SECOND), 2 * SECOND],
  "session.duration": [() => start().open().wait(MINUTE), MINUTE],
  "session.source": [() => start().open({}, { source: "news" }), "news"],
  "session.medium": [() => start().open({}, { medium: "cpc" }), "cpc"],
  "session.campaign": [() => start().open({}, { campaign: "may" }), "may"],
  "session.referrer": [() => start().open({}, { referrer: "x.example" }), "x.example"],
  "visitor.sessions": [() => start().open().wait(HOUR).open(), 2],
  "visitor.purchases": [bought, 1],
  "visitor.spent": [bought, 220],
  "visitor.returning": [() => start().open().wait(HOUR).open(), true],
  "visitor.away": [() => start().open().wait(HOUR).open(), HOUR],
  "visitor.since_purchase": [() => bought().wait(MINUTE), MINUTE],
  "visitor.bought": [bought, ["P2"]],
  "visitor.categories": [() => lamp().look(RUG).look(RUG), ["rugs", "lights"]],
  "visitor.device": [told({ device: "phone" }), "phone"],
  "item.id": [lamp, "P1"],
  "item.sku": [lamp, "S1"],
  "item.name": [lamp, "Lamp"],
  "item.brand": [lamp, "Lux"],
  "item.category": [lamp, "lights"],
  "item.variant": [lamp, "red"],
  "item.url": [lamp, "/lamp"],
  "item.image": [lamp, "/lamp.jpg"],
  "item.currency": [lamp, "EUR"],
  "item.availability": [lamp, "InStock"],
  "item.categories": [lamp, ["lights", "lamps"]],
  "item.price": [lamp, 80],
  "item.list_price": [lamp, 90],
  "item.rating": [lamp, 4.5],
  "item.reviews": [lamp, 12],
  "item.views": [() => lamp().look(LAMP), 2],
  "item.sessions": [later, 2],
  "item.variants": [() => lamp().look({ ...LAMP, item_variant: "blue" }), 2],
  "item.dwell": [() => lamp().engage(SECOND).open().engage(SECOND).look(LAMP).engage(SECOND), 2 * SECOND],
  "item.since_view": [later, DAY + 10 * SECOND],
  "item.in_cart": [() => lamp().event("add_to_cart", { items: [{ ...LAMP, item_variant: "blue" }] }), true],
  "item.bought": [() => bought().look(RUG), true],
  "item.wished": [() => lamp().event("add_to_wishlist", { items: [LAMP] }), true],
  "item.since_bought": [() => bought().look(RUG).wait(MINUTE), MINUTE],
  "item.last_price": [later, 80],
  "item.price_drop": [later, 25],
  "item.back_in_stock": [
    () =>
      start()
        .look({ ...LAMP, availability: "OutOfStock" })
        .wait(DAY)
        .look(LAMP),
    true,
  ],
  "item.compared": [
    () =>
      lamp()
        .look({ ...RUG, item_category: "lights" })
        .look(LAMP),
    1,
  ],
  "interest.id": [() => lamp().open(), "P1"],
  "interest.name": [() => lamp().open(), "Lamp"],
  "interest.category": [() => lamp().open(), "lights"],
  "interest.url": [() => lamp().open(), "/lamp"],
  "interest.image": [() => lamp().open(), "/lamp.jpg"],
  "interest.availability": [() => lamp().open(), "InStock"],
  "interest.price": [() => lamp().open(), 80],
  "interest.views": [() => lamp().look(RUG).look(LAMP).open(), 2],
  "interest.dwell": [() => lamp().engage(SECOND).open(), SECOND],
  "cart.count": [cart, 3],
  "cart.lines": [cart, 2],
  "cart.value": [cart, 220],
  "cart.to_free_shipping": [
    () =>
      start()
        .open()
        .event("add_to_cart", { items: [RUG] }),
    40,
  ],
  "cart.idle": [() => cart().wait(MINUTE), MINUTE],
  "cart.dwell": [() => cart().engage(SECOND), SECOND],
  "cart.abandoned": [() => cart().wait(HOUR).open(), true],
  "cart.items": [cart, ["P2", "P1"]],
  "cart.categories": [cart, ["rugs", "lights", "lamps"]],
  "cart.brands": [cart, ["Tis", "Lux"]],
  "cart.top.id": [cart, "P1"],
  "cart.top.name": [cart, "Lamp"],
  "cart.top.url": [cart, "/lamp"],
  "cart.top.image": [cart, "/lamp.jpg"],
  "cart.top.price": [cart, 80],
  "checkout.started": [() => cart().event("begin_checkout"), true],
  "checkout.idle": [() => cart().event("begin_checkout").wait(MINUTE), MINUTE],
  "event.name": [event, "add_to_cart"],
  "event.item.id": [event, "P1"],
  "event.item.name": [event, "Lamp"],
  "event.item.category": [event, "lights"],
  "event.item.brand": [event, "Lux"],
  "event.item.price": [event, 80],
  "event.value": [event, 140],
  "shop.open": [start, true],
  "shop.opens_in": [() => start(NOON - 4 * HOUR), HOUR],
  "shop.closes_in": [start, 6 * HOUR],
  "time.of_day": [start, "12:00"],
  "time.date": [start, "2026-01-05"],
  "time.weekday": [start, "mon"],
};

describe("facts", () => {
  const tested = new Set<string>();

  it.each(Object.entries(WAYS))("%s takes its value", (name, [way, value]) => {
    const before = start().fact(name);
    const found = way().fact(name);
    expect(found).toEqual(value);
    // Counts begin at 0 and lists empty; else there is none, or what a bare page has.
    if (typeof value === "number" && factOf(name)?.type === "number")
      expect([0, undefined]).toContainEqual(before);
    tested.add(name);
  });

  it("visitor.motive has no value as long as none stands out", () => {
    expect(later().fact("visitor.motive")).toBeUndefined();
    tested.add("visitor.motive");
  });

  it.each([
    ["session.pages", 0],
    ["session.products", 0],
    ["visitor.sessions", 0],
    ["visitor.purchases", 0],
    ["visitor.bought", []],
    ["visitor.categories", []],
    ["visitor.returning", false],
    ["cart.items", []],
    ["cart.count", undefined],
    ["cart.idle", undefined],
    ["item.views", undefined],
    ["item.in_cart", undefined],
    ["item.categories", undefined],
    ["checkout.started", false],
    ["interest.id", undefined],
    ["rule.a.shown", 0],
    ["rule.a.since", undefined],
    ["visitor.answer.a", undefined],
    ["custom.x", undefined],
  ])("%s begins as %j", (name, value) => expect(start().fact(name)).toEqual(value));

  it("engaged facts take what no event has told yet", () => {
    const one = lamp().event("add_to_cart", { items: [RUG] });
    one.untold = 700;
    for (const name of ["page.dwell", "session.dwell", "item.dwell", "cart.dwell"])
      expect(one.fact(name)).toBe(700);
  });

  it("interest is neither bought nor in the cart", () => {
    const one = lamp()
      .engage(30 * SECOND)
      .look(RUG);
    expect(one.fact("interest.id")).toBe("P1");
    expect(one.event("add_to_cart", { items: [LAMP] }).fact("interest.id")).toBe("P2");
    expect(
      one.event("purchase", { transaction_id: "T", items: [LAMP, RUG] }).fact("interest.id"),
    ).toBeUndefined();
  });

  it("money has no value in another currency than the shop's", () => {
    const one = start().look({ ...LAMP, currency: "USD" });
    for (const name of ["item.price", "item.list_price", "interest.price"])
      expect(one.fact(name)).toBeUndefined();
    expect(one.fact("item.currency")).toBe("USD");
  });

  it("a checkout is over after 7 days", () => {
    const one = cart()
      .event("begin_checkout")
      .wait(7 * DAY + 1);
    expect([one.fact("checkout.started"), one.fact("checkout.idle")]).toEqual([false, undefined]);
  });

  it("knows no names but its own", () => {
    for (const name of [
      "constructor",
      "toString",
      "item",
      "rule.a.constructor",
      "rule.a",
      "custom.",
      "visitor.answer.",
    ]) {
      expect(factOf(name), name).toBeUndefined();
    }
  });

  afterAll(() => expect([...tested].sort()).toEqual(Object.keys(FACTS).sort()));
});
