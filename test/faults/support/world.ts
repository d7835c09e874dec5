import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { readConfig } from "#config/env.ts";
import type { Database } from "#infra/database/connection.ts";
import { openDatabase } from "#infra/database/open.ts";
import { deliveryIdOf } from "#releases/index.ts";
import { openStageOn } from "../../flows/support/stage.ts";
import { readyStory } from "../../flows/support/story.ts";
import { installClock } from "./database-clock.ts";
import { openOutlet } from "./open-outlet.ts";
import type { Start } from "./part/orders.ts";
import { OUTLET } from "./part/outlet.ts";
import { type RunningPart, startPart, unlessEnded } from "./running-part.ts";
import { HAS_FLEET, openPostgresServer, openRedisServer } from "./servers.ts";

export { unlessEnded };
export type World = Awaited<ReturnType<typeof openWorld>>;
/** Everything embedded; a Postgres that also keeps the queue; a Postgres and a Redis. */
export type Engine = "embedded" | "postgres" | "fleet";
type Started = Partial<Omit<Start, "outlet">> & { env?: Record<string, string> };

/** What the program may stand on, and whether this machine has it. */
export const ENGINES: readonly { engine: Engine; isHere: boolean }[] = [
  { engine: "embedded", isHere: true },
  { engine: "fleet", isHere: HAS_FLEET },
];

/**
 * A place for real processes of the program: a data folder, an outlet elsewhere with a ledger of its own, for a fleet
 * also a Postgres and a Redis; and in the database an approved episode that may go out any number of times.
 */
export async function openWorld(engine: Engine, settings: { postgres?: Record<string, string> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sunny-world-"));
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (let next = closers.pop(); next; next = closers.pop()) await next();
  };
  try {
    const postgres = engine === "embedded" ? undefined : await openPostgresServer(settings.postgres);
    if (postgres) closers.push(postgres.remove);
    const redis = engine === "fleet" ? await openRedisServer() : undefined;
    if (redis) closers.push(redis.remove);
    const places = { ...(postgres && { DATABASE_URL: postgres.url }), ...(redis && { REDIS_URL: redis.url }) };
    const env: Record<string, string> = { DATA_DIR: folder, LOG_LEVEL: "warn", PORT: "0", DEMO: "off", ...places };
    const outlet = await openOutlet();
    closers.push(outlet.close);
    const story = await writeDown(env);
    const parts = new Set<RunningPart>();
    closers.push(() => Promise.all([...parts].map((part) => part.end("SIGKILL"))));

    /** Loads the program, so that `begin` need not. */
    const prepare = async (more: Record<string, string> = {}, through: readonly string[] = []) => {
      const part = await startPart(inject("part"), { ...env, ...more }, through);
      parts.add(part);
      return part;
    };
    const begin = (part: RunningPart, how: Omit<Started, "env"> = {}) =>
      part.ask("start", { parts: ["scheduler", "worker"], outlet: outlet.origin, ...how });
    return {
      engine,
      folder,
      env,
      outlet,
      story,
      postgres,
      redis,
      prepare,
      begin,
      start: async ({ env: more, ...how }: Started = {}) => {
        const part = await prepare(more);
        await begin(part, how);
        return part;
      },
      /** What the outlet has of these keys, sorted: what was sent twice stands here twice. */
      postedOf: (keys: readonly string[]) =>
        outlet
          .posted()
          .filter((key) => keys.includes(key))
          .sort(),
      /** Looks into the database when no process of an embedded one runs. */
      inDatabase: async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
        const database = await openDatabase(readConfig(env));
        try {
          return await work(database);
        } finally {
          await database.close();
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ids of slots that are not planned yet, and those under which the outlet will know what goes out in them. */
export function newSlots(world: World, count: number): { ids: string[]; keys: string[] } {
  const ids = Array.from({ length: count }, () => randomUUID());
  return { ids, keys: ids.map((id) => deliveryIdOf(id, world.story.channelId)).sort() };
}

async function writeDown(env: Record<string, string>) {
  const config = readConfig(env);
  const database = await openDatabase(config);
  try {
    const stage = await openStageOn(database, config.dataDir);
    try {
      const { slot, scheduleId, episode, campaign, planner } = await readyStory(stage);
      await stage.prisma.slot.update({ where: { id: slot.id }, data: { state: "cancelled", nextCheckAt: null } });
      const channel = await stage.prisma.channel.update({
        where: { campaignId_name: { campaignId: campaign.id, name: "gallery" } },
        // Many at once is what this is about, not the pace of a channel.
        data: { kind: OUTLET, name: "outlet", minGapMs: 0, dailyCap: 100_000, mostInFlight: 1000 },
      });
      await database.withSession(installClock);
      if (config.databaseUrl)
        await stage.prisma.$executeRawUnsafe(`ALTER DATABASE postgres SET search_path = public, pg_catalog`);
      return {
        scheduleId,
        episodeId: episode.id,
        campaignId: campaign.id,
        channelId: channel.id,
        plannerId: planner.id,
      };
    } finally {
      await stage.close();
    }
  } finally {
    await database.close();
  }
}
