import type { Border } from "../border.js";
import type { Presence } from "./visibility.js";

/** Engaged time runs on for so long after the last input. */
const ATTENTION = 30_000;
/** Input is told at most so often. */
const TOLD = 1000;

/** Engaged time as it stands. */
export interface EngagementReading {
  /** Engaged ms not yet taken; whole. */
  ms: number;
  /** 1 while engaged time runs, else 0. */
  rate: 0 | 1;
  /** When it stops without further input; epoch ms. */
  until: number;
}

export interface Engagement {
  read(): EngagementReading;
  /** Hands over the engaged ms not yet taken, and begins anew at zero. */
  take(): number;
}

export interface EngagementEars {
  /** Engaged time began to run, or an event ended it. That 30 s without input end it nobody is told: it is read. */
  onChange(): void;
  /**
   * Engaged time has ended, now or at `until`, with ms not yet taken. They are to be taken here: told by the first
   * event that finds it so, as long as `until` is that of their own time, and before input begins another.
   */
  onEnd(): void;
  /** Engaged input, at most once a second: it keeps the session alive. */
  onInput(): void;
}

/**
 * Engaged time: runs while the page is visible, has the focus, and there was input in the last 30 s. To have come by
 * a click on another page is no input here: the time begins with the first one on this page.
 *
 * There is no timer: the end is computed when read. Time is told by the border's clock; one that is set back counts
 * nothing, one that leaps counts up to where engaged time would have ended at most.
 */
export function createEngagement(border: Border, presence: Presence, ears: EngagementEars): Engagement {
  let ms = 0;
  let at = 0;
  let until = 0;
  let told = 0;
  let here = false;
  const read = (): EngagementReading => {
    const now = border.now();
    if (here) ms += Math.max(0, Math.min(now, until) - at);
    // Of a clock that is set back, what is left stays what it was.
    until = Math.min(until, until + now - at);
    at = now;
    return { ms, rate: here && now < until ? 1 : 0, until };
  };
  const hear = (input: boolean) => {
    const { rate } = read();
    here = presence.visible() && presence.focused();
    if (ms && !(rate && here)) ears.onEnd();
    if (input) until = at + ATTENTION;
    if (read().rate !== rate) ears.onChange();
    if (input && here && Math.abs(at - told) >= TOLD) {
      told = at;
      ears.onInput();
    }
  };
  // Pages send themselves events: `scroll`, so that pictures load. (A test's page may not say what is trusted.)
  const heard = (event: Event) => event.isTrusted === false || hear(true);
  presence.on(() => hear(false));
  border.listen(window, "pointerdown pointermove keydown wheel touchmove", heard);
  // Not captured: boxes within the page also scroll by themselves, as carousels do.
  border.listen(document, "scroll", heard, { capture: false });
  return {
    read,
    take() {
      const taken = read().ms;
      ms = 0;
      return taken;
    },
  };
}
