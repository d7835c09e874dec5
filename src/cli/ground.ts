import type { Logger } from "pino";
import type { Actor, Context } from "#access/index.ts";
import type { Config } from "#config/env.ts";
import { DAY } from "#core/clock.ts";
import { oneAtATime } from "#core/one-at-a-time.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { openChannels } from "#infra/channels/index.ts";
import { contextMaker } from "#infra/context.ts";
import type { Database } from "#infra/database/connection.ts";
import { openDatabase } from "#infra/database/open.ts";
import { startSnapshots } from "#infra/database/snapshot.ts";
import { clearWorkFolder } from "#infra/files/work-folder.ts";
import { openQueueBackend, type QueueBackend } from "#infra/queue/backend.ts";
import { type JobSender, openJobSender } from "#infra/queue/jobs.ts";
import { relayOutbox } from "#infra/queue/outbox.ts";
import type { ChannelPorts } from "#releases/index.ts";
import { recoverRenders } from "#renders/actions/index.ts";
import { JOBS } from "#worker/catalog.ts";

/** What touches the outside: where the truth lies, where jobs wait, and where releases go. */
export type Outside = { database: Database; backend: QueueBackend; channels: ChannelPorts };

/** What every part of the program stands on. */
export type Ground = Pick<Outside, "backend" | "channels"> & {
  config: Config;
  log: Logger;
  prisma: PrismaClient;
  queue: JobSender;
  contextOf: (actor: Actor) => Context;
  /** Carries what the outbox holds to the queue; returns how many jobs that were. */
  relay: () => Promise<number>;
};

/** Called in the opposite order when the program ends. */
export type Closers = (() => Promise<void>)[];

/** Opens database, queue and files, and picks up what an earlier process left. Throws CONFIGURATION. */
export async function openGround(config: Config, log: Logger, closers: Closers): Promise<Ground> {
  const database = await openDatabase(config);
  closers.push(database.close);
  const backend = await openQueueBackend(database, config.redisUrl);
  closers.push(backend.close);
  const channels = openChannels({ dataDir: config.dataDir, ...config.channels, now: () => new Date() });
  return layGround({ database, backend, channels }, config, log, closers);
}

/** Stands everything on what was opened already, and picks up what an earlier process left. */
export async function layGround(
  { database, backend, channels }: Outside,
  config: Config,
  log: Logger,
  closers: Closers,
): Promise<Ground> {
  const { prisma } = database;
  const queue = openJobSender(backend, log);
  closers.push(queue.close);

  const relay = oneAtATime(() => relayOutbox(prisma, queue, JOBS));
  const onCommit = () => {
    relay().catch((error) => log.warn({ err: error }, "The outbox waits for the queue"));
  };
  const contextOf = contextMaker({ prisma, log, now: () => new Date(), onCommit });

  // Alone on the folder, whatever was begun is abandoned; in a fleet it may be a neighbour's.
  const isAlone = database.engine.kind === "embedded";
  await clearWorkFolder(config.dataDir, isAlone ? 0 : DAY);
  if (isAlone) {
    closers.push(startSnapshots(database, config.dataDir, log).stop);
    await recoverRenders({ ctx: contextOf({ type: "system", job: "sweep" }), input: { isAlone } }, { queue });
  }
  return { config, log, prisma, backend, channels, queue, contextOf, relay };
}
