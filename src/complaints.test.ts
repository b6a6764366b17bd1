import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createComplaints } from "./complaints.js";
import type { Issue } from "./core/index.js";

const price = (item: number): Issue => ({
  path: `/view_item/items/${item}/price`,
  expected: "a number such as 12.5",
  received: '"12,50 €"',
});

describe("complaints", () => {
  const spy = () => vi.spyOn(console, "warn").mockImplementation(() => {});
  let warn: ReturnType<typeof spy>;
  beforeEach(() => {
    warn = spy();
  });
  afterEach(() => warn.mockRestore());

  it("tell listeners each time, the console once of each kind", () => {
    const heard: unknown[] = [];
    const { tell } = createComplaints(
      (error) => heard.push(error),
      () => [],
    );
    tell(price(0));
    tell(price(1));
    tell({ ...price(1), expected: "a text" });
    expect(heard).toHaveLength(3);
    expect(warn.mock.calls).toEqual([
      ['[floorwalker] /view_item/items/0/price: expected a number such as 12.5, found "12,50 €"'],
      ['[floorwalker] /view_item/items/1/price: expected a text, found "12,50 €"'],
    ]);
  });

  it("say each mistake of the rules file", () => {
    const issues = [0, 1].map(
      (i): Issue => ({ path: `/rules/${i}/when`, expected: "a fact", received: '"x"' }),
    );
    const { tell } = createComplaints(
      () => {},
      () => issues,
    );
    for (const issue of issues) tell(issue);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it("make an error of whatever was thrown", () => {
    const heard: (Issue | Error)[] = [];
    const { tell, say } = createComplaints(
      (error) => heard.push(error),
      () => [],
    );
    const error = new TypeError("broken");
    for (const thrown of [error, "a text", undefined, Object.create(null)]) tell(thrown);
    say(error);
    expect(heard[0]).toBe(error);
    expect(heard.slice(1).map((each) => each instanceof Error && each.message)).toEqual([
      "a text",
      "undefined",
      "an error without words",
    ]);
    expect(warn).toHaveBeenCalledTimes(4);
  });
});
