import type { Shell } from "./shell.js";

/** What follows a click within this time may move the page (as layout shifts are counted); ms. */
const AFTER_CLICK = 500;

/**
 * Puts a piece into a place of the page, unless that would move what the visitor sees.
 *
 * @returns whether it stands there
 */
export function settle({ show, close, element, border }: Shell, slot: Element, clickedAt = 0): boolean {
  const { top, height } = slot.getBoundingClientRect();
  show(slot);
  // Nothing is painted before this is measured.
  const now = slot.getBoundingClientRect();
  const roomy = now.height <= height && element.getBoundingClientRect().bottom <= now.bottom + 1;
  if (roomy || top >= innerHeight || border.now() - clickedAt < AFTER_CLICK) return true;
  element.remove();
  close();
  return false;
}
