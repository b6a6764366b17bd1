import type { Border } from "../border.js";

/** Nobody is on the way out before so much engaged time. */
const GRACE = 5000;
/** A scroll back up, by touch, that says "enough": how fast at every step (px/ms), and how far (px). */
const FAST = 1.2;
const FAR = 300;

export interface Exit {
  /** A page view begins: it may be told again. */
  reset(): void;
}

/**
 * Tells, once a page view, that the visitor is about to leave: the pointer left through the top of the page; or on
 * touch, a fast scroll back up that began at least one viewport down. Not with a button held (a selection, a
 * scrollbar), nor where a field or a list has the focus: it may be the browser's own menu that the pointer went to.
 *
 * @param engaged the engaged ms of this page view
 */
export function watchExit(border: Border, engaged: () => number, onExit: () => void): Exit {
  let told = false;
  const leave = () => {
    if (told || engaged() < GRACE) return;
    told = true;
    onExit();
  };
  border.listen(document, "mouseout", ({ relatedTarget, clientY, buttons }: MouseEvent) => {
    if (
      !relatedTarget &&
      clientY <= 0 &&
      !buttons &&
      !document.activeElement?.matches("select,iframe,:read-write")
    )
      leave();
  });
  // A touch that moves scrolls, and the page rolls on after it; one that does not is a tap, perhaps on "back to top".
  let swiping = false;
  border.listen(window, "touchstart touchmove wheel", ({ type }) => {
    swiping = type === "touchmove";
  });
  let from = 0;
  let y = 0;
  let at = 0;
  const scrolled = ({ timeStamp }: Event) => {
    // Down, too slow, or after a rest: the way up begins anew.
    if (y - scrollY < FAST * (timeStamp - at)) from = scrollY;
    y = scrollY;
    at = timeStamp;
    if (swiping && from >= innerHeight && from - y >= FAR) leave();
  };
  border.listen(document, "scroll", scrolled, { capture: false });
  return {
    reset() {
      told = false;
    },
  };
}
