import { expect, test } from "vitest";
import * as shops from "./index.js";
import { NAMED } from "./named.js";

const { auto, generic, none, ...platforms } = NAMED;

test("auto listens to all there are", () => {
  const all = Object.entries(shops).filter(
    ([name]) => !/^(pageTypeOf|addressOf|createArrivals|parsePrice|createSubject|TRUST)$/.test(name),
  );
  expect(new Set<unknown>(auto)).toEqual(new Set(all.map(([, adapter]) => adapter)));
});

test.each(Object.entries(platforms))("%s: it and what any shop says, no other platform", (name, adapters) => {
  expect(adapters).toEqual([shops[name as keyof typeof platforms], ...generic]);
});

test("generic and none hear no platform", () => {
  expect(none).toEqual([]);
  for (const adapters of Object.values(platforms)) expect(generic).not.toContain(adapters[0]);
});
