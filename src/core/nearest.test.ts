import { describe, expect, it } from "vitest";
import { FACTS } from "./facts.js";
import { nearest } from "./nearest.js";

describe("nearest", () => {
  it.each([
    ["item.vues", "item.views"],
    ["cart.cuont", "cart.count"],
    ["ITEM.VIEWS", "item.views"],
    ["visitor.return", "visitor.returning"],
    ["page_type", "page.type"],
  ])("takes %s for %s", (wrong, right) => expect(nearest(wrong, Object.keys(FACTS))).toBe(right));

  it.each(["", "x", "weather.of.tomorrow", "zzzzzzzzzzzz"])("finds nothing near %j", (wrong) => {
    expect(nearest(wrong, Object.keys(FACTS))).toBeUndefined();
  });

  it("spends no time on a name of a million letters", () => {
    const started = performance.now();
    expect(nearest("item.views".repeat(100_000), Object.keys(FACTS))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
