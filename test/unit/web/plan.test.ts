import { expect, test } from "vitest";
import { may, type Role } from "#access/index.ts";
import { actsFor } from "#web/pages/plan/acts-for.ts";
import { clockChanges } from "#web/pages/plan/clock-changes.ts";
import { noteEvents, shiftDays } from "#web/pages/plan/events.ts";
import { stepFrom } from "#web/pages/plan/views.ts";

test.each([
  ["2026-10-31", "month", 1, "2026-11-01"],
  ["2026-03-31", "month", -1, "2026-02-01"],
  ["2026-12-15", "quarter", 1, "2027-03-01"],
  ["2026-12-28", "week", 1, "2027-01-04"],
  ["2026-06-10", "year", -1, "2025-06-01"],
] as const)("from %s a %s on by %i is %s", (day, view, steps, to) => expect(stepFrom(day, view, steps)).toBe(to));

test.each([
  [
    "Europe/London",
    [
      { day: "2026-03-29", minutes: 60 },
      { day: "2026-10-25", minutes: -60 },
    ],
  ],
  [
    "America/New_York",
    [
      { day: "2026-03-08", minutes: 60 },
      { day: "2026-11-01", minutes: -60 },
    ],
  ],
  [
    "Australia/Lord_Howe",
    [
      { day: "2026-04-05", minutes: -30 },
      { day: "2026-10-04", minutes: 30 },
    ],
  ],
  ["Asia/Tokyo", []],
])("the clocks of %s change on their days", (zone, changes) => {
  expect(clockChanges(zone, "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z")).toEqual(changes);
});

test.each([
  ["2026-12-31T09:00", 1, "2027-01-01T09:00"],
  ["2026-03-29T02:30", -7, "2026-03-22T02:30"],
  ["2026-10-25T01:30:00.000", 0, "2026-10-25T01:30"],
])("%s moved by %i days keeps its time of day: %s", (wallTime, days, to) => expect(shiftDays(wallTime, days)).toBe(to));

test("a blackout covers its days whole, also the one at whose noon it ends, and stands once for several schedules", () => {
  const blackout = (id: string, untilWall: string) =>
    ({ id, fromWall: "2026-12-24T00:00", untilWall, reason: "Christmas", policy: "shift" }) as never;
  const schedule = (...blackouts: never[]) => ({ blackouts }) as never;
  const events = noteEvents(
    [
      schedule(blackout("a", "2026-12-27T00:00")),
      schedule(blackout("b", "2026-12-27T00:00")),
      schedule(blackout("c", "2026-12-26T12:00")),
    ],
    [],
    () => "",
  );
  expect(events.map(({ id, start, end }) => [id, start, end])).toEqual([
    ["a", "2026-12-24", "2026-12-27"],
    ["c", "2026-12-24", "2026-12-27"],
  ]);
});

const rightsOf = (role: Role, isHeld = false) => ({
  isHeld,
  may: (permission: Parameters<typeof may>[1], subject?: { state?: string }) =>
    may({ type: "person", personId: "one", roles: [role] }, permission, subject),
});

test.each([
  ["scheduler", "planned", ["move", "hold", "skip", "release"]],
  ["scheduler", "released", []],
  ["scheduler", "missed", ["decide"]],
  ["accuracy_reviewer", "planned", ["hold"]],
  ["accuracy_reviewer", "released", ["retract"]],
  ["producer", "planned", []],
] as const)("a %s is offered for a slot that is %s what the server would allow", (role, state, acts) => {
  expect(actsFor({ state }, rightsOf(role))).toEqual(acts);
});

test("a slot with a hold of its own is offered to be resumed instead of held", () => {
  expect(actsFor({ state: "held" }, rightsOf("scheduler", true))).toEqual(["move", "lift", "skip", "release"]);
});
