import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "#core/clock.ts";
import { manyOf } from "./support/extent.ts";
import { settle } from "./support/pass-time.ts";
import type { RunningPart } from "./support/running-part.ts";
import { HAS_FLEET, type Server } from "./support/servers.ts";
import { newSlots, openWorld, type World } from "./support/world.ts";

const SOON = { timeout: 90 * SECOND, interval: 200 };
const MOST_CONNECTIONS = 30;

describe.runIf(HAS_FLEET)("what is due goes out once, although Postgres", () => {
  let world: World;
  let postgres: Server;
  let part: RunningPart;
  let origin: string | null;
  beforeAll(async () => {
    world = await openWorld("fleet", {
      postgres: { max_connections: String(MOST_CONNECTIONS), superuser_reserved_connections: "0" },
    });
    if (!world.postgres) throw new Error("A fleet has a Postgres.");
    postgres = world.postgres;
  });
  beforeEach(async () => {
    part = await world.prepare();
    ({ origin } = await world.begin(part, { parts: ["api", "scheduler", "worker"] }));
  });
  afterEach(() => part.end("SIGKILL"));
  afterAll(() => world?.close());

  const isBack = () => expect.poll(() => part.ask("rows", `SELECT 1 AS "is"`), SOON).toEqual([{ is: 1 }]);
  const beginMany = async () => {
    const { ids, keys } = newSlots(world, 40);
    await part.ask("plan", { ...world.story, ids });
    await expect.poll(() => world.postedOf(keys).length, { ...SOON, interval: 10 }).toBeGreaterThan(0);
    return keys;
  };
  const askPage = () => fetch(`${origin}/`, { headers: { accept: "application/json" } });

  test("is stopped hard in the middle of it; who asks meanwhile is told to come back", async () => {
    const keys = await beginMany();
    await postgres.end("SIGQUIT");
    const answer = await askPage();
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ type: "/problems/unavailable", status: 503 });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    await postgres.start();
    await isBack();
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
    expect((await askPage()).status).toBe(200);
  });

  test("stands still for ten seconds", async () => {
    const keys = await beginMany();
    postgres.signal("SIGSTOP");
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    await new Promise((resolve) => setTimeout(resolve, 10 * SECOND));
    postgres.signal("SIGCONT");
    await isBack();
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
  });

  test("lets nobody else in; who is refused is told to come back", async () => {
    const { ids, keys } = newSlots(world, 40);
    await part.ask("plan", { ...world.story, ids, inMs: 5 * SECOND });
    const hogs: pg.Client[] = [];
    try {
      for (let free = true; free; ) {
        const hog = new pg.Client({ connectionString: postgres.url });
        hog.on("error", () => {});
        free = await hog.connect().then(
          () => true,
          () => false,
        );
        if (free) hogs.push(hog);
      }
      expect(hogs.length).toBeGreaterThan(0);
      // Until all of it is due, and while many ask at once.
      for (const until = Date.now() + 8 * SECOND; Date.now() < until; ) {
        const answers = await Promise.all(Array.from({ length: 20 }, askPage));
        expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual([]);
      }
    } finally {
      await Promise.all(hogs.map((hog) => hog.end()));
    }
    await isBack();
    await settle(part);
    expect(world.postedOf(keys)).toEqual(keys);
  });
});

const TRIES = manyOf(100, 5);
// Without being woken a worker looks again after some seconds, or after an hour: this tells the two apart on any machine.
const LATEST_MS = 30 * SECOND;

describe.runIf(HAS_FLEET)("with the queue in Postgres", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("postgres");
  });
  afterAll(() => world?.close());

  test(
    `an idle worker whose ear in the database is cut off takes up the next job soon, ${TRIES} of ${TRIES} times`,
    async () => {
      const part = await world.start();
      const waits: number[] = [];
      const client = new pg.Client({ connectionString: world.postgres?.url });
      client.on("error", () => {});
      await client.connect();
      for (let count = 0; count < TRIES; count += 1) {
        const cut = `SELECT count(pg_terminate_backend("pid"))::int AS "ears" FROM pg_stat_activity
          WHERE "query" ~ '(^|\\n)LISTEN ' AND "pid" <> pg_backend_pid()`;
        // After the last cut it takes a moment to listen again.
        await expect.poll(async () => (await client.query(cut)).rows[0].ears, SOON).toBeGreaterThan(0);
        const { ids, keys } = newSlots(world, 1);
        const began = performance.now();
        await part.ask("plan", { ...world.story, ids });
        await expect.poll(() => world.postedOf(keys), { timeout: LATEST_MS, interval: 20 }).toEqual(keys);
        waits.push(performance.now() - began);
      }
      await client.end();
      expect(await part.end("SIGTERM")).toBe(0);
      const worst = Math.round(Math.max(...waits));
      process.stdout.write(`An ear cut off ${TRIES} times: the next job was done after ${worst} ms at the latest.\n`);
    },
    TRIES * LATEST_MS + MINUTE,
  );
});
