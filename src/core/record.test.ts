import { describe, expect, it } from "vitest";
import { fileOf, Visit } from "../../test/unit/visit.js";
import { fromRecord, toRecord } from "./record.js";

const memory = () =>
  new Visit(fileOf([{ id: "a", prompt: { body: "x" } }]))
    .look({ item_id: "A", item_name: "Lamp", price: 10 })
    .look({ item_id: "B" })
    .event("add_to_cart", { items: [{ item_id: "A" }] }).memory;

describe("record", () => {
  it("gives back the memory it was made of, through JSON as well", () => {
    const plain = JSON.parse(JSON.stringify(memory()));
    expect(JSON.parse(JSON.stringify(fromRecord(structuredClone(toRecord(memory())))))).toEqual(plain);
  });

  it("is none of a later version, nor of anything else", () => {
    expect(fromRecord({ ...toRecord(memory()), version: 2 })).toBeUndefined();
    for (const other of [undefined, null, 1, "x", {}, []]) expect(fromRecord(other)).toBeUndefined();
  });
});
