import { WEEKDAYS } from "../core/calendar.js";
import { DAY } from "../core/duration.js";
import type { Shop } from "../core/grammar.js";

/** A line of text, a link where it leads somewhere. */
export interface Line {
  text: string;
  href?: string | undefined;
}

/** 1 January 1970 was a Thursday: the first Sunday came three days later. */
const SUNDAY = 3;

/** A phone number as a link dials it. */
export const dial = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, "")}`;

/** How to reach the shop, and when: a line for each thing that is known of it. */
export function contactLines({ phone, email, address, hours = {} }: Shop, locale: string): Line[] {
  const weekday = (day: string) =>
    new Date((SUNDAY + WEEKDAYS.indexOf(day as "sun")) * DAY).toLocaleDateString(locale, {
      timeZone: "UTC",
      weekday: "short",
    });
  return [
    phone && { text: phone.replaceAll(" ", "\u00a0"), href: dial(phone) },
    email && { text: email, href: `mailto:${email}` },
    address && { text: address },
    ...Object.keys(hours).map((days) => ({
      text: `${days.split("-").map(weekday).join("–")} ${hours[days]?.join(", ")}`,
    })),
  ].filter((line) => !!line) as Line[];
}
