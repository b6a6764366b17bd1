/** How far from the edges the page is probed: within a sticky bar, and within a chat bubble. */
const PROBE = 44;
/** What is higher than this share of the viewport is no bar but the page itself. */
const BAR = 0.3;
/** What of ours lies over the page. */
const OURS = "[popover][type]";

/**
 * Lifts a prompt off the edge, above what the shop itself keeps there: its sticky bar, a chat bubble. What is narrower
 * than the page, a launcher or a card beside it, stands above our own bar as well: that one is to be answered.
 */
export function place(host: HTMLElement): void {
  const { left, right, width } = host.getBoundingClientRect();
  let lift = 0;
  let before: number;
  do {
    before = lift;
    for (const x of [left + PROBE, right - PROBE]) {
      for (const element of document.elementsFromPoint?.(x, innerHeight - before - PROBE) ?? []) {
        const box = element.getBoundingClientRect();
        const counts = element.matches(OURS)
          ? element.matches("[type=bar]") && width < innerWidth
          : box.height < innerHeight * BAR;
        if (counts && /fixed|sticky/.test(getComputedStyle(element).position))
          lift = Math.max(lift, innerHeight - box.top);
      }
    }
    // On one bar may stand another.
  } while (lift > before && lift < innerHeight / 2);
  host.style.setProperty("--lift", `${lift}px`);
}

/** Places all of ours anew: with one that comes or goes, others rise or sink. */
export const arrange = (): void => document.querySelectorAll<HTMLElement>(OURS).forEach(place);
