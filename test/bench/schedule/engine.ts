import { join } from "node:path";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { readConfig } from "#config/env.ts";
import { ConfigurationError } from "#core/errors.ts";
import type { Database } from "#infra/database/connection.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openLog } from "#infra/log.ts";
import { JOBS } from "#worker/catalog.ts";
import { type Closers, type Ground, openGround } from "../../../src/cli/ground.ts";
import { createOn } from "../../empty-database.ts";
import type { EngineName } from "./options.ts";

/** The program without its processes, on a database and a queue of its own. */
export type Engine = { name: EngineName; ground: Ground; closers: Closers; close: () => Promise<void> };

/**
 * Opens an engine as the program does: embedded in `folder`, or a new database on the server of DATABASE_URL with the
 * queue in REDIS_URL, which has to be empty. Throws CONFIGURATION.
 */
export async function openEngine(name: EngineName, folder: string): Promise<Engine> {
  const closers: Closers = [];
  const close = async () => {
    for (let next = closers.pop(); next; next = closers.pop()) await next();
  };
  try {
    const place = name === "fleet" ? await openFleet(closers) : {};
    const config = readConfig({ DATA_DIR: join(folder, name), LOG_LEVEL: "error", ...place });
    const ground = await openGround(config, openLog(config), closers);
    if (name === "fleet") closers.push(() => emptyQueues(ground));
    return { name, ground, closers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A migrated database of its own, and nothing else. Throws CONFIGURATION. */
export async function openBenchDatabase(name: EngineName, folder: string): Promise<Database> {
  const closers: Closers = [];
  const place = name === "fleet" ? await openFleet(closers) : {};
  const database = await openDatabase(readConfig({ DATA_DIR: join(folder, `${name}-alone`), ...place }));
  return {
    ...database,
    close: async () => {
      await database.close();
      for (const close of closers) await close();
    },
  };
}

async function openFleet(closers: Closers): Promise<{ DATABASE_URL: string; REDIS_URL: string }> {
  const { databaseUrl, redisUrl } = readConfig();
  if (databaseUrl === undefined || redisUrl === undefined) {
    throw new ConfigurationError(
      "The fleet is measured on a Postgres and a Redis: set DATABASE_URL and REDIS_URL, or leave it out with --engines embedded.",
    );
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  const keys = await redis.dbsize().finally(() => redis.disconnect());
  if (keys > 0) {
    throw new ConfigurationError(
      "The Redis database of REDIS_URL is not empty. Name an empty one, as in redis://127.0.0.1:6379/9.",
    );
  }
  const { address, drop } = await createOn(databaseUrl);
  closers.push(drop);
  return { DATABASE_URL: address, REDIS_URL: redisUrl };
}

async function emptyQueues({ backend }: Ground): Promise<void> {
  for (const name of [...new Set(JOBS.map(({ queue }) => queue)), "bare"]) {
    const queue = backend.queue(name);
    if (queue instanceof Queue) await queue.obliterate({ force: true });
    await queue.close();
  }
}
