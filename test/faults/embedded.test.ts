import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "#core/clock.ts";
import { queuedJob } from "#core/job.ts";
import { deliverRelease } from "#releases/index.ts";
import { openStage } from "../flows/support/stage.ts";
import { manyOf } from "./support/extent.ts";
import { newSlots, openWorld, type World } from "./support/world.ts";

const KILLS = manyOf(100, 5);

describe("the embedded database", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("embedded");
  });
  afterAll(() => world?.close());

  test(
    `that is killed ${KILLS} times while it is written to has every row that it ever said it had`,
    async () => {
      const acknowledged: string[] = [];
      let next = world.prepare();
      for (let life = 0; life <= KILLS; life += 1) {
        const part = await next;
        await world.begin(part, { parts: [] });
        const rows = await part.ask("rows", `SELECT "name" FROM "Heartbeat" WHERE "name" LIKE 'row %'`);
        const found = new Set(rows.map(({ name }) => name));
        expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
        if (life === KILLS) {
          expect(await part.end("SIGTERM")).toBe(0);
          break;
        }
        next = world.prepare();
        // Between 0 and 200 ms, another one in each life.
        const timer = setTimeout(() => void part.end("SIGKILL"), (life * 37) % 200);
        for (let count = 0; part.isUp(); count += 1) {
          const name = `row ${life}.${count}`;
          const written = part.ask("rows", `INSERT INTO "Heartbeat" ("name", "at") VALUES ('${name}', now())`);
          await written.then(() => acknowledged.push(name)).catch(() => {});
        }
        clearTimeout(timer);
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS);
    },
    KILLS * MINUTE,
  );

  test("whose folder is taken away is called not ready at once, and lets nothing out", async () => {
    const doomed = await openWorld("embedded");
    try {
      const part = await doomed.prepare();
      const { origin } = await doomed.begin(part, { parts: ["api", "scheduler", "worker"] });
      expect(await readiness(origin)).toMatchObject({ disk: "ok", database: "ok" });
      rmSync(doomed.folder, { recursive: true });
      expect(await readiness(origin)).toMatchObject({ disk: "failing" });
      const { ids, keys } = newSlots(doomed, 3);
      await part.ask("plan", { ...doomed.story, ids });
      await expect.poll(() => part.said(), { timeout: 10_000 }).toContain("was taken away");
      expect(doomed.postedOf(keys)).toEqual([]);
    } finally {
      await doomed.close();
    }
  });

  test("a job that is sent inside an open transaction is an error after a while, and not the end of everything", async () => {
    const stage = await openStage();
    try {
      const job = queuedJob(deliverRelease, { deliveryId: randomUUID(), attempt: 0 });
      const ctx = stage.as("test");
      await expect(ctx.transaction(() => stage.send([job]))).rejects.toThrow(/[Tt]ransaction/);
      expect(await ctx.transaction((tx) => tx.release.count())).toBe(0);
      await stage.send([job]);
    } finally {
      await stage.close();
    }
  });
});

async function readiness(origin: string | null): Promise<unknown> {
  const answer = (await (await fetch(`${origin}/readyz`)).json()) as { checks: object };
  return answer.checks;
}
