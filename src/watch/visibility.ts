import type { Border } from "../border.js";

/** What became of the visitor's presence. `focus`: the focus may have moved; `restore`: back from the back/forward cache. */
export type PresenceChange = "show" | "hide" | "focus" | "restore";

/** Whether the visitor can see the page, and whether it has the focus. */
export interface Presence {
  /** Not while another tab is in front, nor while prerendered, nor in the back/forward cache. */
  visible(): boolean;
  /** Whether the page has the focus; the focus in an iframe of the page counts. */
  focused(): boolean;
  /** Listens, until the border's signal. `hide` is the last that is sure to be heard: what must be kept is saved there. */
  on(heard: (change: PresenceChange) => void): void;
  /** Runs at once, or when a prerendered page is really entered: until then nothing counts. */
  whenActivated(run: () => void): void;
}

/**
 * The one owner of what tells the page's visibility, its focus, the back/forward cache and prerendering; others
 * subscribe. There is no `unload` and no `beforeunload`, which would keep the page out of the cache; a page is frozen
 * or discarded only after `hide`.
 */
export function createPresence(border: Border): Presence {
  const listeners: ((change: PresenceChange) => void)[] = [];
  const isVisible = () => document.visibilityState === "visible";
  let visible = isVisible();
  const tell = (change: PresenceChange) => {
    for (const heard of listeners) heard(change);
  };
  // Captured, the focus of every element comes by. As it moves into an iframe the window hears `blur`; of its leaving
  // from there, nothing: so `focused` asks the document, which sees through iframes.
  border.listen(window, "visibilitychange pagehide pageshow focus blur", (event) => {
    const { type, persisted } = event as PageTransitionEvent;
    const was = visible;
    visible = type !== "pagehide" && isVisible();
    if (visible !== was) tell(visible ? "show" : "hide");
    tell(persisted && type === "pageshow" ? "restore" : "focus");
  });
  return {
    visible: () => visible,
    focused: () => document.hasFocus(),
    on(heard) {
      listeners.push(border.safely(heard));
    },
    whenActivated(run) {
      if ((document as Document & { prerendering?: boolean }).prerendering) {
        border.listen(document, "prerenderingchange", run);
      } else border.safely(run)();
    },
  };
}
