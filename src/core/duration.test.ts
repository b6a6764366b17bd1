import { describe, expect, it } from "vitest";
import { duration } from "./duration.js";

describe("duration", () => {
  it.each([
    ["500ms", 500],
    ["90s", 90_000],
    ["5m", 300_000],
    ["2h", 7_200_000],
    ["7d", 604_800_000],
    ["0s", 0],
    ["1.5h", 5_400_000],
  ])("reads %s", (text, ms) => expect(duration(text)).toBe(ms));

  it.each([
    ...[
      "",
      "90",
      "s",
      "90 s",
      " 90s",
      "90s ",
      "-5s",
      "+5s",
      "5S",
      "5sec",
      "1e3s",
      ".5s",
      "5.s",
      "1h30m",
      "٥s",
      "90s\n",
    ],
    ...[90, null, undefined, Number.NaN, {}, ["90s"], true],
  ])("takes %j for none", (given) => expect(duration(given)).toBeUndefined());
});
