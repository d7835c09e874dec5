import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, MINUTE } from "#core/clock.ts";
import { type ChannelReading, turnOf, turnsOf } from "#releases/index.ts";

const NOW = new Date("2026-12-01T09:00:00Z");

type Channel = { minGapMs: number; mostInFlight: number; dailyCap: number };
/** What the database knows of one channel: who waits, in order, and when something was sent. */
type Known = { pending: string[]; sentAt: number[]; inFlight: number };

function readLoad({ dailyCap }: Channel, { pending, sentAt, inFlight }: Known, id: string): ChannelReading {
  const ahead = pending.indexOf(id);
  const latest = [...sentAt].sort((one, other) => other - one).map((ms) => new Date(ms));
  const fullSince = latest[Math.max(0, dailyCap - 1 - ahead)] ?? null;
  return { inFlight, ahead, lastSentAt: latest[0] ?? null, fullSince };
}

/** One after the other, the channel being read again before each. */
function oneByOne(channel: Channel, known: Known): (Date | null)[] {
  let now = known;
  return known.pending.map((id) => {
    const turn = turnOf({ now: NOW, ...channel, ...readLoad(channel, now, id) });
    if (turn === null) {
      const pending = now.pending.filter((other) => other !== id);
      now = { pending, sentAt: [...now.sentAt, NOW.getTime()], inFlight: now.inFlight + 1 };
    }
    return turn;
  });
}

const channels = fc.record({
  minGapMs: fc.constantFrom(0, 10 * MINUTE),
  mostInFlight: fc.integer({ min: 1, max: 8 }),
  dailyCap: fc.integer({ min: 1, max: 8 }),
});
const knowns = fc.record({
  pending: fc
    .integer({ min: 1, max: 12 })
    .map((count) => Array.from({ length: count }, (_, index) => `delivery-${index}`)),
  sentAt: fc.array(
    fc.integer({ min: 0, max: 2 * DAY }).map((ms) => NOW.getTime() - ms),
    { maxLength: 10 },
  ),
  inFlight: fc.integer({ min: 0, max: 4 }),
});

test("deliveries that are looked at together get the turns that they get one after the other", () => {
  fc.assert(
    fc.property(channels, knowns, (channel, known) => {
      const line = known.pending.map((id) => ({ id, channelId: "one", ...channel, ...readLoad(channel, known, id) }));
      expect(turnsOf(line, NOW).map(({ at }) => at)).toEqual(oneByOne(channel, known));
    }),
    { numRuns: 2000 },
  );
});

test("what goes on one channel keeps nobody waiting on another", () => {
  const free = {
    minGapMs: MINUTE,
    mostInFlight: 1,
    dailyCap: 1,
    inFlight: 0,
    ahead: 0,
    lastSentAt: null,
    fullSince: null,
  };
  const line = ["one", "other"].map((channelId) => ({ id: channelId, channelId, ...free }));
  expect(turnsOf(line, NOW)).toEqual([
    { id: "one", at: null },
    { id: "other", at: null },
  ]);
});
