import { expect, test } from "vitest";
import { addDays, mondayOf, weeksOf } from "#web/pages/home/year-strip.ts";

const slot = (wallTime: string, state = "planned") => ({ id: wallTime, wallTime, state, episodeTitle: "Passkeys" });

test.each([
  ["2026-12-01", "2026-11-30"],
  ["2026-11-30", "2026-11-30"],
  ["2026-12-06", "2026-11-30"],
  ["2027-01-01", "2026-12-28"],
  ["2024-03-01", "2024-02-26"],
])("the week of %s begins on %s", (day, monday) => expect(mondayOf(day)).toBe(monday));

test("days are counted over a leap day and a change of the clocks", () => {
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
});

test("a campaign has its weeks from the first day to the last that is in it", () => {
  const weeks = weeksOf({ startsOn: "2026-10-06", endsOn: "2027-01-01", slots: [] }, "2026-11-27");
  expect(weeks.map(({ monday }) => monday)).toHaveLength(13);
  expect([weeks[0]?.monday, weeks.at(-1)?.monday]).toEqual(["2026-10-05", "2026-12-28"]);
  expect(weeks.filter(({ isNow }) => isNow).map(({ monday }) => monday)).toEqual(["2026-11-23"]);
});

test("an end on a Monday brings no week of its own", () => {
  const weeks = weeksOf({ startsOn: "2026-12-07", endsOn: "2026-12-14", slots: [] }, "2026-11-27");
  expect(weeks.map(({ monday }) => monday)).toEqual(["2026-12-07"]);
});

test("slots stand in the week of their wall clock, in order; what was cancelled is no news", () => {
  const slots = [slot("2026-12-06T23:30"), slot("2026-12-01T09:00", "held"), slot("2026-12-02T09:00", "cancelled")];
  const [week] = weeksOf({ startsOn: "2026-11-30", endsOn: "2026-12-07", slots }, "2026-11-27");
  expect(week?.slots.map(({ wallTime }) => wallTime)).toEqual(["2026-12-01T09:00", "2026-12-06T23:30"]);
});

test("a slot outside the dates of the campaign is shown all the same", () => {
  const weeks = weeksOf(
    { startsOn: "2026-12-07", endsOn: "2026-12-14", slots: [slot("2026-11-24T09:00")] },
    "2026-11-27",
  );
  expect(weeks[0]?.slots).toHaveLength(1);
});

test("a month is named once, at the week whose Thursday is its first", () => {
  const weeks = weeksOf({ startsOn: "2026-11-23", endsOn: "2026-12-14", slots: [] }, "2026-11-27");
  expect(weeks.map(({ startsMonth }) => startsMonth)).toEqual(["2026-11", "2026-12", null]);
});
