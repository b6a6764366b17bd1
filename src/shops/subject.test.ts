import { expect, test } from "vitest";
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

test("a second product of the data layer is not the page's", () => {
  const subject = subjectAt();
  subject.tell("data-layer", { item_id: "1", item_name: "Teapot" });
  subject.tell("data-layer", { item_id: "1", price: 5 });
  subject.tell("data-layer", { item_id: "2", item_name: "Cup" });
  expect(subject.item()).toMatchObject({ item_id: "1", price: 5, aliases: ["/p/teapot"] });
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
