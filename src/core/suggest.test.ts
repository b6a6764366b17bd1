import { describe, expect, it } from "vitest";
import { DAY, fileOf, Visit } from "../../test/unit/visit.js";
import type { SuggestSource } from "./grammar.js";
import { type Item, suggest, viewOf } from "./index.js";

const CATALOG: Item[] = [
  { item_id: "CAM", item_name: "Camera", price: 300, item_category: "cameras" },
  { item_id: "CARD", item_name: "Card", price: 20, item_category: "cards" },
  { item_id: "BIG", item_name: "Big card", price: 60, item_category: "cards" },
  { item_id: "GONE", item_name: "Old card", price: 5, item_category: "cards", availability: "OutOfStock" },
  { item_id: "POD", item_name: "Tripod", price: 40, item_category: "tripods", sku: "POD-SKU" },
];
const suggestions = {
  pairs: { CAM: ["POD", "NOWHERE", "CARD"] },
  categories: { cameras: ["cards", "tripods"] },
};
const camera = () =>
  new Visit(fileOf([], { shop: { free_shipping_from: 350 } })).look(
    CATALOG[0] as unknown as Record<string, unknown>,
  );
const ids = (one: Visit, source: SuggestSource = {}, sources = suggestions) =>
  suggest(
    source,
    viewOf(one.rules, one.situation, one.moment),
    { suggestions: sources, catalog: CATALOG },
    14 * DAY,
  ).map(({ item }) => item.item_id);

describe("suggest", () => {
  it("puts the merchant's own pairs first, and names each once", () => {
    expect(ids(camera(), { limit: 9 })).toEqual(["POD", "CARD", "BIG"]);
    expect(ids(camera(), { limit: 9, from: ["categories"] })).toEqual(["CARD", "BIG", "POD"]);
    expect(ids(camera(), { from: ["pairs"] })).toEqual(["POD", "CARD"]);
  });

  it("gives at most three, or the limit, and none below the least", () => {
    expect(ids(camera(), { limit: 1 })).toEqual(["POD"]);
    expect(ids(camera(), { min: 4, limit: 9 })).toEqual([]);
    expect(ids(camera(), { min: 3, limit: 9 })).toHaveLength(3);
  });

  it("never names what is in the cart, was just bought, or is not in stock", () => {
    const one = camera().event("add_to_cart", { items: [{ item_id: "POD-SKU" }] });
    expect(ids(one, { limit: 9 })).toEqual(["CARD", "BIG"]);
    one.event("purchase", { transaction_id: "T", items: [CATALOG[1]] });
    expect(ids(one, { limit: 9 })).not.toContain("CARD");
    expect(ids(one.wait(15 * DAY), { limit: 9 })).toContain("CARD");
  });

  it("knows what lies in the cart by any id seen with it", () => {
    const one = camera()
      .look({ item_id: "POD", sku: "OTHER", item_name: "Tripod" })
      .look(CATALOG[0] as never);
    expect(ids(one.event("add_to_cart", { items: [{ item_id: "OTHER" }] }), { limit: 9 })).not.toContain(
      "POD",
    );
  });

  it("finds pairs by any id seen with the product", () => {
    const one = camera()
      .look({ ...CATALOG[0], sku: "CAM-SKU" })
      .look({ item_id: "CAM", item_name: "Camera" });
    expect(ids(one, { from: ["pairs"] }, { ...suggestions, pairs: { "CAM-SKU": ["POD"] } as never })).toEqual(
      ["POD"],
    );
  });

  it("keeps within the price of a till-point", () => {
    expect(ids(camera(), { max_price: 20 })).toEqual(["CARD"]);
    const one = camera().event("view_cart", { items: [CATALOG[0]], value: 300 });
    expect(ids(one, { for: "item", max_price: "cart.to_free_shipping" })).toEqual(["POD", "CARD"]);
    expect(ids(one, { for: "cart", max_share: 10 })).toEqual(["CARD"]);
  });

  it("goes by the cart, the event, or what drew most attention", () => {
    const one = camera()
      .event("add_to_cart", { items: [CATALOG[0]] })
      .open({ type: "cart" });
    expect(ids(one)).toEqual([]);
    expect(ids(one, { for: "cart" })).toEqual(["POD", "CARD", "BIG"]);
    expect(ids(camera().open(), { for: "interest" })).toEqual(["POD", "CARD", "BIG"]);
  });

  it("never names the product itself", () => {
    expect(ids(camera(), {}, { ...suggestions, pairs: { CAM: ["CAM", "POD"] } })).toEqual([
      "POD",
      "CARD",
      "BIG",
    ]);
  });

  it.each(["constructor", "__proto__", "toString"])("bears a product called %s", (item_id) => {
    const one = camera().look({ item_id, item_name: "x", item_category: item_id });
    expect(ids(one)).toEqual([]);
    expect(one.fact("visitor.categories")).toContain(item_id);
  });
});
