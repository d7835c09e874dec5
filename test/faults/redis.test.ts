import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import { settle } from "./support/pass-time.ts";
import type { RunningPart } from "./support/running-part.ts";
import { HAS_FLEET, type Server } from "./support/servers.ts";
import { newSlots, openWorld, type World } from "./support/world.ts";

const SOON = { timeout: 60 * SECOND, interval: 200 };

describe.runIf(HAS_FLEET)("what is due goes out once, although Redis", () => {
  let world: World;
  let redis: Server;
  let part: RunningPart;
  let origin: string | null;
  beforeAll(async () => {
    world = await openWorld("fleet");
    if (!world.redis) throw new Error("A fleet has a Redis.");
    redis = world.redis;
  });
  beforeEach(async () => {
    part = await world.prepare();
    ({ origin } = await world.begin(part, { parts: ["api", "scheduler", "worker"] }));
    // Its workers have met this Redis once they have done something.
    const { ids, keys } = newSlots(world, 1);
    await part.ask("plan", { ...world.story, ids });
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
  });
  afterEach(() => part.end("SIGKILL"));
  afterAll(() => world?.close());

  const command = async (...words: [string, ...string[]]) => {
    const client = new Redis(redis.url);
    await client.call(...words);
    await client.quit();
  };
  const claimed = (ids: string[]) =>
    `SELECT count(*)::int AS "claimed" FROM "Release" WHERE "slotId" IN (${ids.map((id) => `'${id}'`).join()})`;

  test("was away when it came due; the page is served meanwhile, and readiness says what is wrong", async () => {
    const { ids, keys } = newSlots(world, 10);
    await redis.end("SIGKILL");
    await part.ask("plan", { ...world.story, ids });
    const checks = async () => ((await (await fetch(`${origin}/readyz`)).json()) as { checks: object }).checks;
    await expect.poll(checks, SOON).toMatchObject({ database: "ok", queue: "failing" });
    expect((await fetch(`${origin}/`)).status).toBe(200);
    await expect.poll(async () => (await part.ask("rows", claimed(ids)))[0], SOON).toEqual({ claimed: ids.length });
    expect(world.postedOf(keys)).toEqual([]);
    await redis.start();
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
    await expect.poll(checks, SOON).toMatchObject({ queue: "ok" });
  });

  test("does not answer for ten seconds", async () => {
    const { ids, keys } = newSlots(world, 10);
    const asleep = command("debug", "sleep", "10");
    await part.ask("plan", { ...world.story, ids });
    await asleep;
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
  });

  test("loses everything in the middle of it", async () => {
    const { ids, keys } = newSlots(world, 40);
    await part.ask("plan", { ...world.story, ids });
    await expect.poll(() => world.postedOf(keys).length, { ...SOON, interval: 10 }).toBeGreaterThan(0);
    await command("flushall");
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
  });

  test("is full and takes no job; the log says so, and nothing is lost once there is room", async () => {
    const { ids, keys } = newSlots(world, 10);
    // Less than it needs for itself.
    await command("config", "set", "maxmemory", "500kb");
    await part.ask("plan", { ...world.story, ids });
    await expect
      .poll(() => part.said(), SOON)
      .toMatch(/The outbox waits for the queue.*OOM command not allowed|OOM command not allowed.*The outbox waits/);
    await expect.poll(async () => (await part.ask("rows", claimed(ids)))[0], SOON).toEqual({ claimed: ids.length });
    expect(world.postedOf(keys)).toEqual([]);
    await command("config", "set", "maxmemory", "0");
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
  });
});
