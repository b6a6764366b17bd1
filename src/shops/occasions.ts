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

/** Begins once, on the first occasion on which the whole page is there and shows to be a platform's. */
export function onceIs(port: ShopPort, is: (document: Document) => unknown, begin: () => void): void {
  const { document } = port.window;
  let begun = false;
  onOccasion(port, () => {
    if (begun || document.readyState === "loading" || !is(document)) return;
    begun = true;
    begin();
  });
}
