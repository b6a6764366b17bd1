import { describe, expect, it } from "vitest";
import { fileOf, HOUR, MINUTE, SECOND, Visit } from "../../test/unit/visit.js";

const LAMP = {
  item_id: "P1",
  item_name: "Lamp",
  price: 19.9,
  currency: "EUR",
  item_category: "lamps",
  item_brand: "Lux",
};
const RUG = { item_id: "P2", item_name: "Rug", price: 50, currency: "EUR", item_category: "rugs" };
const visit = () => new Visit(fileOf([], { shop: { currency: "EUR", free_shipping_from: 100 } })).open();
const facts = (one: Visit, ...names: string[]) => names.map((name) => one.fact(`cart.${name}`));

describe("cart", () => {
  it("has no value until it was heard of", () => {
    expect(facts(visit(), "count", "lines", "value", "to_free_shipping", "idle", "dwell")).toEqual(
      Array(6).fill(undefined),
    );
    expect(facts(visit(), "items", "categories", "brands")).toEqual([[], [], []]);
    expect(facts(visit(), "abandoned")).toEqual([false]);
    expect(facts(visit().event("view_cart", { items: [] }), "count", "value")).toEqual([0, 0]);
  });

  it("adds and removes units, and sums to the cent", () => {
    const one = visit()
      .event("add_to_cart", { items: [{ ...LAMP, quantity: 3 }] })
      .event("add_to_cart", { items: [RUG] });
    expect(facts(one, "count", "lines", "value", "to_free_shipping")).toEqual([4, 2, 109.7, 0]);
    one.event("remove_from_cart", { items: [{ ...LAMP, quantity: 2 }] });
    expect(facts(one, "count", "value", "to_free_shipping")).toEqual([2, 69.9, 30.1]);
    one
      .event("remove_from_cart", { items: [RUG] })
      .event("remove_from_cart", { items: [{ ...LAMP, quantity: 9 }] });
    expect(facts(one, "count", "lines", "value")).toEqual([0, 0, 0]);
  });

  it("ignores the removal of what is not in it", () => {
    const one = visit()
      .event("add_to_cart", { items: [LAMP] })
      .wait(MINUTE)
      .event("remove_from_cart", { items: [RUG] });
    expect(facts(one, "count", "idle")).toEqual([1, MINUTE]);
  });

  it("keeps variants apart, and knows the product in any", () => {
    const one = visit().look(LAMP);
    for (const item_variant of ["red", "blue", "red"])
      one.event("add_to_cart", { items: [{ ...LAMP, item_variant }] });
    expect([...facts(one, "lines", "count", "items"), one.fact("item.in_cart")]).toEqual([
      2,
      3,
      ["P1"],
      true,
    ]);
    one.event("remove_from_cart", { items: [{ ...LAMP, item_variant: "blue" }] });
    expect(facts(one, "lines", "count")).toEqual([1, 2]);
  });

  it("is replaced by what the shop shows as the cart", () => {
    const one = visit()
      .event("add_to_cart", { items: [LAMP] })
      .event("view_cart", { items: [{ ...RUG, quantity: 2 }], value: 90, currency: "EUR" });
    expect(facts(one, "items", "count", "value")).toEqual([["P2"], 2, 90]);
    one.event("add_to_cart", { items: [LAMP] });
    expect(facts(one, "value")).toEqual([119.9]);
  });

  it("has not changed when shown again, in another order too, or under another id", () => {
    const one = visit()
      .event("add_to_cart", { items: [{ ...LAMP, sku: "S1" }] })
      .event("add_to_cart", { items: [RUG] });
    one
      .engage(10 * SECOND)
      .wait(5 * MINUTE)
      .event("view_cart", { items: [LAMP, RUG] });
    expect(facts(one, "idle", "dwell")).toEqual([5 * MINUTE + 10 * SECOND, 10 * SECOND]);
    one.wait(MINUTE).event("view_cart", { items: [RUG, LAMP] });
    expect(facts(one, "idle", "dwell")).toEqual([6 * MINUTE + 10 * SECOND, 10 * SECOND]);
    one.event("view_cart", { items: [{ ...LAMP, item_id: "S1" }, RUG] });
    expect(facts(one, "idle", "items")).toEqual([6 * MINUTE + 10 * SECOND, ["P1", "P2"]]);
  });

  it("idles since its last change, until a purchase", () => {
    const one = visit()
      .event("add_to_cart", { items: [LAMP] })
      .wait(MINUTE)
      .event("add_to_cart", { items: [LAMP] })
      .wait(SECOND);
    expect(facts(one, "idle")).toEqual([SECOND]);
    one.event("purchase", { transaction_id: "T", items: [LAMP] });
    expect(facts(one, "idle", "dwell", "count", "abandoned")).toEqual([undefined, undefined, 0, false]);
  });

  it("is abandoned where it was left full in an earlier session", () => {
    const one = visit().event("add_to_cart", { items: [LAMP] });
    expect(facts(one, "abandoned")).toEqual([false]);
    one.wait(HOUR).open();
    expect(facts(one, "abandoned")).toEqual([true]);
    one.event("add_to_cart", { items: [RUG] });
    expect(facts(one, "abandoned")).toEqual([true]);
    one.event("view_cart", { items: [] }).event("add_to_cart", { items: [RUG] });
    expect(facts(one, "abandoned")).toEqual([false]);
  });

  it("has its money tested in the shop's currency alone", () => {
    const one = visit().event("add_to_cart", { items: [{ ...LAMP, currency: "USD" }] });
    expect(facts(one, "count", "value", "to_free_shipping", "top.price", "top.id")).toEqual([
      1,
      undefined,
      undefined,
      undefined,
      "P1",
    ]);
  });

  it("is worth nothing known where a price is missing", () => {
    expect(
      facts(visit().event("add_to_cart", { items: [{ item_id: "X" }, LAMP] }), "count", "value"),
    ).toEqual([2, undefined]);
  });

  it("forgets the checkout as it is emptied", () => {
    const one = visit()
      .event("add_to_cart", { items: [LAMP] })
      .event("begin_checkout", { items: [LAMP] });
    expect(one.fact("checkout.started")).toBe(true);
    expect(one.event("remove_from_cart", { items: [LAMP] }).fact("checkout.started")).toBe(false);
  });
});
