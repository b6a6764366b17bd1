import type { Shell } from "./shell.js";

/** Ends after a time, which stands still while pointer or focus is in the piece. */
export function countDown({ element, border, engaged }: Shell, ms: number, end: () => void): void {
  let left = ms;
  let since = 0;
  let stop: (() => void) | undefined;
  const turn = () => {
    if (stop) {
      stop();
      left -= border.now() - since;
    }
    since = border.now();
    stop = engaged() ? undefined : border.later(left, end);
  };
  border.listen(element, "pointerenter pointerleave focusin focusout", turn);
  turn();
}
