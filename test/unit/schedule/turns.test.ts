import { describe, expect, test } from "vitest";
import type { Blackout, Cadence } from "#campaigns/index.ts";
import { nextFreeTurn, resolveWallTime, type Timetable, turnsOf } from "#schedule/index.ts";

const NONE: Blackout[] = [];

function timetable(over: Partial<Timetable> = {}): Timetable {
  return {
    timeZone: "Europe/London",
    startsOn: "2026-12-01",
    endsOn: "2027-12-01",
    cadence: { weekdays: ["tue"], at: "09:00" },
    blackouts: NONE,
    ...over,
  };
}

function closed(over: Partial<Blackout> = {}): Blackout {
  return { from: "2026-12-21T00:00", until: "2027-01-04T00:00", reason: "Holidays", policy: "shift", ...over };
}

function firstTurns(over: Partial<Timetable>, from: string, count: number) {
  const found: string[] = [];
  for (const { wallTime, firstAt } of turnsOf(timetable(over), from)) {
    found.push(`${wallTime} ${firstAt.toISOString().slice(0, 16)}Z`);
    if (found.length === count) break;
  }
  return found;
}

describe("turns", () => {
  test("keep their wall time in winter and summer", () => {
    expect(firstTurns({}, "2027-03-23", 2)).toEqual([
      "2027-03-23T09:00 2027-03-23T09:00Z",
      "2027-03-30T09:00 2027-03-30T08:00Z",
    ]);
  });

  test("come in order of time, also where the clocks jump: the shifted times lie among the real ones", () => {
    const cadence: Cadence = { kind: "cron", cron: "*/30 0-3 * * *" };
    expect(firstTurns({ cadence }, "2027-03-28", 8)).toEqual([
      "2027-03-28T00:00 2027-03-28T00:00Z",
      "2027-03-28T00:30 2027-03-28T00:30Z",
      "2027-03-28T01:00 2027-03-28T01:00Z",
      "2027-03-28T02:00 2027-03-28T01:00Z",
      "2027-03-28T01:30 2027-03-28T01:30Z",
      "2027-03-28T02:30 2027-03-28T01:30Z",
      "2027-03-28T03:00 2027-03-28T02:00Z",
      "2027-03-28T03:30 2027-03-28T02:30Z",
    ]);
  });

  test("come in order over a whole year in places that change their clocks oddly", () => {
    const cadence: Cadence = { kind: "cron", cron: "*/15 * * * *" };
    for (const timeZone of ["Australia/Lord_Howe", "America/Santiago", "Africa/Cairo"]) {
      const times = [...turnsOf(timetable({ cadence, timeZone, endsOn: "2026-12-01" }), "2026-12-01")];
      expect(times).toHaveLength(400 * 96);
      const instants = times.map(({ firstAt }) => firstAt.getTime());
      expect(instants.filter((ms, index) => ms < (instants[index - 1] ?? 0))).toEqual([]);
    }
  });

  test("are the same wall time for each audience, and closed for all when closed for one", () => {
    const audiences = [
      { name: "london", timeZone: "Europe/London" },
      { name: "auckland", timeZone: "Pacific/Auckland" },
    ];
    const blackouts = [closed({ from: "2026-12-21T00:00", until: "2026-12-23T00:00" })];
    const turns = [...turnsOf(timetable({ audiences, blackouts, endsOn: "2027-01-01" }), "2026-12-15")].slice(0, 2);
    expect(
      turns.map(({ times }) => times.map(({ audience, instant }) => `${audience} ${instant.toISOString()}`)),
    ).toEqual([
      ["london 2026-12-15T09:00:00.000Z", "auckland 2026-12-14T20:00:00.000Z"],
      ["london 2026-12-22T09:00:00.000Z", "auckland 2026-12-21T20:00:00.000Z"],
    ]);
    expect(turns.map(({ blackout }) => blackout?.reason)).toEqual([undefined, "Holidays"]);
    expect(turns.map(({ firstAt, lastAt }) => lastAt.getTime() - firstAt.getTime())).toEqual(
      [13, 13].map((h) => h * 36e5),
    );
  });
});

describe("a slot that a blackout meets moves to the next free turn after it", () => {
  const instantOf = (wallTime: string) => resolveWallTime({ wallTime, timeZone: "Europe/London" }).instant;
  const land = (wallTime: string, over: Partial<Timetable>, taken: string[] = []) => {
    const plan = timetable(over);
    const [first] = plan.blackouts;
    const nominalAt = instantOf(wallTime);
    const notBefore = instantOf(first?.until ?? wallTime);
    return nextFreeTurn({ timetable: plan, nominalAt, notBefore, taken })?.wallTime ?? null;
  };
  const monday: Cadence = { weekdays: ["mon"], at: "00:00" };

  test.each<[string, Partial<Timetable>, string[], string | null]>([
    ["2026-12-22T09:00", {}, [], "2027-01-05T09:00"],
    ["2026-12-22T09:00", {}, ["2027-01-05T09:00"], "2027-01-12T09:00"],
    ["2026-12-22T09:00", {}, ["2027-01-05T09:00", "2027-01-12T09:00"], "2027-01-19T09:00"],
    // Four weeks on is the furthest; beyond that it is missed.
    ["2026-12-22T09:00", {}, ["2027-01-05T09:00", "2027-01-12T09:00", "2027-01-19T09:00"], null],
    ["2026-12-29T09:00", {}, ["2027-01-05T09:00", "2027-01-12T09:00", "2027-01-19T09:00"], "2027-01-26T09:00"],
    ["2026-12-22T09:00", { endsOn: "2027-01-05" }, [], null],
    // The end of a blackout is free.
    ["2026-12-21T00:00", { cadence: monday }, [], "2027-01-04T00:00"],
    ["2026-12-22T09:00", { blackouts: [closed({ until: "2027-01-19T09:00" })] }, [], "2027-01-19T09:00"],
    ["2026-12-22T09:00", { blackouts: [closed({ until: "2027-01-19T09:01" })] }, [], null],
    [
      "2026-12-22T09:00",
      { blackouts: [closed(), closed({ from: "2027-01-05T00:00", until: "2027-01-06T00:00", policy: "hold" })] },
      [],
      "2027-01-12T09:00",
    ],
  ])("%s with %j and %j taken goes to %s", (wallTime, over, taken, landing) => {
    expect(land(wallTime, { blackouts: [closed()], ...over }, taken)).toBe(landing);
  });
});
