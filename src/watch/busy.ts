import type { Border } from "../border.js";
import { perFrame } from "./frame.js";
import { isCovered } from "./overlay.js";
import type { Presence } from "./visibility.js";

/** What can keep the visitor busy, as the manners name it. (`checkout` is the page's type.) */
export type BusyReason = "typing" | "dialog" | "overlay" | "fullscreen" | "hidden";

export interface BusyOptions {
  /** The reasons the manners mind now: others are not looked for, and those unknown here never hold. */
  readonly reasons: readonly string[];
  /** Whether an element is one of our prompts, or in one: these never keep anybody busy. */
  isOurs(element: Element): boolean;
  /** While a prompt waits: the reading is another than the last one. */
  onChange(): void;
}

export interface Busy {
  /** What keeps the visitor busy now. Reads layout: to be asked when a prompt is about to speak. */
  read(): string[];
  /** When the visitor was last busy, as far as it was seen; epoch ms. */
  endedAt(): number;
  /** A prompt waits: listens for what ends and what begins. Returns what stops it; one at a time. */
  wait(): () => void;
}

/** Takes text, or may hold what does. */
const FIELD = ":read-write,iframe";
/** Ends that leave no trace for a later reading: always heard. */
const ENDS = "focusout close fullscreenchange beforeprint afterprint";
/** What may end with no change of the document; `pointerover` tells what vanished from under the pointer. */
const HINTS = "transitionend animationend pointerover click focusin toggle leavepictureinpicture";

/**
 * What keeps the visitor busy: a field or an iframe that has the focus; a dialog or popover; something over the page
 * (see `isCovered`); full screen, a video in a picture of its own, or printing; another tab.
 *
 * It is read when asked. Between, little is listened to but the ends that leave no trace, unless a prompt waits.
 */
export function createBusy(border: Border, presence: Presence, options: BusyOptions): Busy {
  const { isOurs } = options;
  let printing = false;
  let ended = 0;
  let last = "";
  let waiting: AbortController | undefined;
  const looks: Record<string, () => unknown> = {
    typing() {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.matches(FIELD) && !isOurs(document.activeElement as Element);
    },
    dialog: () =>
      // What a browser does not know is ignored within `:is()`.
      [...document.querySelectorAll(":is(dialog[open],:popover-open,[aria-modal=true])")].some((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        if (!width || isOurs(element)) return false;
        // A drawer that is out of sight, or lets the pointer through, may call itself modal as well.
        const front = document.elementFromPoint(x + width / 2, y + height / 2);
        return element.matches("dialog,[popover]") || element.contains(front);
      }),
    overlay: () => isCovered(isOurs),
    fullscreen: () => printing || document.fullscreenElement || document.pictureInPictureElement,
    hidden: () => !presence.visible(),
  } satisfies Record<BusyReason, () => unknown>;
  const read = () => {
    const now = options.reasons.filter((reason) => looks[reason]?.());
    if (last && !now.length) ended = border.now();
    last = `${now}`;
    return now;
  };
  const look = perFrame(border, () => {
    const before = last;
    if (waiting && `${read()}` !== before) options.onChange();
  });
  const end = (reason: BusyReason) => {
    if (options.reasons.includes(reason)) ended = border.now();
    look();
  };
  presence.on((change) => {
    if (change === "show") end("hidden");
  });
  border.listen(window, ENDS, (event) => {
    const { type } = event;
    // From without, a field in a web component is seen as the component.
    const [field] = event.composedPath() as Element[];
    printing = type === "beforeprint";
    if (type !== "focusout") end(type === "close" ? "dialog" : "fullscreen");
    else if (field?.matches?.(FIELD) && !isOurs(event.target as Element)) end("typing");
    // Where a component is closed to us, its end is found by reading.
    else look();
  });
  const observer = new MutationObserver(look);
  const stop = () => {
    observer.disconnect();
    waiting?.abort();
    waiting = undefined;
  };
  border.signal.addEventListener("abort", stop);
  return {
    read,
    endedAt: () => ended,
    wait() {
      stop();
      waiting = new AbortController();
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      border.listen(window, HINTS, look, { signal: waiting.signal });
      return stop;
    },
  };
}
