import { DAY, MINUTE } from "./duration.js";
import { offsetOf } from "./zone.js";

/** Days as rules files name them. */
export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** Opening hours: days (`sat`, `mon-fri`) → ranges (`09:30-12:30`). */
export type Hours = { readonly [days: string]: readonly string[] };

/** The shop's clock: instants (epoch ms) ↔ what a clock on its wall shows, as if that were UTC (ms). */
export interface Calendar {
  wall(now: number): number;
  /** The instant at which the wall shows a time; daylight saving is taken into account. */
  instant(wall: number, near: number): number;
  /** When, within a day, the clock on the wall leaps: daylight saving begins or ends. */
  leap(now: number): number | undefined;
  /** Until when the shop is open or closed; nothing without hours, no `until` when it never changes in 15 days. */
  opening(now: number): { open: boolean; until?: number } | undefined;
}

/** What a wall clock shows, as rules test it. */
export const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
export const timeOf = (wall: number): string => new Date(wall).toISOString().slice(11, 16);
export const weekdayOf = (wall: number): string => WEEKDAYS[new Date(wall).getUTCDay()] as string;
/** The midnight before. */
export const midnight = (wall: number): number => Math.floor(wall / DAY) * DAY;

/** `09:30` in ms since midnight. */
export const timeInDay = (time: string): number => (+time.slice(0, 2) * 60 + +time.slice(3, 5)) * MINUTE;

/** Offsets change at quarter hours at most. */
const BLOCK = 15 * MINUTE;
/** Days looked ahead for the shop to open or close. */
const AHEAD = 15;

/** Whether `sat` or `mon-fri` (or `fri-mon`) holds a day. */
const holds = (days: string, day: number): boolean => {
  const [from = 0, to = from] = days.split("-").map((name) => WEEKDAYS.indexOf(name as "sun"));
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
};

/**
 * The calendar of a shop.
 *
 * @param timeZone IANA name; the visitor's own where there is none
 * @param hours opening hours
 * @param closed dates (`2026-12-25`) on which it stays closed
 */
export function createCalendar(timeZone?: string, hours?: Hours, closed: readonly string[] = []): Calendar {
  let read: ReturnType<typeof offsetOf> | undefined;
  // Reading the offset anew each time would cost more than all else.
  let block = Number.NaN;
  let offset = 0;
  const wall = (now: number): number => {
    const start = Math.floor(now / BLOCK) * BLOCK;
    if (start !== block) {
      block = start;
      read ??= offsetOf(timeZone);
      offset = read(start);
    }
    return now + offset;
  };
  const instant = (target: number, near: number): number => {
    const first = near + target - wall(near);
    const second = first + target - wall(first);
    if (wall(second) === target) return second;
    // Daylight saving leaps over it: the instant of the leap.
    let leap = Math.floor(Math.min(first, second) / BLOCK) * BLOCK;
    while (wall(leap) < target) leap += BLOCK;
    return leap;
  };
  const leap = (now: number): number | undefined => {
    const offsetIn = (at: number) => wall(at) - at;
    if (offsetIn(now) === offsetIn(now + DAY)) return;
    let at = Math.floor(now / BLOCK) * BLOCK;
    while (offsetIn(at) === offsetIn(now)) at += BLOCK;
    return at;
  };
  const ranges = (from: number): [start: number, end: number][] => {
    const all: [number, number][] = [];
    for (let d = -1; d <= AHEAD; d++) {
      const day = midnight(from) + d * DAY;
      if (closed.includes(dateOf(day))) continue;
      for (const [days, list] of Object.entries(hours ?? {})) {
        if (!holds(days, new Date(day).getUTCDay())) continue;
        for (const range of list) {
          const [start, end] = range.split("-").map(timeInDay) as [number, number];
          all.push([day + start, day + (end > start ? end : end + DAY)]);
        }
      }
    }
    return all;
  };
  let known: { from: number; until: number; open: boolean } | undefined;
  const opening = (now: number) => {
    if (!hours) return;
    if (!known || now < known.from || now >= known.until) {
      const shown = wall(now);
      const all = ranges(shown);
      const isOpen = (at: number) => all.some(([from, to]) => from <= at && at < to);
      const open = isOpen(shown);
      // Ranges may meet, or overlap; daylight saving may leap over an edge.
      const until = all
        .flat()
        .filter((edge) => edge > shown && edge < midnight(shown) + AHEAD * DAY)
        .map((edge) => instant(edge, now))
        .concat(leap(now) ?? [])
        .sort((a, b) => a - b)
        .find((at) => isOpen(wall(at)) !== open);
      known = { from: now, until: until ?? Number.POSITIVE_INFINITY, open };
    }
    return { open: known.open, ...(known.until < Number.POSITIVE_INFINITY && { until: known.until }) };
  };
  return { wall, instant, leap, opening };
}

/** The instant of a date, or date-time, of a rules file: in the shop's time zone where no offset is given. */
export function instantOf(text: string, calendar: Calendar, endOfDay: boolean): number {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  const bare = text.length === 10;
  const wall = Date.parse(`${bare ? `${text}T00:00` : text}Z`) + (bare && endOfDay ? DAY : 0);
  return calendar.instant(wall, wall);
}
