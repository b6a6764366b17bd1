import type { Border } from "../border.js";

/** Makes a function that runs another in the next frame: once, however often it is called. In a hidden page it waits. */
export function perFrame(border: Border, run: () => void): () => void {
  let due = false;
  const frame = border.safely(() => {
    due = false;
    if (!border.signal.aborted) run();
  });
  return () => {
    if (!due) requestAnimationFrame(frame);
    due = true;
  };
}
