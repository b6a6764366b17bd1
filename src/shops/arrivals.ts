import type { Reader, ShopPort } from "./adapter.js";
import { addressOf, pathOf } from "./address.js";

/** So long after the page is there, or another one began, its data may be late. */
const LATE = 10_000;
/** Ms that are left of an idle period for another reader to begin in it: the visitor may come back meanwhile. */
const LEFT = 30;

/** A reader, and what became of it. */
interface Reading extends Reader {
  /** The page on which a text was first met, by its key. */
  firstMet: Map<string, string>;
  latest?: string | undefined;
  done?: unknown;
  /** It has what it wants, of a page that is complete. */
  ended?: boolean;
}

/**
 * Makes the one who reads for all: one observer, and idle time asked for once, in which one reader after the other has
 * its turn, until the idle period is used up. The observer waits for at most 10 s, and only until no reader waits any
 * more; a busy page is read once.
 */
export function createArrivals({
  border,
  window,
  onPage,
}: Pick<ShopPort, "border" | "window" | "onPage">): ShopPort["onArrival"] {
  const { document } = window;
  const readings: Reading[] = [];
  /** Whose turn it is. */
  const waiting = new Set<Reading>();
  let asked = false;
  /** What arrives later than this comes too late; epoch ms. */
  let until = 0;
  /** The page's address. */
  let here = new URL(document.location.href);

  /** What is found, without what is left over from another page. */
  const meet = ({ find, textOf, keyOf = (text) => text, firstMet }: Reading) => {
    const path = pathOf(addressOf(document, here));
    return [...find(document)]
      .map((element) => ({ element, text: textOf(element) }))
      .filter(({ text }) => {
        const key = keyOf(text);
        if (!firstMet.has(key)) firstMet.set(key, path);
        return firstMet.get(key) === path;
      });
  };
  const turn = border.safely((reading: Reading) => {
    const found = meet(reading);
    const texts = found.map(({ text }) => text);
    const all = texts.join();
    if (all !== reading.latest) {
      reading.latest = all;
      reading.done = reading.read(
        found.map(({ element }) => element),
        texts,
      );
    }
    reading.ended = !!reading.done && document.readyState === "complete";
  });
  const look = (deadline?: IdleDeadline) => {
    asked = false;
    if (border.signal.aborted) return;
    for (const reading of waiting) {
      waiting.delete(reading);
      turn(reading);
      if (!(deadline && deadline.timeRemaining() > LEFT)) break;
    }
    if (waiting.size) ask();
    else if (readings.every(({ ended }) => ended)) observer.disconnect();
  };
  const guarded = border.safely(look);
  const ask = () => {
    // Safari has no idle callback: a task of its own will do.
    if (!asked) (window.requestIdleCallback ?? window.setTimeout)(guarded, { timeout: 500 } as never);
    asked = true;
  };
  const observer = new window.MutationObserver(() => {
    // No timer: a page in which nothing happens is not woken up to hear that it is over.
    if (border.now() > until) return observer.disconnect();
    for (const each of readings) if (!each.ended) waiting.add(each);
    ask();
  });
  const begin = (some: readonly Reading[]) => {
    // Half a page would show one product of a list.
    if (document.readyState === "loading") return;
    observer.observe(document, {
      subtree: true,
      childList: true,
      // Frameworks change texts and attributes in their place.
      characterData: true,
      attributeFilter: ["content", "href", "data-floorwalker-item", "data-floorwalker-page"],
    });
    until = border.now() + LATE;
    for (const each of some) {
      each.ended = false;
      waiting.add(each);
    }
    ask();
  };
  border.signal.addEventListener("abort", () => observer.disconnect());
  border.listen(document, "readystatechange", () => begin(readings));
  const missed = border.safely(meet);
  onPage(() => {
    for (const each of readings) {
      // Its turn did not come in time: what it would have found is of the page before.
      if (each.latest === undefined) missed(each);
      each.latest = undefined;
    }
    here = new URL(document.location.href);
    begin(readings);
  });

  return (reader) => {
    const reading: Reading = { ...reader, firstMet: new Map() };
    readings.push(reading);
    begin([reading]);
  };
}
