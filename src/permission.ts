import type { Border } from "./border.js";
import { type Consent, type ConsentMode, consentOf, DECLINED_FOR, type Voices } from "./consent/consent.js";
import type { Keeper } from "./store/keeper.js";
import type { Refusal } from "./store/refusal.js";

/** What consent needs of the others. */
export interface Parties {
  mode: ConsentMode;
  keeper: Keeper;
  refusal: { read(): Refusal; write(refusal: Refusal): void };
  /** Done when the rules are there: what they forbid to remember must be known before anything is. */
  ruled(): Promise<unknown>;
  /** Opens memory. */
  open(): Promise<void>;
  /** The state turned to this; or, without one, what follows from it is done. */
  turned(state?: Consent["state"]): void;
  /** Shows the bar that asks; returns what takes it away. */
  ask(choose: (yes: boolean) => void): () => void;
}

/** Whether this visitor's use may be remembered, who said so, and what follows (SPEC.md section 11). */
export function createPermission(border: Border, parties: Parties) {
  const { mode, keeper, refusal } = parties;
  const voices: Voices = { gpc: false, remembered: false, declined: false };
  let consent: Consent = { state: "unknown", from: "none" };
  let endAsking: (() => void) | undefined;
  /** Those who can be heard at once have been, and memory is open as far as it may be. */
  let heard = false;

  /**
   * Takes what speaks for or against; as the state turns, memory is opened or erased.
   *
   * @param own said here; another tab has erased already
   */
  const hear = async (said: Partial<Voices>, own = true): Promise<void> => {
    Object.assign(voices, said);
    const before = consent.state;
    consent = consentOf(mode, voices);
    const { state } = consent;
    if (state === before) return;
    endAsking?.();
    const follows =
      state === "granted"
        ? parties.ruled().then(() => (consent.state === "granted" ? parties.open() : undefined))
        : own && state === "denied"
          ? keeper.erase(true)
          : undefined;
    // What was known before the page is no change.
    parties.turned(heard || voices.called ? state : undefined);
    await follows;
    parties.turned();
  };

  const alone = () => mode === "auto" && consent.from === "none";

  return {
    consent: () => consent,
    granted: () => consent.state === "granted",
    /** Nobody on the page can be asked. */
    alone,
    heard: () => heard,
    hear,
    /** Hears those who can be heard at once; asks the visitor where that is wanted. Done when memory is open. */
    async begin(): Promise<void> {
      const { declined } = refusal.read();
      const recent = declined !== undefined && Math.abs(border.now() - declined) < DECLINED_FOR;
      const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
      const remembered = mode === "granted" || (await keeper.exists());
      const opened = hear({ gpc, remembered, declined: recent });
      if (alone()) {
        // biome-ignore lint/suspicious/noConsole: the one line that SPEC.md section 2 asks for
        console.info("[floorwalker] no consent platform found: memory over pages waits for consent");
      }
      await opened;
      heard = true;
      parties.turned();
      // In the merchant's own words, where the rules file has some.
      await parties.ruled();
      if (consent.state !== "unknown" || mode !== "ask" || border.signal.aborted) return;
      endAsking = parties.ask((yes) => {
        if (!yes) refusal.write({ ...refusal.read(), declined: border.now() });
        void hear({ called: yes ? "granted" : "denied" });
      });
    },
    stop: () => endAsking?.(),
  };
}
