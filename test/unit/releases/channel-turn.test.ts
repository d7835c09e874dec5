import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "#core/clock.ts";
import { type ChannelLoad, turnOf } from "#releases/index.ts";

const NOW = new Date("2026-12-01T09:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const FREE: ChannelLoad = {
  now: NOW,
  minGapMs: 10 * MINUTE,
  dailyCap: 4,
  mostInFlight: 1,
  inFlight: 0,
  sentAt: [],
  ahead: 0,
};

test("on a channel that is free it is anybody's turn", () => {
  expect(turnOf(FREE)).toBeNull();
});

describe("a channel is given its time", () => {
  test.each<[what: string, load: Partial<ChannelLoad>, waitMs: number | null]>([
    ["the gap since the last one is not over", { sentAt: [at(-MINUTE)] }, 9 * MINUTE],
    ["the gap is over to the millisecond", { sentAt: [at(-10 * MINUTE)] }, null],
    ["four went out within a day", { sentAt: [-HOUR, -2 * HOUR, -3 * HOUR, -4 * HOUR].map(at) }, 20 * HOUR],
    ["three went out within a day", { sentAt: [-HOUR, -2 * HOUR, -3 * HOUR].map(at) }, null],
    ["the fourth was a day ago", { sentAt: [-HOUR, -2 * HOUR, -3 * HOUR, -DAY].map(at) }, null],
    ["one is being sent", { inFlight: 1 }, 5 * SECOND],
    ["one of two places is taken", { inFlight: 1, mostInFlight: 2 }, null],
    ["two come first", { ahead: 2 }, 20 * MINUTE],
    ["two come first after the gap", { ahead: 2, sentAt: [at(-MINUTE)] }, 29 * MINUTE],
    ["one comes first on a channel without a gap", { ahead: 1, minGapMs: 0 }, SECOND],
  ])("%s", (_what, load, waitMs) => {
    expect(turnOf({ ...FREE, ...load })).toEqual(waitMs === null ? null : at(waitMs));
  });
});
