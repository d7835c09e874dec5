import type { statfsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkClock } from "../../../src/cli/doctor/database-checks.ts";
import { checkDisk } from "../../../src/cli/doctor/folder-checks.ts";
import { checkTimeZones } from "../../../src/cli/doctor/program-checks.ts";

describe("a clock is worth a warning when it is more than two seconds off", () => {
  test.each([
    [0, "ok", "0.0 s"],
    [1999, "ok", "2.0 s behind"],
    [-2000, "ok", "2.0 s ahead of"],
    [2600, "warning", "2.6 s behind"],
    [-90_000, "warning", "90.0 s ahead of"],
  ])("%i ms: %s", (offsetMs, state, words) => {
    const check = checkClock(offsetMs);
    expect(check.state).toBe(state);
    expect(check.found).toContain(words);
  });
});

describe("room on the disk", () => {
  test.each([
    [40_000_000, "fault"],
    [400_000_000, "warning"],
    [4_000_000_000, "ok"],
  ])("%i bytes: %s", (bytes, state) => {
    const disk = (() => ({ bavail: bytes / 1000, bsize: 1000 })) as unknown as typeof statfsSync;
    expect(checkDisk("/", disk).state).toBe(state);
  });
});

describe("time-zone data", () => {
  test.each([
    ["of this year", "2026-11-22", "2025c", "ok"],
    ["of last year, maybe a week old", "2027-01-07", "2025c", "ok"],
    ["over half a year old for certain", "2027-07-15", "2025c", "warning"],
    ["older than the data in Node", "2026-11-22", "2099a", "warning"],
    ["where Node has none", "2026-11-22", "none", "ok"],
  ])("%s", (_, today, inNode, state) => {
    expect(checkTimeZones(new Date(today), inNode).state).toBe(state);
  });
});
