import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import type { Item } from "../core/event.js";
import { type Heard, tellCart, type WholeCart } from "./tell-cart.js";

let shop: ReturnType<typeof createTestPort>;
beforeEach(() => {
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  expect([shop.issues, shop.errors]).toEqual([[], []]);
});

const item = (item_id: string, quantity = 1): Item => ({ item_id, quantity, price: 5 });
const remembered = (...items: Item[]) => shop.lived("view_cart", { items });
const tell = (heard: Heard, ...items: Item[]) => tellCart(shop.port, { items, currency: "EUR" }, heard);
const put = (...ids: string[]) => new Map(ids.map((id) => [id, { id, quantity: 3 }]));
const told = () =>
  shop.events.map(([, name, params]) => [
    name,
    ...((params as Partial<WholeCart>).items ?? []).map(({ item_id, quantity }) => [item_id, quantity]),
  ]);
const lines = () => shop.memory().cart?.lines.map(({ id, quantity }) => [id, quantity]);

test("what changed is told, each with its units; then the whole, which replaces what was remembered", () => {
  remembered(item("A", 3), item("B"));
  tell({ changed: true }, item("A", 1), item("C", 2));
  expect(told()).toEqual([
    ["add_to_cart", ["C", 2]],
    ["remove_from_cart", ["A", 2]],
    ["remove_from_cart", ["B", 1]],
    ["view_cart", ["A", 1], ["C", 2]],
  ]);
  expect(shop.events[0]?.[2]).toMatchObject({ currency: "EUR", items: [{ currency: "EUR", price: 5 }] });
  expect(lines()).toEqual([
    ["A", 1],
    ["C", 2],
  ]);
});

test("what was not heard to change here is no change; the whole replaces what was remembered", () => {
  remembered(item("A", 3));
  tell({}, item("B"));
  expect(told()).toEqual([["view_cart", ["B", 1]]]);
  expect(lines()).toEqual([["B", 1]]);
});

test("where nothing is known of before, all may have been in it", () => {
  tell({ changed: true }, item("A"));
  expect(told()).toEqual([["view_cart", ["A", 1]]]);
});

test("what is known of before is compared with, but memory knows better", () => {
  const before = { lines: [], dwell: 0, session: 0 };
  tell({ changed: true, before }, item("A"));
  expect(told()[0]).toEqual(["add_to_cart", ["A", 1]]);
  tell({ changed: true, before }, item("A"));
  expect(told().slice(2)).toEqual([["view_cart", ["A", 1]]]);
});

test("the same change heard from another source counts once, before and after", () => {
  remembered();
  shop.lived("add_to_cart", { items: [{ item_id: "A", quantity: 1 }] });
  tell({ changed: true }, item("A"));
  expect(told()).toEqual([["view_cart", ["A", 1]]]);
  tell({ changed: true }, item("A", 2));
  shop.lived("add_to_cart", { items: [{ item_id: "A", quantity: 1 }] }, Date.now(), "segment");
  expect(lines()).toEqual([["A", 2]]);
});

test("what was put in is told alone: the rest changed elsewhere", () => {
  remembered(item("A"));
  tell({ changed: true, put: put("C") }, item("B"), item("C"));
  expect(told()).toEqual([
    ["add_to_cart", ["C", 1]],
    ["view_cart", ["B", 1], ["C", 1]],
  ]);
});

test("what was put in where nothing is remembered: its units, by the line's name", () => {
  tell({ changed: true, put: put("alias", "none") }, { ...item("A", 9), aliases: ["alias"] }, item("B"));
  expect(told()).toEqual([
    ["add_to_cart", ["A", 3]],
    ["view_cart", ["A", 9], ["B", 1]],
  ]);
});

test("without a cart, what was put in is told at least, with what the page knows of it", () => {
  shop.subject.tell("platform", { item_id: "A", item_name: "Tea", aliases: ["34"] });
  tellCart(shop.port, undefined, { changed: true, put: put("34", "B") });
  expect(shop.events.map(([, , params]) => params)).toMatchObject([
    { items: [{ item_id: "A", item_name: "Tea", quantity: 3 }] },
    { items: [{ item_id: "B", quantity: 3 }] },
  ]);
  tellCart(shop.port, undefined, { put: put("C") });
  expect(shop.events).toHaveLength(2);
});

test("of a part only what was put in is told: the rest may still be there", () => {
  remembered(item("A"), item("B"));
  const last = { items: [item("B"), item("D")], part: 12 };
  tellCart(shop.port, { items: [item("B", 2)], part: 13 }, { changed: true, last });
  expect(told()).toEqual([["add_to_cart", ["B", 1]]]);
  expect(lines()).toEqual([
    ["A", 1],
    ["B", 2],
  ]);
});

test("a part is not compared with memory, which may lack lines; nor is what it was a part of", () => {
  remembered(item("A"));
  tellCart(shop.port, { items: [item("B"), item("C")], part: 12 }, { changed: true });
  expect(told()).toEqual([]);
  // One was taken out, and another is seen.
  const last = { items: [item("B"), item("C")], part: 3 };
  tellCart(shop.port, { items: [item("B"), item("D")] }, { changed: true, last });
  expect(told()).toEqual([["view_cart", ["B", 1], ["D", 1]]]);
});

test("nothing after the end", () => {
  shop.stop();
  tell({ changed: true }, item("A"));
  expect(shop.events).toEqual([]);
});
