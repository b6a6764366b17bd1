/** Screens narrower than this, whichever way they are held, are phones. CSS px. */
const HAND = 600;

type Hints = Navigator & { userAgentData?: { mobile?: boolean } };

/** The visitor's device: by what it says of itself, else by its main pointer and the smaller side of its screen. */
export function readDevice(): "phone" | "tablet" | "desktop" {
  if ((navigator as Hints).userAgentData?.mobile) return "phone";
  if (!matchMedia("(pointer:coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < HAND ? "phone" : "tablet";
}
