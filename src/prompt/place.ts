/** How far from the edges the page is probed: within a sticky bar, and within a chat bubble. */
const PROBE = 44;
/** What is higher than this share of the viewport is no bar but the page itself. */
const BAR = 0.3;

/** Lifts a prompt off the edge, above what the shop itself keeps there: its sticky bar, a chat bubble. */
export function place(host: HTMLElement): void {
  const { left, right } = host.getBoundingClientRect();
  let lift = 0;
  for (const x of [left + PROBE, right - PROBE]) {
    for (const element of document.elementsFromPoint?.(x, innerHeight - PROBE) ?? []) {
      const box = element.getBoundingClientRect();
      if (
        element.localName !== host.localName &&
        /fixed|sticky/.test(getComputedStyle(element).position) &&
        box.height < innerHeight * BAR
      )
        lift = Math.max(lift, innerHeight - box.top);
    }
  }
  host.style.setProperty("--lift", `${lift}px`);
}
