/** Milliseconds in each unit a duration may be written with. */
const UNITS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

export const SECOND = 1e3;
export const MINUTE = 6e4;
export const DAY = 864e5;

/**
 * Reads a duration as rules files write it: a number and a unit, `500ms`, `90s`, `5m`, `2h`, `7d`.
 *
 * @returns milliseconds, or `undefined` where the text is no duration
 */
export function duration(text: unknown): number | undefined {
  const [, count, unit] = (typeof text === "string" && /^(\d+(?:\.\d+)?)(ms|[smhd])$/.exec(text)) || [];
  return unit && count ? +count * (UNITS[unit] as number) : undefined;
}
