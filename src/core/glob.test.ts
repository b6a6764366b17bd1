import { describe, expect, it } from "vitest";
import { glob } from "./glob.js";

describe("glob", () => {
  it("takes each sign of a regular expression for itself", () => {
    const signs = ".+^$(){}[]|\\/";
    expect(glob(signs, signs)).toBe(true);
    expect(glob(".", "x")).toBe(false);
  });

  it("walks back from a * that took too much", () => {
    expect(glob("*ab*ab", "abaab")).toBe(true);
    expect(glob("a*b?c", "abbbxc")).toBe(true);
    expect(glob("*a", "ba")).toBe(true);
    expect(glob("a**b", "ab")).toBe(true);
    expect(glob("*a*b*c", "acb")).toBe(false);
  });

  it("counts a character as one, whatever its code", () => {
    expect(glob("?", "é")).toBe(true);
    expect(glob("?", "😀")).toBe(true);
    expect(glob("a?b", "a😀b")).toBe(true);
  });

  it("takes a hostile glob in linear time", () => {
    const text = "a".repeat(20_000);
    const started = performance.now();
    expect(glob(`${"*a".repeat(20)}b`, text)).toBe(false);
    expect(glob(`${"*".repeat(5_000)}b`, text)).toBe(false);
    expect(glob("a?".repeat(500), text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
