import { beforeEach, describe, expect, it, vi } from "vitest";
import { createRefusal } from "./refusal.js";

const NOON = Date.UTC(2026, 0, 5, 12);
const MIDNIGHT = Date.UTC(2026, 0, 5);

beforeEach(() => localStorage.clear());

describe("refusal", () => {
  it.each([
    [{ opted_out: false }, null],
    [{ opted_out: true }, "out"],
    [{ opted_out: false, declined: NOON }, "no 2026-01-05"],
    [{ opted_out: true, declined: NOON }, "out no 2026-01-05"],
  ])("keeps %j as one short text, by the day", (refused, text) => {
    const refusal = createRefusal("shop");
    refusal.write(refused);
    expect(localStorage.getItem("shop")).toBe(text);
    const { declined, ...rest } = refused as { opted_out: boolean; declined?: number };
    expect(refusal.read()).toEqual({ ...rest, ...(declined && { declined: MIDNIGHT }) });
  });

  it("is none where nothing was said", () => {
    expect(createRefusal("shop").read()).toEqual({ opted_out: false });
  });

  it("leaves nothing behind when it is taken back", () => {
    const refusal = createRefusal("shop");
    refusal.write({ opted_out: true });
    refusal.write({ opted_out: false });
    expect(localStorage).toHaveLength(0);
  });

  it("of two shops on one origin are two", () => {
    createRefusal("one").write({ opted_out: true });
    expect(createRefusal("two").read()).toEqual({ opted_out: false });
  });

  it.each(["outside", "no", "no yesterday", "no 2026-13-45", "{}", " out", "out no", "true"])(
    "takes %j, which it never wrote, for none, and writes over it",
    (garbage) => {
      localStorage.setItem("shop", garbage);
      const refusal = createRefusal("shop");
      expect(refusal.read()).toEqual({ opted_out: false });
      refusal.write({ ...refusal.read(), opted_out: true });
      expect(localStorage.getItem("shop")).toBe("out");
    },
  );

  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  it.each([
    ["missing", undefined],
    ["forbidden", { getItem: refuse, setItem: refuse, removeItem: refuse }],
  ])("is none where storage is %s, and nothing breaks", (_, storage) => {
    vi.stubGlobal("localStorage", storage);
    const refusal = createRefusal("shop");
    expect(refusal.read()).toEqual({ opted_out: false });
    expect(() => refusal.write({ opted_out: true })).not.toThrow();
    expect(() => refusal.write({ opted_out: false })).not.toThrow();
  });

  it("survives a storage of which the very name throws", () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, "localStorage") as PropertyDescriptor;
    Object.defineProperty(globalThis, "localStorage", { configurable: true, get: refuse });
    try {
      const refusal = createRefusal("shop");
      expect(() => refusal.write({ opted_out: true })).not.toThrow();
      expect(refusal.read()).toEqual({ opted_out: false });
    } finally {
      Object.defineProperty(globalThis, "localStorage", real);
    }
  });
});
