import { expect, test } from "vitest";
import { retimingsOf, type StoredSlot } from "#schedule/index.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

function slot(over: Partial<StoredSlot> = {}): StoredSlot {
  return {
    id: "slot-1",
    wallTime: "2026-12-01T09:00",
    timeZone: "America/Vancouver",
    nominalAt: new Date("2026-12-01T17:00:00Z"),
    tzdbVersion: "2025c",
    ...over,
  };
}

test("newer data moves the instant and keeps the time on the wall", () => {
  expect(retimingsOf([slot()], NOW)).toEqual({
    tzdbVersion: "2026f",
    moved: [
      {
        slotId: "slot-1",
        wallTime: "2026-12-01T09:00",
        timeZone: "America/Vancouver",
        from: new Date("2026-12-01T17:00:00Z"),
        to: new Date("2026-12-01T16:00:00Z"),
        isShifted: false,
        needsPerson: false,
      },
    ],
    renamed: [],
    held: [],
  });
});

test.each([
  ["2026-11-30T15:59:59Z", false],
  ["2026-11-30T16:00:00Z", false],
  ["2026-11-30T16:00:01Z", true],
  ["2026-12-01T16:30:00Z", true],
])("at %s, less than 24 hours before either instant, a person must confirm: %s", (now, needsPerson) => {
  expect(retimingsOf([slot()], new Date(now)).moved.map((one) => one.needsPerson)).toEqual([needsPerson]);
});

test.each<[string, Partial<StoredSlot>]>([
  ["is due", { nominalAt: NOW }],
  ["was made from this data", { tzdbVersion: "2026f" }],
  ["comes out the same", { timeZone: "Europe/London", nominalAt: new Date("2026-12-01T09:00:00Z") }],
  [
    "was placed in the second pass of a repeated hour",
    { timeZone: "Europe/London", wallTime: "2027-10-31T01:30", nominalAt: new Date("2027-10-31T01:30:00Z") },
  ],
  [
    "was shifted by a gap that is still there",
    { timeZone: "Europe/London", wallTime: "2027-03-28T01:30", nominalAt: new Date("2027-03-28T01:30:00Z") },
  ],
])("a slot that %s is left alone", (_, over) => {
  expect(retimingsOf([slot(over)], NOW)).toMatchObject({ moved: [], renamed: [], held: [] });
});

test("an old name of a zone becomes its present one, and moves nothing by itself", () => {
  const pacific = slot({ timeZone: "US/Pacific" });
  expect(retimingsOf([pacific], NOW)).toMatchObject({
    moved: [],
    renamed: [{ slotId: "slot-1", from: "US/Pacific", to: "America/Los_Angeles" }],
  });
});

test("a slot whose zone is gone is held with the reason, for nobody knows when it is due", () => {
  expect(retimingsOf([slot({ timeZone: "Mars/Olympus" })], NOW)).toMatchObject({
    moved: [],
    held: [
      {
        slotId: "slot-1",
        timeZone: "Mars/Olympus",
        reason: "Mars/Olympus is not in the time-zone data 2026f; give the schedule another zone",
      },
    ],
  });
});
