import { expect, test } from "vitest";
import { emptyMemory, type Item, remember } from "../core/index.js";
import { createSubject } from "./subject.js";

const subjectAt = (href = "https://shop.example/p/teapot?utm=1") => createSubject(() => new URL(href));

test("nothing told, no product", () => {
  const subject = subjectAt();
  expect(subject.item()).toBeUndefined();
  expect(subject.sources()).toEqual({});
});

test("field by field, the most trusted source first, in whatever order they speak", () => {
  const subject = subjectAt();
  subject.tell("data-layer", { item_id: "123", item_name: "TEAPOT", price: 41, item_category: "Tea" });
  subject.tell("json-ld", { item_id: "TEA-1", item_name: "Teapot", sku: "TEA-1", price: 39.9 });
  subject.tell("markup", { item_id: "T", price: 35 });
  expect(subject.item()).toEqual({
    item_id: "T",
    item_name: "Teapot",
    sku: "TEA-1",
    price: 35,
    item_category: "Tea",
    url: "https://shop.example/p/teapot?utm=1",
    aliases: ["TEA-1", "123", "/p/teapot"],
  });
  expect(subject.sources()).toMatchObject({
    price: { value: 35, source: "markup" },
    item_name: { value: "Teapot", source: "json-ld" },
    item_category: { value: "Tea", source: "data-layer" },
    url: { source: "address" },
  });
});

test("a source's word replaces what it said before; an undefined field says nothing", () => {
  const subject = subjectAt();
  subject.tell("json-ld", { item_name: "Tea", price: 5 });
  subject.tell("json-ld", { item_name: "Teapot", price: undefined } as never);
  subject.tell("data-layer", { item_id: "1", price: 6 });
  expect(subject.item()).toMatchObject({ item_name: "Teapot", price: 6 });
});

test("without an id from any source, the page's URL is it", () => {
  const subject = subjectAt();
  subject.tell("json-ld", { item_name: "Teapot", aliases: ["RED", "BLUE"] });
  expect(subject.item()).toMatchObject({ item_id: "/p/teapot", aliases: ["RED", "BLUE"] });
  subject.tell("data-layer", { item_id: "123" });
  expect(subject.item()).toMatchObject({ item_id: "123", aliases: ["RED", "BLUE", "/p/teapot"] });
});

test("a second product of the data layer is not the page's, and is said not to be", () => {
  const subject = subjectAt();
  expect(subject.tell("data-layer", { item_id: "1", item_name: "Teapot" })).toBe(true);
  expect(subject.tell("data-layer", { item_id: "1", price: 5 })).toBe(true);
  expect(subject.tell("data-layer", { item_id: "2", item_name: "Cup" })).toBe(false);
  expect(subject.item()).toMatchObject({ item_id: "1", price: 5, aliases: ["/p/teapot"] });
  expect(subject.tell("track", { item_id: "3" })).toBe(true);
});

test("nor is what a platform tells of as it happens; what it says the page's is replaces the one before", () => {
  const subject = subjectAt();
  expect(subject.tell("platform", { item_id: "1", item_name: "Teapot" }, true)).toBe(true);
  expect(subject.tell("platform", { item_id: "2", item_name: "Cup" }, true)).toBe(false);
  expect(subject.item()).toMatchObject({ item_id: "1", aliases: ["/p/teapot"] });
  expect(subject.tell("platform", { item_id: "2", item_name: "Cup" })).toBe(true);
  expect(subject.item()).toMatchObject({ item_id: "2" });
});

test("a variant of the page's product is no second one", () => {
  const subject = subjectAt();
  subject.tell("json-ld", { item_id: "TEA", aliases: ["TEA", "RED", "BLUE"] });
  expect(subject.tell("data-layer", { item_id: "RED", price: 5 })).toBe(true);
  expect(subject.tell("data-layer", { item_id: "BLUE", price: 6 })).toBe(true);
  expect(subject.tell("data-layer", { item_id: "CUP", price: 7 })).toBe(false);
  expect(subject.item()).toMatchObject({ item_id: "TEA", price: 6, aliases: ["RED", "BLUE", "/p/teapot"] });
});

test("of very many variants the last are kept, and every source's own id", () => {
  const subject = subjectAt();
  const aliases = Array.from({ length: 120 }, (_, i) => `V${i}`);
  subject.tell("json-ld", { item_id: "TEA", aliases });
  subject.tell("data-layer", { item_id: "123" });
  expect(subject.item()?.aliases).toEqual([...aliases.slice(-48), "123", "/p/teapot"]);
  expect(subject.tell("data-layer", { item_id: "V5" })).toBe(true);
});

test.each([
  [["json-ld", "data-layer", "data-layer"]],
  [["data-layer", "json-ld"]],
  [["data-layer", "data-layer", "json-ld"]],
])("told as %j, a product is one, viewed once", (order) => {
  const subject = subjectAt();
  const said: Record<string, Item> = {
    "json-ld": { item_id: "TEA", item_name: "Teapot", aliases: ["TEA"] },
    "data-layer": { item_id: "123", item_name: "Teapot" },
  };
  const memory = order.reduce((before, source, i) => {
    expect(subject.tell(source, said[source] ?? {})).toBe(true);
    const items = [subject.item()].filter((item) => item !== undefined);
    return remember(before, { name: "view_item", at: 1e12 + i, page: 7, source, items });
  }, emptyMemory());
  expect(memory.items).toHaveLength(1);
  expect(memory.items[0]?.looks.map(([, views]) => views)).toEqual([1]);
});

test("long texts are cut, and what is no number is none", () => {
  const subject = subjectAt();
  subject.tell("json-ld", { item_name: "x".repeat(1000), rating: Number.NaN });
  expect(subject.item()?.item_name).toHaveLength(200);
  expect(subject.item()?.rating).toBeUndefined();
});

test("cleared, it knows nothing", () => {
  const subject = subjectAt();
  subject.tell("markup", { item_id: "1" });
  subject.clear();
  expect(subject.item()).toBeUndefined();
});

test("the shop alone goes on to another product; beside others it looks at it in passing", () => {
  const alone = subjectAt();
  expect(alone.tell("track", { item_id: "A", item_name: "A" })).toBe(true);
  expect(alone.tell("track", { item_id: "B", item_name: "B" })).toBe(true);
  expect(alone.item()).toEqual({ item_id: "B", item_name: "B" });
  expect(alone.tell("track", { item_id: "B", price: 3 })).toBe(true);
  expect(alone.item()).toEqual({ item_id: "B", price: 3 });
  const beside = subjectAt();
  beside.tell("json-ld", { item_id: "A", item_name: "Teapot" });
  expect(beside.tell("track", { item_id: "A", price: 3 })).toBe(true);
  expect(beside.tell("track", { item_id: "B" })).toBe(false);
  expect(beside.item()).toMatchObject({ item_id: "A", item_name: "Teapot", price: 3 });
});

test("on a page known to be of another kind only what the shop tracked counts", () => {
  let known: string | undefined;
  const subject = createSubject(
    () => new URL("https://shop.example/teapots"),
    () => known,
  );
  subject.tell("json-ld", { item_id: "A", item_name: "Teapot" });
  known = "category";
  expect(subject.item()).toBeUndefined();
  expect(subject.sources()).toEqual({});
  expect(subject.tell("data-layer", { item_id: "A" })).toBe(false);
  expect(subject.tell("microdata", { item_id: "A" })).toBe(false);
  known = "product";
  expect(subject.item()).toMatchObject({ item_id: "A", item_name: "Teapot" });
  known = "home";
  expect(subject.tell("track", { item_id: "A", price: 5 })).toBe(true);
  expect(subject.item()).toMatchObject({ item_id: "A", price: 5 });
});
