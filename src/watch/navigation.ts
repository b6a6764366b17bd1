import type { Border } from "../border.js";
import type { Presence } from "./visibility.js";

/** A page view that begins, or the document that was reloaded. */
export interface Visit {
  /**
   * `document`: it was loaded, or as a prerendered one entered; `route`: another page within it; `restore`: it came
   * back from the back/forward cache, and is the page view it was.
   */
  kind: "document" | "route" | "restore";
  /** The page's address; without a plain fragment. */
  url: string;
  /** The document was reloaded: no page view. */
  reload: boolean;
  /** The document was entered from outside: no referrer of the same origin, no reload, no return. */
  entered: boolean;
  /** Where the visitor came from to this document. */
  referrer: string;
}

/**
 * Tells the page views of SPEC.md section 1, the document first, and at once unless it is prerendered.
 *
 * `pushState` and `replaceState` are wrapped: the page's own comes first, with its `this`, arguments, result and
 * exceptions; what is heard of it stays in the guard. As the border ends, they are put back, or, where somebody has
 * wrapped them again, only pass through. The Navigation API, where there is one, also tells of those that were
 * bound before we came and of routers that do without. A change is told once, whoever tells it first.
 */
export function watchNavigation(border: Border, presence: Presence, onVisit: (visit: Visit) => void): void {
  // A hash route is part of the address, another fragment is not.
  const addressOf = () => location.href.replace(/#(?![/!]).*/, "");
  const { referrer } = document;
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const loaded = load?.type;
  let entered = !/^(reload|back)/.test(`${loaded}`) && !referrer.startsWith(`${location.origin}/`);
  let address = "";
  const tell = (kind: Visit["kind"]) => {
    const reload = kind === "document" && loaded === "reload";
    onVisit({ kind, url: address, reload, entered, referrer });
  };
  /** @param counts whether a change makes a page view; `replaceState` only moves it to another address */
  const look = (counts: boolean) => {
    const before = address;
    address = addressOf();
    if (counts && address !== before) tell("route");
  };
  const wrap = (name: "pushState" | "replaceState") => {
    const original = history[name];
    const heard = border.safely(() => border.signal.aborted || look(name === "pushState"));
    function wrapped(this: History, ...given: Parameters<typeof original>) {
      try {
        return original.apply(this, given);
      } finally {
        heard();
      }
    }
    Reflect.set(history, name, wrapped);
    border.signal.addEventListener("abort", () => {
      if (history[name] === wrapped) history[name] = original;
    });
  };
  presence.whenActivated(() => {
    look(false);
    wrap("pushState");
    wrap("replaceState");
    border.listen(window, "popstate hashchange", () => look(true));
    if (window.navigation) {
      border.listen(navigation, "currententrychange", (event: NavigationCurrentEntryChangeEvent) =>
        look(event.navigationType !== "replace"),
      );
    }
    presence.on((change) => {
      if (change !== "restore") return;
      entered = false;
      tell(change);
    });
    tell("document");
  });
}
