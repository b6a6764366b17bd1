import type { ShopPort } from "./adapter.js";
import { addressOf, pathOf } from "./address.js";

/** So long after the page is there, or another one began, its data may be late. */
const LATE = 10_000;

/**
 * Reads what a selector finds: once the page's HTML is there, as more arrives, and anew for each page view of a
 * single-page shop. An observer waits, for at most 10 s, and only until the page is complete and `read` says that it
 * has what it wants; it asks for idle time, so that a busy page reads once.
 *
 * @param textOf what matters of an element: the page is read again only when these texts have changed. A text met
 *   first on another page belongs to that one, and is merely not taken away yet.
 * @param read takes the elements and their texts; `true` once there is nothing more to wait for
 */
export function onArrival(
  { border, window, onPage }: ShopPort,
  selector: string,
  textOf: (element: HTMLElement) => string,
  read: (elements: HTMLElement[], texts: string[]) => unknown,
): void {
  const { document } = window;
  const firstMet = new Map<string, string>();
  let latest: string | undefined;
  let done: unknown;
  let asked = false;
  /** What arrives later than this comes too late; epoch ms. */
  let until = 0;

  const look = border.safely(() => {
    asked = false;
    if (border.signal.aborted) return;
    const path = pathOf(addressOf(document));
    const found = [...document.querySelectorAll<HTMLElement>(selector)]
      .map((element) => ({ element, text: textOf(element) }))
      .filter(({ text }) => {
        if (!firstMet.has(text)) firstMet.set(text, path);
        return firstMet.get(text) === path;
      });
    const texts = found.map(({ text }) => text);
    const all = texts.join();
    if (all !== latest) {
      latest = all;
      done = read(
        found.map(({ element }) => element),
        texts,
      );
    }
    if (done && document.readyState === "complete") end();
  });
  const soon = () => {
    // No timer: a page in which nothing happens is not woken up to hear that it is over.
    if (border.now() > until) return observer.disconnect();
    // Safari has no idle callback: a task of its own will do.
    if (!asked) (window.requestIdleCallback ?? window.setTimeout)(look, { timeout: 500 } as never);
    asked = true;
  };
  const observer = new window.MutationObserver(soon);
  const end = () => observer.disconnect();
  const begin = () => {
    // Half a page would show one product of a list.
    if (document.readyState === "loading") return;
    end();
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-floorwalker-item", "data-floorwalker-page"],
    });
    until = border.now() + LATE;
    soon();
  };
  border.signal.addEventListener("abort", end);
  border.listen(document, "readystatechange", begin);
  onPage(() => {
    latest = undefined;
    begin();
  });
  begin();
}
