/** What is used of `Temporal` (ECMAScript 2026) where the browser has it. */
type ZonedDateTime = new (nanoseconds: bigint, timeZone: string) => { offsetNanoseconds: number };

/**
 * How far a time zone's clock is ahead of UTC at an instant.
 *
 * The first format of `Intl` costs a slow phone 60 ms or more, `Temporal` 3: it is asked where there is one.
 *
 * @param timeZone IANA name; the visitor's own where there is none
 * @returns from an instant (epoch ms, whole minutes) to ms
 * @throws RangeError where no such zone is known
 */
export function offsetOf(timeZone?: string): (at: number) => number {
  if (!timeZone) return (at) => -new Date(at).getTimezoneOffset() * 6e4;
  const { Temporal } = globalThis as { Temporal?: { ZonedDateTime: ZonedDateTime } };
  if (Temporal) {
    const read = (at: number) =>
      new Temporal.ZonedDateTime(BigInt(at) * 1_000_000n, timeZone).offsetNanoseconds / 1e6;
    read(0);
    return read;
  }
  // The pattern of Swedish is ISO's.
  const format = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (at) => Date.parse(`${format.format(at).replace(" ", "T")}Z`) - at;
}
