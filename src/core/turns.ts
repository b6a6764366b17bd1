import { midnight, timeInDay, timeOf } from "./calendar.js";
import { DAY, MINUTE } from "./duration.js";
import type { Fact, FactValue } from "./facts.js";
import type { Matches } from "./operators.js";
import type { View } from "./situation.js";

/** Ms until time alone turns a test of a value; infinite where it never does. */
export type TurnsIn = (value: FactValue | undefined, view: View, engaged: number) => number;

const NEVER = Number.POSITIVE_INFINITY;

/** Ms until a value that runs at a rate has passed a bound so that the test says otherwise. */
function passing(matches: Matches, value: number, bounds: readonly number[], rate: number): number {
  let least = NEVER;
  for (const bound of bounds) {
    // `gte` turns at the bound, `gt` just behind it.
    for (const point of [bound, bound + rate]) {
      const ms = (point - value) / rate;
      if (ms > 0 && ms < least && matches(point) !== matches(value)) least = ms;
    }
  }
  return least;
}

/** Ms until the clock on the shop's wall shows a time at which the test says otherwise. */
function showing(
  matches: Matches,
  value: FactValue,
  times: readonly string[],
  { calendar, now }: View,
): number {
  const wall = calendar.wall(now);
  const today = midnight(wall);
  let least = NEVER;
  // At midnight the clock begins anew, below every bound.
  const points = [0, ...times.flatMap((time) => [timeInDay(time), timeInDay(time) + MINUTE])];
  const instants = points
    // Today's, and where that has passed, or a leap left it out, the next days'.
    .flatMap((point) => [0, 1, 2].map((days) => today + point + days * DAY))
    .filter((target) => target > wall)
    .map((target) => calendar.instant(target, now))
    .concat(calendar.leap(now) ?? []);
  for (const at of instants) {
    // A day may leap over the time itself.
    const turned = matches(timeOf(calendar.wall(at))) !== matches(value);
    if (at > now && at - now < least && turned) least = at - now;
  }
  return least;
}

/** When time alone turns a test, or `undefined` where it never can. */
export function turnsOf(
  { type, rate, turns }: Fact,
  operator: string,
  operand: FactValue,
  matches: Matches,
): TurnsIn | undefined {
  const exists = operator === "exists";
  const bounds = [operand].flat();
  if (type === "time" && !exists) {
    return (value, view) => showing(matches, value as string, bounds as string[], view);
  }
  if (!turns && (!rate || exists)) return;
  return (value, view, engaged) => {
    const at = turns?.(view) ?? NEVER;
    const jump = at > view.now ? at - view.now : NEVER;
    const speed = exists ? 0 : (rate?.(view, engaged) ?? 0);
    if (!rate || exists || value === undefined) return jump;
    const passes = speed ? passing(matches, value as number, bounds as number[], speed) : NEVER;
    // What grows until it is over has no value from then on: a test that fails then fails on.
    const ends = speed > 0 && !matches(value) ? NEVER : jump;
    return passes < jump ? passes : ends;
  };
}
