/** Where a visit came from. Nothing else of the addresses is kept. */
export interface Origin {
  source?: string;
  medium?: string;
  campaign?: string;
  /** The host of the page before, where it is another one. */
  referrer?: string;
}

/** Kept of one parameter at most. */
const LONGEST = 100;

/**
 * Source, medium and campaign by the `utm_*` parameters, else of a click on a Google ad by its `gclid`, else the
 * referrer's host as source. Empty when direct. Pure.
 */
export function originOf(url: string, referrer: string): Origin {
  const { host, searchParams } = new URL(url);
  const from = referrer && new URL(referrer).host;
  const origin: Origin = from && from !== host ? { source: from, referrer: from } : {};
  if (searchParams.has("gclid")) {
    origin.source = "google";
    origin.medium = "cpc";
  }
  for (const name of ["source", "medium", "campaign"] as const) {
    const value = searchParams.get(`utm_${name}`);
    if (value) origin[name] = value.slice(0, LONGEST);
  }
  return origin;
}
