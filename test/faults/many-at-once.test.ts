import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "#core/clock.ts";
import type { Trip } from "./support/part/tripwires.ts";
import { passTime, settle } from "./support/pass-time.ts";
import type { RunningPart } from "./support/running-part.ts";
import { HAS_FLEET } from "./support/servers.ts";
import { ENGINES, newSlots, openWorld, unlessEnded, type World } from "./support/world.ts";

const SOON = { timeout: 90 * SECOND, interval: 100 };

describe.runIf(HAS_FLEET)("a fleet", () => {
  let world: World;
  let running: RunningPart[] = [];
  beforeAll(async () => {
    world = await openWorld("fleet");
  });
  afterEach(async () => {
    await Promise.all(running.map((part) => part.end("SIGKILL")));
    running = [];
  });
  afterAll(() => world?.close());

  const start = async (how: Parameters<World["start"]>[0] = {}) => {
    const part = await world.start(how);
    running.push(part);
    return part;
  };

  test("of two schedulers and five workers, some of them replaced meanwhile, releases everything once", async () => {
    const { ids, keys } = newSlots(world, 100);
    const [first, second] = [await start({ parts: ["scheduler"] }), await start({ parts: ["scheduler"] })];
    const workers: RunningPart[] = [];
    for (let count = 0; count < 5; count += 1) workers.push(await start({ parts: ["worker"] }));
    await Promise.all([
      first.ask("plan", { ...world.story, ids: ids.slice(0, 50) }),
      second.ask("plan", { ...world.story, ids: ids.slice(50) }),
    ]);
    for (const worker of workers.slice(0, 2)) {
      expect(await worker.end("SIGTERM")).toBe(0);
      await start({ parts: ["worker"] });
    }
    expect(await first.end("SIGTERM")).toBe(0);
    await settle(second);
    expect(world.postedOf(keys)).toEqual(keys);
  });

  test("whose scheduler stands still in the middle of a claim holds up the others for half a minute at most", async () => {
    const { ids, keys } = newSlots(world, 3);
    const frozen = await start();
    const trip: Trip = { at: "before-outbox", nth: 2, signal: "SIGSTOP" };
    const planned = frozen.ask("plan", { ...world.story, ids, trip });
    planned.catch(unlessEnded(frozen));
    await expect.poll(() => standsStill(frozen), SOON).toBe(true);
    const other = await start();
    await settle(other);
    expect(world.postedOf(keys)).toEqual(keys);
    frozen.child.kill("SIGCONT");
    await planned.catch(unlessEnded(frozen));
    // The session it had is gone; it finds that out, and opens another.
    await expect.poll(() => frozen.ask("rows", "SELECT 1 AS one"), SOON).toEqual([{ one: 1 }]);
    expect(world.postedOf(keys)).toEqual(keys);
  });

  test.each(["intent-written", "before-request", "answered"] as const)(
    "whose worker is frozen at %s gives its delivery to another; when it wakes it sends and writes nothing",
    async (at) => {
      const { ids, keys } = newSlots(world, 1);
      const frozen = await start();
      const trip: Trip = { at, nth: 1, signal: "SIGSTOP" };
      // A process that stands still says nothing, and is not waited for.
      const planned = frozen.ask("plan", { ...world.story, ids, trip });
      planned.catch(unlessEnded(frozen));
      await expect.poll(() => standsStill(frozen), SOON).toBe(true);
      const other = await start();
      await passTime(other);
      await settle(other);
      const [before] = await other.ask("rows", lastWord(ids));
      frozen.child.kill("SIGCONT");
      await planned;
      await expect.poll(() => frozen.ask("atWork"), SOON).toBe(0);
      expect(world.postedOf(keys)).toEqual(keys);
      expect((await other.ask("rows", lastWord(ids)))[0]).toEqual(before);
    },
  );
});

// The state of a process stands after its name, which is in parentheses.
const standsStill = ({ child }: RunningPart) => /\) T /.test(readFileSync(`/proc/${child.pid}/stat`, "utf8"));

const lastWord = ([id]: string[]) =>
  `SELECT d."state", d."attempt", d."tries" FROM "Delivery" d JOIN "Release" r ON r."id" = d."releaseId" WHERE r."slotId" = '${id}'`;

describe.each(ENGINES.filter(({ isHere }) => isHere))("on the $engine engine, a worker", ({ engine }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world?.close());

  test("whose thread is held for longer than its jobs are its own goes on, and nothing goes out twice", async () => {
    const { ids, keys } = newSlots(world, 20);
    const held = await world.start();
    const helper = engine === "fleet" ? await world.start({ parts: ["worker"] }) : undefined;
    await held.ask("plan", { ...world.story, ids });
    await expect.poll(() => world.postedOf(keys).length, SOON).toBeGreaterThan(0);
    await held.ask("block", 8 * SECOND);
    await settle(held);
    expect(world.postedOf(keys)).toEqual(keys);
    for (const part of [helper, held]) expect((await part?.end("SIGTERM")) ?? 0).toBe(0);
  });
});
