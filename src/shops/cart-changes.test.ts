import { expect, test } from "vitest";
import { emptyMemory, type MemoryEvent, remember } from "../core/index.js";
import { cartChanges } from "./cart-changes.js";

const item = (item_id: string, quantity: number, item_variant?: string) =>
  item_variant ? { item_id, quantity, item_variant } : { item_id, quantity };
type Lines = ReturnType<typeof item>[];

test.each<[string, Lines, Lines, [string, string, number][]]>([
  ["nothing", [item("A", 2)], [item("A", 2)], []],
  ["more of it", [item("A", 1)], [item("A", 3)], [["add_to_cart", "A", 2]]],
  ["less of it", [item("A", 3)], [item("A", 1)], [["remove_from_cart", "A", 2]]],
  [
    "one for another",
    [item("A", 1)],
    [item("B", 1)],
    [
      ["add_to_cart", "B", 1],
      ["remove_from_cart", "A", 1],
    ],
  ],
  [
    "all of it",
    [item("A", 1), item("B", 2)],
    [],
    [
      ["remove_from_cart", "A", 1],
      ["remove_from_cart", "B", 2],
    ],
  ],
  [
    "another variant",
    [item("A", 1, "red")],
    [item("A", 1, "red"), item("A", 1, "blue")],
    [["add_to_cart", "A", 1]],
  ],
  ["variants that were not told apart", [item("A", 2)], [item("A", 1, "red"), item("A", 1, "blue")], []],
])("%s", (_, before, now, changes) => {
  const told = { name: "view_cart", at: 1, page: 1, items: before } as MemoryEvent;
  const memory = remember(emptyMemory(), told);
  const found = cartChanges(memory, memory.cart?.lines ?? [], now);
  expect(found.map(([name, { item_id, quantity }]) => [name, item_id, quantity])).toEqual(changes);
});
