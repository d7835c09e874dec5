import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "#core/clock.ts";
import { type ChannelLoad, turnOf } from "#releases/index.ts";

const NOW = new Date("2026-12-01T09:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const FREE: ChannelLoad = {
  now: NOW,
  minGapMs: 10 * MINUTE,
  mostInFlight: 1,
  inFlight: 0,
  lastSentAt: null,
  fullSince: null,
  ahead: 0,
};

test("on a channel that is free it is anybody's turn", () => {
  expect(turnOf(FREE)).toBeNull();
});

describe("a channel is given its time", () => {
  test.each<[what: string, load: Partial<ChannelLoad>, waitMs: number | null]>([
    ["the gap since the last one is not over", { lastSentAt: at(-MINUTE) }, 9 * MINUTE],
    ["the gap is over to the millisecond", { lastSentAt: at(-10 * MINUTE) }, null],
    ["the cap of a day is reached", { lastSentAt: at(-HOUR), fullSince: at(-4 * HOUR) }, 20 * HOUR],
    ["the first of those under the cap was a day ago", { lastSentAt: at(-HOUR), fullSince: at(-DAY) }, null],
    ["one is being sent", { inFlight: 1 }, 5 * SECOND],
    ["one of two places is taken", { inFlight: 1, mostInFlight: 2 }, null],
    ["two come first", { ahead: 2 }, 20 * MINUTE],
    ["two come first after the gap", { ahead: 2, lastSentAt: at(-MINUTE) }, 29 * MINUTE],
    ["one comes first on a channel without a gap", { ahead: 1, minGapMs: 0 }, SECOND],
    ["one comes first where there is room for both", { ahead: 1, minGapMs: 0, mostInFlight: 2 }, null],
    ["a gap is kept however much room there is", { ahead: 1, mostInFlight: 9 }, 10 * MINUTE],
  ])("%s", (_what, load, waitMs) => {
    expect(turnOf({ ...FREE, ...load })).toEqual(waitMs === null ? null : at(waitMs));
  });
});
