/** Whether this visitor's use may be remembered. */
export type ConsentState = "unknown" | "granted" | "denied";
/** How consent is had: SPEC.md section 2, `data-consent`. */
export type ConsentMode = "auto" | "ask" | "required" | "granted";

/** What speaks for or against, highest first (SPEC.md section 11). */
export interface Voices {
  /** `consent()` on this page. */
  called?: "granted" | "denied" | undefined;
  /** The consent platform on the page. */
  platform?: "granted" | "denied" | undefined;
  /** Global Privacy Control. */
  gpc: boolean;
  /** A remembered yes: our database exists. */
  remembered: boolean;
  /** A remembered no to the `ask` bar, not older than six months. */
  declined: boolean;
}

/** The state of consent and who said so. */
export interface Consent {
  state: ConsentState;
  from: "call" | "merchant" | "platform" | "gpc" | "remembered" | "none";
}

/** The highest voice that speaks wins. */
export function consentOf(mode: ConsentMode, voices: Voices): Consent {
  if (voices.called) return { state: voices.called, from: "call" };
  if (mode === "granted") return { state: "granted", from: "merchant" };
  if (mode === "auto" && voices.platform) return { state: voices.platform, from: "platform" };
  if (mode === "auto" && voices.gpc) return { state: "denied", from: "gpc" };
  if (voices.remembered) return { state: "granted", from: "remembered" };
  if (mode === "ask" && voices.declined) return { state: "denied", from: "remembered" };
  return { state: "unknown", from: "none" };
}

/** A no to the `ask` bar holds so long: CNIL's good practice of six months. */
export const DECLINED_FOR = 182 * 864e5;
