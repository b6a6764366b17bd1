import { expect, test } from "vitest";
import { bigcommerce, magento, odoo, prestashop, shopify, wix, woocommerce } from "./index.js";
import { NAMED } from "./named.js";

const { auto, generic, none } = NAMED;
const platforms = { shopify, woocommerce, prestashop, magento };

test("auto listens to all there are, once", () => {
  const all = [...Object.values(platforms), bigcommerce, wix, odoo, ...generic];
  expect(new Set(auto)).toEqual(new Set(all));
  expect(auto).toHaveLength(all.length);
});

test.each(Object.entries(platforms))("%s: it and what any shop says, no other platform", (name, adapter) => {
  expect(NAMED[name as keyof typeof platforms]).toEqual([adapter, ...generic]);
});

test("generic and none hear no platform", () => {
  expect(none).toEqual([]);
  for (const adapter of [...Object.values(platforms), bigcommerce, wix, odoo])
    expect(generic).not.toContain(adapter);
});
