import { expect, it, vi } from "vitest";
import type { Shell } from "./shell.js";
import { settle } from "./slot.js";

/** Puts a piece of a height into a place of a height and top. */
function settled(room: number, needs: number, top = 100, clickedAt?: number) {
  const slot = document.createElement("div");
  const element = document.createElement("div");
  slot.getBoundingClientRect = () => {
    const height = slot.contains(element) ? Math.max(room, needs) : room;
    return { top, height, bottom: top + height } as DOMRect;
  };
  element.getBoundingClientRect = () => ({ bottom: top + needs }) as DOMRect;
  const shell = { element, show: () => slot.append(element), close: vi.fn(), border: { now: () => 10_000 } };
  const stands = settle(shell as unknown as Shell, slot, clickedAt);
  expect(slot.contains(element)).toBe(stands);
  expect(shell.close).toHaveBeenCalledTimes(stands ? 0 : 1);
  return stands;
}

it("stands where room is reserved, below the viewport, or just after a click", () => {
  expect(settled(200, 150)).toBe(true);
  expect(settled(0, 150)).toBe(false);
  expect(settled(0, 150, innerHeight)).toBe(true);
  expect(settled(0, 150, 100, 9_600)).toBe(true);
  expect(settled(0, 150, 100, 9_400)).toBe(false);
});
