import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cadence } from "#campaigns/index.ts";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { HORIZON_MS, jitterOf, type MaterialSchedule, materialise, type SlotTime } from "#schedule/index.ts";

function schedule(over: Partial<MaterialSchedule> = {}): MaterialSchedule {
  return {
    id: "s1",
    version: 1,
    timeZone: "Europe/London",
    startsOn: "2026-01-01",
    endsOn: "2030-01-01",
    cadence: { weekdays: ["tue"], at: "09:00" },
    blackouts: [],
    ...over,
  };
}

const walls = (slots: SlotTime[]) => slots.map(({ wallTime }) => wallTime);

describe("the slots of a schedule", () => {
  test("reach 400 days ahead, from this very instant on", () => {
    const now = new Date("2026-12-01T09:00:00Z");
    const slots = [...materialise(schedule(), now)];
    expect(slots[0]).toEqual({
      key: "s1/1/2026-12-01T09:00:00.000Z",
      scheduleId: "s1",
      version: 1,
      wallTime: "2026-12-01T09:00",
      timeZone: "Europe/London",
      nominalAt: now,
      jitterMs: 0,
      dueAt: now,
      isShifted: false,
      tzdbVersion: "2026f",
    });
    expect(slots).toHaveLength(58);
    expect((slots.at(-1)?.nominalAt.getTime() ?? 0) - now.getTime()).toBeLessThan(HORIZON_MS);
    expect(walls([...materialise(schedule(), new Date(now.getTime() + 1))])[0]).toBe("2026-12-08T09:00");
  });

  test("end before the end of the campaign, which is exclusive", () => {
    const midnight: Cadence = { weekdays: ["tue"], at: "00:00" };
    const ending = schedule({ cadence: midnight, endsOn: "2026-12-22" });
    expect(walls([...materialise(ending, new Date("2026-12-01T12:00:00Z"))])).toEqual([
      "2026-12-08T00:00",
      "2026-12-15T00:00",
    ]);
  });

  test("leave out what a blackout closes, and mark what it holds", () => {
    const blackouts = (["shift", "skip", "hold"] as const).map((policy, index) => ({
      from: `2026-12-${7 + 7 * index}T00:00`,
      until: `2026-12-${9 + 7 * index}T00:00`,
      reason: policy,
      policy,
    }));
    const slots = [...materialise(schedule({ blackouts: fix(blackouts) }), new Date("2026-12-01T00:00:00Z"))].slice(
      0,
      3,
    );
    expect(slots.map(({ wallTime, heldFor }) => [wallTime, heldFor])).toEqual([
      ["2026-12-01T09:00", undefined],
      ["2026-12-22T09:00", "hold"],
      ["2026-12-29T09:00", undefined],
    ]);
  });

  test("are two where the clocks bring two wall times to one instant", () => {
    const cadence: Cadence = { kind: "cron", cron: "30 1,2 * * *" };
    const slots = [...materialise(schedule({ cadence }), new Date("2027-03-28T00:00:00Z"))].slice(0, 2);
    expect(slots.map(({ wallTime, nominalAt }) => `${wallTime} ${nominalAt.toISOString()}`)).toEqual([
      "2027-03-28T01:30 2027-03-28T01:30:00.000Z",
      "2027-03-28T02:30 2027-03-28T01:30:00.000Z",
    ]);
    expect(new Set(slots.map(({ key }) => key)).size).toBe(2);
  });
});

// Dates of one digit need their zero.
function fix<Span extends { from: string; until: string }>(spans: Span[]): Span[] {
  const pad = (text: string) => text.replace(/-(\d)T/, "-0$1T");
  return spans.map((span) => ({ ...span, from: pad(span.from), until: pad(span.until) }));
}

describe("the preview is what happens", () => {
  const START = Date.UTC(2026, 8, 1);
  const YEAR = 366 * DAY;
  const cadences: Cadence[] = [
    { weekdays: ["sun", "tue"], at: "01:30" },
    { kind: "month-weekday", nth: "last", weekday: "sun", at: "02:15" },
    { kind: "every-days", days: 3, from: "2026-01-01", at: "00:00" },
    { kind: "month-day", day: 31, shortMonth: "clamp", at: "23:30" },
    { kind: "cron", cron: "*/30 0-3 * 3,4,9-11 *" },
    { kind: "rrule", rrule: "DTSTART:20260101T020000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU" },
  ];
  const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo"];
  const schedules = fc.record({
    cadence: fc.constantFrom(...cadences),
    timeZone: fc.constantFrom(...zones),
    maxMs: fc.constantFrom(0, 5 * MINUTE, HOUR),
    policy: fc.constantFrom("shift" as const, "skip" as const, "hold" as const),
  });

  test("over a year of ticks that come late, twice and after breaks, each slot of the preview fires once and no other", () => {
    const steps = fc.array(fc.integer({ min: 1, max: 20 * DAY }), { minLength: 40, maxLength: 60 });
    fc.assert(
      fc.property(schedules, steps, ({ cadence, timeZone, maxMs, policy }, gaps) => {
        const blackouts = [{ from: "2026-12-24T00:00", until: "2027-01-04T00:00", reason: "Closed", policy }];
        const jitter = { maxMs, secret: "of this test" };
        const made = schedule({ cadence, timeZone, blackouts, jitter, endsOn: "2027-08-15" });
        const preview = [...materialise(made, new Date(START))].map(
          ({ key, dueAt }) => `${key} ${dueAt.toISOString()}`,
        );
        expect(fired(made, gaps)).toEqual(preview);
      }),
      { numRuns: 12 },
    );
  });

  /** Ticks as a scheduler does: it makes what is not there yet, then fires what is due and has not fired. */
  function fired(made: MaterialSchedule, gaps: number[]): string[] {
    const waiting = new Map<string, SlotTime>();
    const done = new Map<string, Date>();
    let now = START;
    const make = () => {
      for (const slot of materialise(made, new Date(now))) if (!done.has(slot.key)) waiting.set(slot.key, slot);
    };
    const fire = () => {
      for (const slot of [...waiting.values()].filter(({ dueAt }) => dueAt.getTime() <= now)) {
        waiting.delete(slot.key);
        done.set(slot.key, slot.dueAt);
      }
    };
    make();
    fire();
    for (let turn = 0; now < START + YEAR; turn += 1) {
      now += gaps[turn % gaps.length] ?? DAY;
      make();
      fire();
      fire();
    }
    return [...done].map(([key, dueAt]) => `${key} ${dueAt.toISOString()}`);
  }
});

describe("jitter", () => {
  const bounds: Parameters<typeof jitterOf>[0] = {
    secret: "s",
    slotId: "slot",
    maxMs: 20 * MINUTE,
    nominalAt: new Date("2026-12-01T09:00:00Z"),
    nextSlotAt: new Date("2026-12-08T09:00:00Z"),
    nextBlackoutAt: undefined,
    midnightAt: new Date("2026-12-02T00:00:00Z"),
  };
  const drawn = (over: Partial<typeof bounds>) =>
    Array.from({ length: 300 }, (_, index) => jitterOf({ ...bounds, ...over, slotId: `slot-${index}` }));

  test("is none by default, and none where there is no room", () => {
    expect(jitterOf({ ...bounds, maxMs: 0 })).toBe(0);
    expect(jitterOf({ ...bounds, nextSlotAt: bounds.nominalAt })).toBe(0);
    const [slot] = materialise(schedule(), new Date("2026-12-01T00:00:00Z"));
    expect(slot?.jitterMs).toBe(0);
  });

  test("is always the same for a slot, and another for another secret", () => {
    expect(jitterOf(bounds)).toBe(jitterOf({ ...bounds }));
    expect(jitterOf(bounds)).not.toBe(jitterOf({ ...bounds, secret: "t" }));
  });

  test.each<[string, Partial<typeof bounds>, number]>([
    ["what was asked for", {}, 20 * MINUTE],
    ["half an hour", { maxMs: 3 * HOUR }, 30 * MINUTE],
    ["the next slot", { nextSlotAt: new Date("2026-12-01T09:15:00Z") }, 15 * MINUTE],
    ["the next blackout", { nextBlackoutAt: new Date("2026-12-01T09:10:00Z") }, 10 * MINUTE],
    ["local midnight", { midnightAt: new Date("2026-12-01T09:05:00Z") }, 5 * MINUTE],
  ])("stays under %s and uses the room", (_, over, limit) => {
    const values = drawn(over);
    expect(Math.max(...values)).toBeLessThan(limit);
    expect(Math.max(...values)).toBeGreaterThan(0.9 * limit);
    expect(Math.min(...values)).toBeLessThan(0.1 * limit);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  });

  test("of a schedule never reaches the next slot, a blackout, the next day or the end", () => {
    const cadence: Cadence = { kind: "cron", cron: "0,15,45 23 * * *" };
    const blackouts = [
      { from: "2026-12-02T23:50", until: "2026-12-05T00:00", reason: "Closed", policy: "skip" as const },
    ];
    const jitter = { maxMs: HOUR, secret: "s" };
    const slots = [...materialise(schedule({ cadence, blackouts, jitter }), new Date("2026-12-01T00:00:00Z"))];
    for (const [index, { wallTime, nominalAt, jitterMs }] of slots.entries()) {
      const next = slots[index + 1]?.nominalAt ?? new Date(8e15);
      expect(nominalAt.getTime() + jitterMs).toBeLessThan(next.getTime());
      const limit =
        wallTime === "2026-12-02T23:45" ? 5 : wallTime.endsWith(":00") ? 15 : wallTime.endsWith(":15") ? 30 : 15;
      expect(jitterMs).toBeLessThan(limit * MINUTE);
    }
  });
});
