import { describe, expect, it } from "vitest";
import { reporter } from "./check.js";
import { type Issue, readParams } from "./index.js";

const read = (name: string, given: unknown) => {
  const issues: Issue[] = [];
  const params = readParams(name, given, reporter(issues));
  return { params, places: issues.map(({ path }) => path), issues };
};

describe("event parameters", () => {
  it("takes what GA4 says", () => {
    const { params, places } = read("purchase", {
      transaction_id: "T1",
      value: 25.5,
      currency: "EUR",
      items: [{ item_id: "A", item_name: "Lamp", price: 12.75, quantity: 2, item_category2: "Desk" }],
    });
    expect(places).toEqual([]);
    expect(params).toMatchObject({ transaction_id: "T1", value: 25.5, currency: "EUR" });
    expect(params.items?.[0]).toMatchObject({ item_id: "A", price: 12.75, quantity: 2, currency: "EUR" });
  });

  it("takes numbers sent as texts, and ids sent as numbers, as GA4 does", () => {
    const { params, places } = read("view_item", { items: [{ item_id: 42, price: "11.99" }] });
    expect(places).toEqual([]);
    expect(params.items?.[0]).toMatchObject({ item_id: "42", price: 11.99 });
  });

  it.each([
    ["12,50 €", "/items/0/price"],
    [Number.NaN, "/items/0/price"],
    [Number.POSITIVE_INFINITY, "/items/0/price"],
    ["", "/items/0/price"],
    [{}, "/items/0/price"],
    [[12], "/items/0/price"],
    [true, "/items/0/price"],
    [12n, "/items/0/price"],
  ])("tells the place of a price that is none (%s), and keeps the item", (price, place) => {
    const { params, places } = read("view_item", { items: [{ item_id: "A", price }] });
    expect(places).toEqual([place]);
    expect(params.items).toEqual([{ item_id: "A" }]);
  });

  it.each([
    ["no items", {}, ["/items"]],
    ["items that are no list", { items: { item_id: "A" } }, ["/items"]],
    ["an item without id", { items: [{ item_name: "x" }] }, ["/items/0/item_id"]],
    ["an item with an empty id", { items: [{ item_id: " " }] }, ["/items/0/item_id"]],
    ["an item that is none", { items: [null, { item_id: "B" }, "x"] }, ["/items/0", "/items/2"]],
    ["parameters that are none", 5, ["", "/items"]],
    ["parameters that are a list", [], ["", "/items"]],
    ["a name that is an object", { items: [{ item_id: "A", item_name: {} }] }, ["/items/0/item_name"]],
    ["a value that is NaN", { value: Number.NaN, items: [] }, ["/value"]],
  ])("tells of %s", (_, given, expected) => expect(read("add_to_cart", given).places).toEqual(expected));

  it("takes a circular object, a hostile one and a huge one without harm", () => {
    const item: Record<string, unknown> = { item_id: "A", price: 5 };
    item.self = item;
    const params: Record<string, unknown> = { items: [item], currency: item };
    params.self = params;
    const { params: taken, places } = read("view_item", params);
    expect(places).toEqual(["/currency"]);
    expect(JSON.parse(JSON.stringify(taken))).toEqual({ items: [{ item_id: "A", price: 5 }] });
    const many = read("view_cart", { items: Array.from({ length: 5_000 }, (_, i) => ({ item_id: `${i}` })) });
    expect(many.params.items?.length).toBeLessThanOrEqual(200);
    const long = read("view_item", {
      items: [{ item_id: "A", item_name: "x".repeat(1e6), aliases: ["y".repeat(1e6)] }],
    });
    expect(JSON.stringify(long.params).length).toBeLessThan(10_000);
    const polluted = read(
      "view_item",
      JSON.parse('{"items": [{"item_id": "A", "__proto__": {"price": 1}}]}'),
    );
    expect(polluted.params.items?.[0]?.price).toBeUndefined();
  });

  it.each([
    ["https://schema.org/InStock", "InStock"],
    ["http://schema.org/OutOfStock", "OutOfStock"],
    ["https://schema.org/LimitedAvailability", "LimitedAvailability"],
    ["https://schema.org/Discontinued", "Discontinued"],
    ["BackOrder", "BackOrder"],
  ])("reads the schema.org word of %s", (availability, word) => {
    expect(
      read("view_item", { items: [{ item_id: "A", availability }] }).params.items?.[0]?.availability,
    ).toBe(word);
  });
});
