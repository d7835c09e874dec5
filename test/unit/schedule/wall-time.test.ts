import { describe, expect, test } from "vitest";
import { readableWallTime, wallTimeSchema, weekdayOf } from "#core/wall-time.ts";

describe("a wall time is a local date and time to the minute", () => {
  test.each(["2026-12-01T09:00", "1970-01-01T00:00", "2028-02-29T23:59", "2099-12-31T23:59", "2027-03-28T01:30"])(
    "%s is one",
    (wallTime) => expect(wallTimeSchema.parse(wallTime)).toBe(wallTime),
  );

  test.each([
    "2027-02-29T09:00",
    "2026-02-30T09:00",
    "2027-13-01T09:00",
    "2026-12-01T24:00",
    "2026-12-01T09:60",
    "2026-12-01T9:00",
    "2026-12-01T09:00:00",
    "2026-12-01T09:00Z",
    "2026-12-01T09:00+02:00",
    "2026-12-01 09:00",
    "2026-12-01",
    "1969-12-31T23:59",
    "9999-12-31T23:59",
    "+010000-01-01T00:00",
    "-000001-01-01T00:00",
    "٢٠٢٦-12-01T09:00",
    " 2026-12-01T09:00",
    "",
  ])("%j is not", (text) => {
    const { error } = wallTimeSchema.safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      "must be a local date and time such as 2026-12-01T09:00, from 1970 to 2099",
    ]);
  });

  test("it is read with its weekday", () => {
    expect(readableWallTime("2026-12-01T09:00")).toBe("Tue 2026-12-01 09:00");
    expect(weekdayOf("2028-02-29T00:00")).toBe("tue");
    expect(weekdayOf("2027-01-03T23:59")).toBe("sun");
  });
});
