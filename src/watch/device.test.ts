import { expect, test, vi } from "vitest";
import { readDevice } from "./device.js";

test.each([
  ["a mouse", false, 390, 844, undefined, "desktop"],
  ["a finger on a small screen", true, 390, 844, undefined, "phone"],
  ["the same, on its side", true, 844, 390, undefined, "phone"],
  ["a finger on a large screen", true, 820, 1180, undefined, "tablet"],
  ["a device that calls itself mobile", false, 820, 1180, true, "phone"],
  ["one that does not", true, 820, 1180, false, "tablet"],
])("%s", (_, coarse, width, height, mobile, device) => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === "(pointer:coarse)" && coarse }));
  vi.stubGlobal("screen", { width, height });
  vi.stubGlobal("navigator", { userAgentData: mobile === undefined ? undefined : { mobile } });
  expect(readDevice()).toBe(device);
});
