import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manyOf } from "./support/extent.ts";
import { POINTS, type Trip } from "./support/part/tripwires.ts";
import { passTime, settle } from "./support/pass-time.ts";
import { ENGINES, newSlots, openWorld, unlessEnded, type World } from "./support/world.ts";

describe.each(ENGINES.filter(({ isHere }) => isHere))("on the $engine engine, a process", ({ engine }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world?.close());

  test.each(POINTS)("that is killed at %s: what it was at goes out once", async (at) => {
    const { ids, keys } = newSlots(world, 3);
    const struck = await world.start();
    const trip: Trip = { at, nth: 2, signal: "SIGKILL" };
    await struck.ask("plan", { ...world.story, ids, trip }).catch(unlessEnded(struck));
    expect(await struck.ended()).toBe("SIGKILL");
    const next = await world.start();
    await passTime(next);
    await settle(next);
    expect(await next.end("SIGTERM")).toBe(0);
    expect(world.postedOf(keys)).toEqual(keys);
  });

  test.each(POINTS.filter((_, index) => index % manyOf(1, 4) === 0))(
    "that is told to stop at %s ends in order, and the rest goes out once",
    async (at) => {
      const { ids, keys } = newSlots(world, 3);
      const told = await world.start();
      const trip: Trip = { at, nth: 2, signal: "SIGTERM" };
      await told.ask("plan", { ...world.story, ids, trip }).catch(unlessEnded(told));
      // It is given half a minute, and then ends with another code.
      expect(await told.ended()).toBe(0);
      const next = await world.start();
      await settle(next);
      expect(await next.end("SIGTERM")).toBe(0);
      expect(world.postedOf(keys)).toEqual(keys);
    },
  );
});
