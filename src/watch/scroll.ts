import type { Border } from "../border.js";
import { perFrame } from "./frame.js";

/** So long after a page view began, what is at its top has been drawn. */
const DRAWN = 1000;

export interface Depth {
  /** Measures in the next frame. For the visitor's input: it tells of a page that is read without scrolling. */
  look(): void;
  /** A page view begins: the deepest point is to be found again. */
  reset(): void;
}

/**
 * Tells the deepest point of the document that the lower edge of the viewport has reached, in whole percent, whenever
 * it goes deeper; at most once a frame. Layout is read only in the frame after the document scrolled, or after `look`.
 *
 * A page that fits the viewport is 100. As it may not have been drawn yet, by its router, a page that is not scrolled
 * is measured only when it is one second old.
 */
export function watchScroll(border: Border, onDeeper: (percent: number) => void): Depth {
  let deepest = 0;
  let began = border.now();
  const look = perFrame(border, () => {
    // At the end, the parts of a pixel may be missing.
    const reached = (scrollY + innerHeight + 1) / document.documentElement.scrollHeight;
    const percent = Math.min(100, Math.floor(reached * 100));
    if (percent > deepest && (scrollY > 0 || border.now() - began >= DRAWN)) {
      deepest = percent;
      onDeeper(percent);
    }
  });
  // Not captured: boxes that scroll within the page are no matter here.
  border.listen(document, "scroll", look, { capture: false });
  return {
    look,
    reset() {
      deepest = 0;
      began = border.now();
    },
  };
}
