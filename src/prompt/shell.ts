import { type Border, createBorder } from "../border.js";
import { type Attributes, make } from "./make.js";
import { arrange, place } from "./place.js";
import { sheet } from "./sheet.js";
import { dress } from "./theme.js";
import { speaker } from "./words.js";

const NAME = "floorwalker-prompt";
/** How long a piece takes to come and to go; ms. */
const COMES = 180;
const GOES = 120;
/** A live region must stand in the page before it is filled, or nobody hears it; ms. */
const SETTLES = 100;

/** Pointer or focus is in it. */
const ENGAGED = ":is(:hover,:focus-within)";

/** What Escape closes, or ends, by itself. */
const OPEN = ":is(:modal,:popover-open):not([popover=manual])";

/** A piece of ours on the page. */
export interface Shell {
  element: HTMLElement;
  root: ShadowRoot;
  /** Ends with the piece: for what listens and waits on its behalf. */
  border: Border;
  /** Speaks the built-in words in its language. */
  word: ReturnType<typeof speaker>;
  /** Whether pointer or focus is in it. */
  engaged(): boolean;
  /** Makes a button, or a link where it has an address, that runs something. */
  control(label: string, attributes: Attributes, run: (event: Event) => unknown): HTMLElement;
  /** Tells those who can't see it, politely. */
  say(text: string): void;
  /** Puts it over the page, or into a place in it. */
  show(slot?: Element): void;
  /** Takes it off the page, and the focus back to where it came from. */
  close(): void;
}

/**
 * Makes a piece: its element, and how it comes, is left and goes. Nothing is on the page before `show`.
 *
 * @param outer ends the piece when it ends
 * @param escaped the visitor has pressed Escape, and the page left it to us
 */
export function createShell(attributes: Attributes, outer: Border, escaped: () => void): Shell {
  // An element without a definition serves as well, so that nothing is defined for the whole page; where the page
  // has made something else of the name, a plain one stands in.
  const element = make((customElements.get(NAME) ? "div" : NAME) as "div", attributes);
  const root = element.attachShadow({ mode: "open" });
  const status = make("p", { role: "status" });
  const end = new AbortController();
  const border = createBorder(end.signal, outer.now, outer.tell);
  const calm = matchMedia("(prefers-reduced-motion:reduce)").matches;
  let before: EventTarget | null;

  const move = (duration: number, direction: PlaybackDirection) =>
    element.animate?.({ opacity: [0, 1], translate: [calm ? "0" : "0 8px", "0"] }, { duration, direction });
  const engaged = () => element.matches(ENGAGED);
  const close = () => {
    if (end.signal.aborted) return;
    const inside = root.activeElement;
    end.abort();
    if (inside) (before as HTMLElement | undefined)?.focus({ preventScroll: true });
    const gone = outer.safely(() => {
      element.remove();
      arrange();
    });
    const leaving = !calm && !outer.signal.aborted && move(GOES, "reverse");
    if (leaving) leaving.onfinish = gone;
    else gone();
  };

  root.adoptedStyleSheets = [sheet()];
  root.append(status);
  outer.signal.addEventListener("abort", close, { signal: end.signal });
  return {
    element,
    root,
    border,
    word: speaker(attributes.lang ?? ""),
    engaged,
    close,
    control(label, given, run) {
      const made = make(given.href ? "a" : "button", given, label);
      border.listen(made, "click", run, { passive: false });
      return made;
    },
    say(text) {
      border.later(SETTLES, () => {
        status.textContent = text;
      });
    },
    show(slot) {
      (slot ?? document.body).append(element);
      dress(element);
      if (!slot) {
        element.setAttribute("popover", "manual");
        element.showPopover?.();
        place(element);
        arrange();
        border.listen(window, "scrollend resize", arrange);
      }
      move(COMES, "normal");
      border.listen(element, "focusin", (event: FocusEvent) => {
        before = event.relatedTarget;
      });
      // After the page's own listeners, who may need the key themselves; and where the visitor is in one of several
      // pieces, or what stands in the page is not what the key is meant for, only in that one.
      const first = !/inline|launcher/.test(`${attributes.type}`);
      // What of the page's own the key will close: seen before the page has closed it.
      let meant = false;
      border.listen(window, "keydown", ({ target }) => {
        meant = !!(document.querySelector(OPEN) ?? (target as Element).closest?.("[aria-modal=true]"));
      });
      border.listen(
        window,
        "keydown",
        ({ key, defaultPrevented, isComposing }: KeyboardEvent) => {
          if (key !== "Escape" || defaultPrevented || isComposing) return;
          if (engaged() || (first && !meant && !document.querySelector(NAME + ENGAGED))) escaped();
        },
        { capture: false },
      );
    },
  };
}
