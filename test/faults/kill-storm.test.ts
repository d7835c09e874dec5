import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { findBreak, readAudit } from "../flows/support/audit-chain.ts";
import { SEEDS } from "./support/extent.ts";
import { passTime, settle } from "./support/pass-time.ts";
import type { RunningPart } from "./support/running-part.ts";
import { type Strike, stormOf } from "./support/storm.ts";
import { ENGINES, newSlots, openWorld, unlessEnded, type World } from "./support/world.ts";

const SLOTS = 30;
const PATIENCE = 5 * MINUTE + SEEDS * MINUTE;

describe.each(ENGINES.filter(({ isHere }) => isHere))("on the $engine engine", ({ engine }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world?.close());

  test(
    `${SEEDS} times ${SLOTS} releases, whose process is killed again and again: what went out is what was planned`,
    async () => {
      const began = performance.now();
      const totals = { seeds: 0, planned: 0, kills: 0, atPoints: 0, troubles: 0, lostQueues: 0 };
      let part = await world.start();
      let next = world.prepare();
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const storm = stormOf(seed);
        const { ids, keys } = newSlots(world, SLOTS);
        await world.outlet.trouble(...storm.troubles);
        await part.ask("trip", tripOf(storm.strikes[0]));
        await part.ask("plan", { ...world.story, ids }).catch(unlessEnded(part));
        for (const [index, strike] of storm.strikes.entries()) {
          totals.atPoints += (await isStruck(part, strike)) ? 1 : 0;
          totals.kills += 1;
          if (storm.losesQueue && (await loseQueue(world))) totals.lostQueues += 1;
          part = await next;
          next = world.prepare();
          const following = storm.strikes[index + 1];
          const trip = tripOf(following);
          await world.begin(part, trip ? { trip } : {}).catch(unlessEnded(part));
          await passTime(part).catch(unlessEnded(part));
        }
        await settle(part);
        expect({ seed, posted: world.postedOf(keys) }).toEqual({ seed, posted: keys });
        totals.seeds += 1;
        totals.planned += SLOTS;
        totals.troubles += storm.troubles.length;
      }
      await part.end("SIGTERM");
      await (await next).end("SIGKILL");
      const seconds = Math.round((performance.now() - began) / 1000);
      process.stdout.write(`Kill storm on the ${engine} engine: ${JSON.stringify({ ...totals, seconds })}\n`);
      expect(world.outlet.posted()).toHaveLength(totals.planned);
      await world.inDatabase(async ({ prisma }) => {
        expect(findBreak(await readAudit(prisma))).toBeNull();
        expect(await prisma.slot.count({ where: { state: { notIn: ["released", "cancelled"] } } })).toBe(0);
        expect(await prisma.release.count({ where: { state: "released" } })).toBe(totals.planned);
        expect(await prisma.delivery.groupBy({ by: ["state"], _count: true })).toEqual([
          { state: "confirmed", _count: totals.planned },
        ]);
        expect(await prisma.outbox.count({ where: { sentAt: null } })).toBe(0);
        expect(await prisma.task.count({ where: { state: "open" } })).toBe(0);
      });
    },
    PATIENCE,
  );
});

const tripOf = (strike: Strike | undefined) => (strike?.at === "a point" ? strike.trip : null);

// A point that is not passed often enough is as good as any other time.
const POINT_WITHIN_MS = 5_000;

/** Waits for the strike, and strikes where none comes; true when it was at its point. */
async function isStruck(part: RunningPart, strike: Strike): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), strike.at === "a time" ? strike.afterMs : POINT_WITHIN_MS);
  });
  const how = await Promise.race([part.ended(), late]);
  clearTimeout(timer);
  await part.end("SIGKILL");
  return how !== "late";
}

/** Loses every job that waits, where the queue is kept apart from the truth; false where it is not. */
async function loseQueue({ redis }: World): Promise<boolean> {
  if (!redis) return false;
  const client = new Redis(redis.url);
  await client.flushall();
  await client.quit();
  return true;
}
