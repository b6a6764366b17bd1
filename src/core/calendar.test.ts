import { describe, expect, it } from "vitest";
import { createCalendar, dateOf, instantOf, timeOf, weekdayOf } from "./calendar.js";
import { DAY, MINUTE } from "./duration.js";

const at = (iso: string) => Date.parse(iso);
const PARIS = "Europe/Paris";
const HOURS = { "mon-fri": ["09:30-12:30", "14:00-19:00"], sat: ["10:00-18:00"] };
const until = (calendar: ReturnType<typeof createCalendar>, iso: string) => {
  const state = calendar.opening(at(iso));
  return [state?.open, state?.until === undefined ? undefined : new Date(state.until).toISOString()];
};

describe("calendar", () => {
  it.each([
    ["2026-01-15T12:00Z", "2026-01-15 13:00 thu"],
    ["2026-07-15T22:30Z", "2026-07-16 00:30 thu"],
    ["2026-03-29T00:59:59Z", "2026-03-29 01:59 sun"],
    ["2026-03-29T01:00:00Z", "2026-03-29 03:00 sun"],
    ["2026-10-25T00:59:00Z", "2026-10-25 02:59 sun"],
    ["2026-10-25T01:00:00Z", "2026-10-25 02:00 sun"],
    ["2026-12-31T23:00:00Z", "2027-01-01 00:00 fri"],
  ])("shows at %s in Paris: %s", (iso, shown) => {
    const wall = createCalendar(PARIS).wall(at(iso));
    expect(`${dateOf(wall)} ${timeOf(wall)} ${weekdayOf(wall)}`).toBe(shown);
  });

  it("agrees with the platform in zones of odd offsets", () => {
    for (const zone of ["Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham"]) {
      const calendar = createCalendar(zone);
      const format = new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
      });
      for (let t = at("2026-03-20T00:00Z"); t < at("2026-04-12T00:00Z"); t += 37 * MINUTE) {
        const wall = calendar.wall(t);
        expect(`${dateOf(wall)} ${timeOf(wall)}`).toBe(format.format(t));
      }
    }
  });

  it.each([
    ["2026-01-15T08:29:59Z", false, "2026-01-15T08:30:00.000Z"],
    ["2026-01-15T08:30:00Z", true, "2026-01-15T11:30:00.000Z"],
    ["2026-01-15T11:30:00Z", false, "2026-01-15T13:00:00.000Z"],
    ["2026-01-17T17:00:00Z", false, "2026-01-19T08:30:00.000Z"],
    // Summer time begins between Saturday's closing and Monday's opening.
    ["2026-03-28T17:00:00Z", false, "2026-03-30T07:30:00.000Z"],
    ["2026-10-24T16:00:00Z", false, "2026-10-26T08:30:00.000Z"],
  ])("knows at %s whether a shop in Paris is open (%s), and until when", (iso, open, end) => {
    expect(until(createCalendar(PARIS, HOURS), iso)).toEqual([open, end]);
  });

  it("says the same asked in any order", () => {
    const instants = [
      "2026-01-17T17:00Z",
      "2026-01-15T08:29Z",
      "2026-01-15T09:00Z",
      "2026-01-15T08:29Z",
      "2026-01-19T08:30Z",
    ];
    const one = createCalendar(PARIS, HOURS);
    for (const iso of instants) expect(until(one, iso)).toEqual(until(createCalendar(PARIS, HOURS), iso));
  });

  it("stays closed on closed dates", () => {
    const calendar = createCalendar(PARIS, HOURS, ["2026-12-25"]);
    expect(until(calendar, "2026-12-25T10:00Z")).toEqual([false, "2026-12-26T09:00:00.000Z"]);
  });

  it("stays open past midnight, and where ranges meet", () => {
    const night = createCalendar("UTC", { fri: ["22:00-02:00"] });
    expect(until(night, "2026-01-16T23:00Z")).toEqual([true, "2026-01-17T02:00:00.000Z"]);
    expect(until(night, "2026-01-17T01:59Z")).toEqual([true, "2026-01-17T02:00:00.000Z"]);
    expect(until(night, "2026-01-17T02:00Z")).toEqual([false, "2026-01-23T22:00:00.000Z"]);
    const met = createCalendar("UTC", { mon: ["08:00-12:00", "12:00-24:00"], tue: ["00:00-06:00"] });
    expect(until(met, "2026-01-12T09:00Z")).toEqual([true, "2026-01-13T06:00:00.000Z"]);
  });

  it("takes days over the week's end", () => {
    const calendar = createCalendar("UTC", { "fri-mon": ["10:00-12:00"] });
    expect(until(calendar, "2026-01-18T10:00Z")[0]).toBe(true);
    expect(until(calendar, "2026-01-20T10:00Z")[0]).toBe(false);
  });

  it("says no end where it never changes", () => {
    expect(until(createCalendar("UTC", { "mon-sun": ["00:00-24:00"] }), "2026-01-15T10:00Z")).toEqual([
      true,
      undefined,
    ]);
    expect(until(createCalendar("UTC", {}), "2026-01-15T10:00Z")).toEqual([false, undefined]);
    expect(createCalendar("UTC").opening(at("2026-01-15T10:00Z"))).toBeUndefined();
  });

  it("opens after an hour that the clocks leave out", () => {
    const calendar = createCalendar(PARIS, { sun: ["02:30-08:00"] });
    expect(until(calendar, "2026-03-29T00:45Z")).toEqual([false, "2026-03-29T01:00:00.000Z"]);
    expect(until(calendar, "2026-03-29T01:00Z")[0]).toBe(true);
  });

  it("finds the instant of a time on the wall, on any day but where there is none", () => {
    const calendar = createCalendar(PARIS);
    for (let day = at("2026-03-25T00:00Z"); day < at("2026-04-02T00:00Z"); day += DAY) {
      for (const near of [-DAY, -90 * MINUTE, 0, 90 * MINUTE, DAY]) {
        const wanted = day + 12.5 * 36e5;
        expect(calendar.wall(calendar.instant(wanted, day + near))).toBe(wanted);
      }
    }
  });
});

describe("instantOf", () => {
  it.each([
    ["2026-03-29", true, "2026-03-29T22:00:00.000Z"],
    ["2026-03-29", false, "2026-03-28T23:00:00.000Z"],
    ["2026-03-29T12:00", true, "2026-03-29T10:00:00.000Z"],
    ["2026-03-29T12:00Z", true, "2026-03-29T12:00:00.000Z"],
  ])("reads %s in the shop's zone, its end included: %s", (text, end, expected) => {
    expect(new Date(instantOf(text, createCalendar("Europe/Paris"), end)).toISOString()).toBe(expected);
  });
});
