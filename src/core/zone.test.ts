import { afterEach, describe, expect, it, vi } from "vitest";
import { MINUTE } from "./duration.js";
import { offsetOf } from "./zone.js";

const at = Date.parse("2026-07-01T12:00Z");

describe("offsetOf", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ["UTC", 0],
    ["Europe/Paris", 120],
    ["America/St_Johns", -150],
    ["Asia/Kathmandu", 345],
  ])("knows %s by Intl", (zone, minutes) => {
    vi.stubGlobal("Temporal", undefined);
    expect(offsetOf(zone)(at)).toBe(minutes * MINUTE);
    expect(offsetOf(zone)(Date.parse("1969-06-01T00:00Z"))).toBeTypeOf("number");
  });

  it("asks Temporal where there is one, and not Intl", () => {
    const asked: unknown[] = [];
    class ZonedDateTime {
      offsetNanoseconds = 3600e9;
      constructor(...given: unknown[]) {
        asked.push(given);
      }
    }
    vi.stubGlobal("Temporal", { ZonedDateTime });
    vi.stubGlobal("Intl", {});
    expect(offsetOf("Europe/Paris")(at)).toBe(60 * MINUTE);
    expect(asked).toEqual([
      [0n, "Europe/Paris"],
      [BigInt(at) * 1_000_000n, "Europe/Paris"],
    ]);
  });

  it("is the visitor's own without a name", () => {
    expect(offsetOf()(at)).toBe(-new Date(at).getTimezoneOffset() * MINUTE);
  });

  it.each(["Europe/Pari", "", "x"].filter(Boolean))("throws for %s", (zone) => {
    expect(() => offsetOf(zone)).toThrow(RangeError);
  });
});
