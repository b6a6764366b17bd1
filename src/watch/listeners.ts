import type { Border } from "../border.js";

/** Events of a rules file that need no code (SPEC.md section 4, `events`): selectors by what is done to them. */
export interface Listener {
  readonly click?: string;
  readonly visible?: string;
  readonly submit?: string;
}

/**
 * Tells events that are named in the rules file: a click on, a submit of, or the first sight of what a selector finds.
 * What comes to the page later is found as well: clicks and submits are heard on the document, and sight is looked for
 * anew after each change of the page's structure, until each selector has been seen once in this document.
 */
export function watchListeners(
  border: Border,
  listeners: { readonly [name: string]: Listener },
  tell: (name: string) => void,
): void {
  const unseen = new Map<string, string>();
  for (const [name, { click, submit, visible }] of Object.entries(listeners)) {
    for (const [type, selector] of Object.entries({ click, submit })) {
      if (!selector) continue;
      border.listen(document, type, ({ target }) => {
        if (target instanceof Element && target.closest(selector)) tell(name);
      });
    }
    if (visible) unseen.set(name, visible);
  }
  if (!unseen.size || typeof IntersectionObserver !== "function") return;
  const watched = new WeakMap<Element, string>();
  const sight = new IntersectionObserver(
    border.safely((entries: IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) {
        const name = watched.get(target);
        if (!isIntersecting || !name) continue;
        sight.unobserve(target);
        if (unseen.delete(name)) tell(name);
        if (!unseen.size) end();
      }
    }),
  );
  const find = border.safely(() => {
    for (const [name, selector] of unseen) {
      for (const element of document.querySelectorAll(selector)) {
        if (watched.has(element)) continue;
        watched.set(element, name);
        sight.observe(element);
      }
    }
  });
  const changes = new MutationObserver(find);
  const end = () => {
    sight.disconnect();
    changes.disconnect();
  };
  border.signal.addEventListener("abort", end);
  changes.observe(document.documentElement, { childList: true, subtree: true });
  find();
}
