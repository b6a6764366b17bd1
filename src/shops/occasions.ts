import type { ShopPort } from "./adapter.js";

/**
 * Looks for a global of the page that may come late, or be put in place of another: whenever a script of the page may
 * have made it. That is at once, as the page gets ready, after a script was loaded, before a click is answered, and
 * on a new page. The global is not ours: it is neither made nor trapped.
 */
export function onOccasion({ border, window, onPage }: ShopPort, look: () => void): void {
  const guarded = border.safely(look);
  border.listen(window.document, "readystatechange load click", guarded);
  onPage(guarded);
  guarded();
}

/** Begins once, as soon as a page is there as a whole and shows to be a platform's; others are not asked again. */
export function onceIs(
  { border, window, onPage }: ShopPort,
  is: (document: Document) => unknown,
  begin: () => void,
): void {
  const { document } = window;
  let begun = false;
  const look = border.safely(() => {
    if (begun || document.readyState === "loading" || !is(document)) return;
    begun = true;
    begin();
  });
  border.listen(document, "readystatechange", look);
  onPage(look);
  look();
}
