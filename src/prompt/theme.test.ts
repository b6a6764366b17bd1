import { expect, it } from "vitest";
import { contrast, luminance } from "./theme.js";

it("measures colours as WCAG does", () => {
  expect(luminance("color(srgb 1 1 1)")).toBeCloseTo(1, 3);
  expect(luminance("color(srgb 0 0 0)")).toBeCloseTo(0, 2);
  expect(luminance("color(srgb 0.5 0.5 0.5)")).toBeCloseTo(0.214, 3);
  expect(luminance("color(srgb 1e-7 0 1)")).toBeCloseTo(0.0722, 2);
  expect(contrast(1, 0)).toBeCloseTo(21);
  expect(contrast(0, 1)).toBeCloseTo(21);
});

it("knows nothing of what lets through what lies below", () => {
  expect(luminance("color(srgb 1 1 1 / 0.5)")).toBeUndefined();
  expect(luminance("transparent")).toBeUndefined();
  expect(contrast(undefined, 1) >= 0).toBe(false);
});
