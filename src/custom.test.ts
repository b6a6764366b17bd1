import { describe, expect, it } from "vitest";
import { compileRules, type Issue } from "./core/index.js";
import { createCustom } from "./custom.js";

const rules = compileRules({
  floorwalker: 1,
  rules: [
    {
      id: "vip",
      when: { "custom.tier": "vip", "custom.points": { gte: 3 }, "custom.lists": { contains: "a" } },
      prompt: { body: "Hello" },
    },
  ],
});

describe("custom facts", () => {
  it("add up, the latest value of a name counting", () => {
    const custom = createCustom(() => {});
    custom.set({ tier: "vip", points: 1 });
    custom.set({ points: 4 });
    expect(custom.values()).toEqual({ tier: "vip", points: 4 });
  });

  it("of a type no rule tests are told, once of each", () => {
    const told: Issue[] = [];
    const custom = createCustom((issue) => told.push(issue));
    custom.set({ tier: 7, points: "many", lists: ["a"], other: true });
    custom.check(rules);
    custom.set({ tier: 8 });
    custom.check(rules);
    expect(told.map(({ path, expected, received }) => [path, expected, received])).toEqual([
      ["/custom/tier", "a text, as a rule tests it", "a number"],
      ["/custom/points", "a number, as a rule tests it", "a text"],
    ]);
  });
});
