import { expect, it } from "vitest";
import { sheet } from "./sheet.js";

it("is a constructed sheet, whole to its last rule", () => {
  const { cssRules } = sheet();
  expect(cssRules.length).toBeGreaterThan(30);
  expect(cssRules[cssRules.length - 1]?.cssText).toMatch(/^@media print/);
});
