import { expect, test } from "vitest";
import { slotTime } from "#schedule/slot-time.ts";

const LONDON = "Europe/London";

test("now is the minute that has begun", () => {
  const now = new Date("2026-11-24T09:00:42.500Z");
  expect(slotTime({ at: "now", now, timeZone: LONDON })).toEqual({
    wallTime: "2026-11-24T09:00",
    instant: new Date("2026-11-24T09:00:00Z"),
    isShifted: false,
  });
});

test("now in the second pass of a repeated hour is now, not an hour ago", () => {
  const now = new Date("2027-10-31T01:30:10Z");
  expect(slotTime({ at: "now", now, timeZone: LONDON })).toMatchObject({
    wallTime: "2027-10-31T01:30",
    instant: new Date("2027-10-31T01:30:00Z"),
  });
});

test("a wall time that the clocks jump over is due as much later as they jump, and says so", () => {
  const now = new Date("2027-01-01T00:00:00Z");
  expect(slotTime({ at: { wallTime: "2027-03-28T01:30" }, now, timeZone: LONDON })).toEqual({
    wallTime: "2027-03-28T01:30",
    instant: new Date("2027-03-28T01:30:00Z"),
    isShifted: true,
  });
});
