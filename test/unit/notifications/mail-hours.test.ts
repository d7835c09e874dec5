import { describe, expect, test } from "vitest";
import { type MailHours, mailHoursSchema, mailTimeOf, USUAL_HOURS } from "#notifications/index.ts";

const BERLIN: MailHours = {
  isOn: true,
  timeZone: "Europe/Berlin",
  quietFrom: "20:00",
  quietUntil: "07:00",
  digestAt: "08:30",
};
const timeOf = (mode: "off" | "at_once" | "digest", now: string, hours: Partial<MailHours> = {}) =>
  mailTimeOf(mode, { ...BERLIN, ...hours }, new Date(now))?.toISOString() ?? null;

test.each([
  ["by day, at once", "2026-12-01T12:00:00Z", "2026-12-01T12:00:00.000Z"],
  ["in the evening, when the quiet ends", "2026-12-01T19:00:00Z", "2026-12-02T06:00:00.000Z"],
  ["after midnight, the same morning", "2026-12-02T01:00:00Z", "2026-12-02T06:00:00.000Z"],
  ["at the very end of the quiet, at once", "2026-12-02T06:00:00Z", "2026-12-02T06:00:00.000Z"],
  ["in the night on which the clocks go back", "2026-10-24T20:00:00Z", "2026-10-25T06:00:00.000Z"],
  ["in the night on which they go forward", "2026-03-28T20:00:00Z", "2026-03-29T05:00:00.000Z"],
])("urgent news goes out %s", (_when, now, expected) => {
  expect(timeOf("at_once", now)).toBe(expected);
});

test("quiet hours may lie within a day, or be none", () => {
  const noon = { quietFrom: "12:00", quietUntil: "14:00" };
  expect(timeOf("at_once", "2026-12-01T11:30:00Z", noon)).toBe("2026-12-01T13:00:00.000Z");
  expect(timeOf("at_once", "2026-12-01T13:00:00Z", noon)).toBe("2026-12-01T13:00:00.000Z");
  const none = { quietFrom: null, quietUntil: null };
  expect(timeOf("at_once", "2026-12-01T23:00:00Z", none)).toBe("2026-12-01T23:00:00.000Z");
});

test("a digest comes at its time of the person's clock, today or tomorrow", () => {
  expect(timeOf("digest", "2026-12-01T07:29:59Z")).toBe("2026-12-01T07:30:00.000Z");
  expect(timeOf("digest", "2026-12-01T07:30:00Z")).toBe("2026-12-02T07:30:00.000Z");
  // Where the clocks jump over its time, as much later as they jump.
  expect(timeOf("digest", "2026-03-28T23:00:00Z", { digestAt: "02:30" })).toBe("2026-03-29T01:30:00.000Z");
});

test("who wants none gets none", () => {
  expect(timeOf("off", "2026-12-01T12:00:00Z")).toBeNull();
  expect(timeOf("at_once", "2026-12-01T12:00:00Z", { isOn: false })).toBeNull();
  expect(timeOf("digest", "2026-12-01T12:00:00Z", { isOn: false })).toBeNull();
});

describe("what cannot be meant is refused, by field", () => {
  test.each([
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["quietFrom", { quietFrom: "25:00" }],
    ["quietUntil", { quietUntil: null }],
    ["digestAt", { digestAt: "8" }],
  ])("%s", (field, wrong) => {
    const { error } = mailHoursSchema.safeParse({ ...USUAL_HOURS, ...wrong });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
