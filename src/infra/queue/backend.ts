import type { ConnectionOptions, FlowJob, Job, JobsOptions, WorkerOptions } from "bullmq";
import { createPostgresBackend, FlowProducer, type PgPool, Queue, runMigrations, Worker } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { SECOND } from "#core/clock.ts";
import { ConfigurationError } from "#core/errors.ts";
import type { Database } from "../database/connection.ts";
import { PglitePool } from "./pglite-pool.ts";

/** What we use of a BullMQ queue or worker, whatever it is kept in. */
type Closable = {
  on: (event: "error", listener: (error: Error) => void) => unknown;
  close: () => Promise<void>;
};
export type JobQueue = Closable & {
  add: (name: string, payload: object, options: JobsOptions) => Promise<unknown>;
  /** All of them in one go. */
  addBulk: (jobs: { name: string; data: object; opts: JobsOptions }[]) => Promise<unknown>;
  getJobCounts: () => Promise<Record<string, number>>;
  getJob: (key: string) => Promise<Pick<Job, "priority" | "changePriority"> | undefined>;
};
export type JobFlows = Closable & {
  add: (flow: FlowJob) => Promise<unknown>;
};
export type JobWorker = Closable & {
  waitUntilReady: () => Promise<void>;
  on: (event: "failed", listener: (job: Job | undefined, error: Error) => void) => unknown;
};

/** Where BullMQ keeps its jobs. */
export type QueueBackend = {
  kind: "embedded" | "postgres" | "redis";
  queue: (name: string) => JobQueue;
  flows: () => JobFlows;
  worker: (name: string, run: (job: Job) => Promise<void>, options: Omit<WorkerOptions, "connection">) => JobWorker;
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

/** The queue's own schema, apart from the domain's tables. */
const SCHEMA = "bullmq";

/** Opens the queue on Redis if its address is given, else in the database. Throws CONFIGURATION. */
export async function openQueueBackend(database: Database, redisUrl: string | undefined): Promise<QueueBackend> {
  if (redisUrl !== undefined) return onRedis(redisUrl);
  const { engine } = database;
  if (engine.kind === "postgres") return onPostgres(engine.pool);
  const pool = new PglitePool(engine.pglite);
  await runMigrations(await pool.connect(), SCHEMA);
  // The one session serves both: BullMQ's names are found first, Prisma always names its schema.
  await engine.pglite.exec(`SET search_path TO ${SCHEMA}, public`);
  return overPool("embedded", pool, async () => {});
}

async function onPostgres(database: pg.Pool): Promise<QueueBackend> {
  const pool = new pg.Pool({
    ...database.options,
    options: `-c search_path=${SCHEMA} -c TimeZone=UTC`,
    keepAlive: true,
  });
  pool.on("error", () => {});
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  // A real pool fits BullMQ's interface; only the overloads of `on` are written in another way.
  return overPool("postgres", pool as unknown as PgPool, () => pool.end());
}

function overPool(kind: QueueBackend["kind"], pool: PgPool, end: () => Promise<void>): QueueBackend {
  return {
    kind,
    queue: (name) => new Queue(name, { connection: pool }, createPostgresBackend),
    flows: () => new FlowProducer({ connection: pool }, createPostgresBackend),
    worker: (name, run, options) => new Worker(name, run, { ...options, connection: pool }, createPostgresBackend),
    ping: async () => {
      await pool.query("SELECT 1", []);
    },
    close: end,
  };
}

async function onRedis(redisUrl: string): Promise<QueueBackend> {
  const redis = await connectRedis(redisUrl);
  const connection: ConnectionOptions = redis;
  return {
    kind: "redis",
    queue: (name) => new Queue(name, { connection }),
    flows: () => new FlowProducer({ connection }),
    worker: (name, run, options) => new Worker(name, run, { ...options, connection }),
    ping: async () => {
      await redis.ping();
    },
    close: async () => {
      await redis.quit();
    },
  };
}

/** Connects to a Redis that keeps every job. Throws CONFIGURATION when it does not answer, or may drop jobs. */
export async function connectRedis(redisUrl: string): Promise<Redis> {
  const redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: null, connectTimeout: 5 * SECOND });
  const { host } = new URL(redisUrl);
  let lastError: Error | undefined;
  redis.on("error", (error) => {
    lastError = error;
  });
  // Something that takes the connection and never speaks would be waited for without end.
  const late = setTimeout(() => {
    lastError ??= new Error("no answer in 5 s");
    redis.disconnect();
  }, 5 * SECOND);
  try {
    await redis.connect();
    await redis.ping();
  } catch (cause) {
    redis.disconnect();
    const { message } = lastError ?? (cause instanceof Error ? cause : new Error(String(cause)));
    throw new ConfigurationError(
      `REDIS_URL names a Redis at ${host} that does not answer (${message}). Start it, mend the address, or unset REDIS_URL to keep the queue in the database.`,
      { cause },
    );
  } finally {
    clearTimeout(late);
  }
  await refuseEviction(redis, host);
  return redis;
}

// With any other policy a full Redis silently drops jobs.
async function refuseEviction(redis: Redis, host: string): Promise<void> {
  // Hosted ones forbid CONFIG, and INFO says it too.
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info("memory"))?.[1];
  if (policy === undefined || policy === "noeviction") return;
  redis.disconnect();
  throw new ConfigurationError(
    `The Redis at ${host} may drop jobs when it is full (maxmemory-policy is ${policy}). Set it with: redis-cli config set maxmemory-policy noeviction`,
  );
}
