import { join } from "node:path";
import type { Logger } from "pino";
import type { Actor, Context } from "#access/index.ts";
import { createApp } from "#api/app.ts";
import type { Config } from "#config/env.ts";
import { DAY } from "#core/clock.ts";
import { oneAtATime } from "#core/one-at-a-time.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { galleryChannel } from "#infra/channels/gallery.ts";
import { contextMaker } from "#infra/context.ts";
import { startHeartbeat } from "#infra/cron/heartbeat.ts";
import { noteHeartbeat } from "#infra/database/heartbeat-row.ts";
import { openDatabase } from "#infra/database/open.ts";
import { startSnapshots } from "#infra/database/snapshot.ts";
import { openDiskStore } from "#infra/files/disk-store.ts";
import { clearWorkFolder } from "#infra/files/work-folder.ts";
import { openMetrics } from "#infra/metrics.ts";
import { openQueueBackend } from "#infra/queue/backend.ts";
import { openJobSender, startWorkers } from "#infra/queue/jobs.ts";
import { pruneOutbox, relayOutbox } from "#infra/queue/outbox.ts";
import { openRenderer } from "#infra/remotion/renderer.ts";
import { recoverRenders } from "#renders/actions/index.ts";
import { handlersOf, JOBS } from "#worker/catalog.ts";
import { schedulerRound } from "#worker/round.ts";
import { closeServer, listen } from "./listen.ts";

export type Part = "api" | "scheduler" | "worker";

export type Program = {
  prisma: PrismaClient;
  contextOf: (actor: Actor) => Context;
  /** Where the public page is, when this process serves it. */
  origin: string | null;
  /** Asks the scheduler of this process for a round now. */
  wakeScheduler: () => void;
  stop: () => Promise<void>;
};

/** Starts the named parts on one database and one queue. Throws CONFIGURATION; then nothing is left running. */
export async function startProgram(config: Config, parts: readonly Part[], log: Logger): Promise<Program> {
  // What was opened is closed in the opposite order, also when a later part does not open.
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    const database = await openDatabase(config);
    closers.push(database.close);
    const { prisma } = database;
    const isEmbedded = database.engine.kind === "embedded";
    // Alone on the folder, whatever lies in the work folder is abandoned; in a fleet it may be a neighbour's.
    await clearWorkFolder(config.dataDir, isEmbedded ? 0 : DAY);
    const backend = await openQueueBackend(database, config.redisUrl);
    closers.push(backend.close);
    const sender = openJobSender(backend, log);
    closers.push(sender.close);

    const relay = oneAtATime(() => relayOutbox(prisma, sender, JOBS));
    const hurry = () => {
      relay().catch((error) => log.warn({ err: error }, "The outbox waits for the queue"));
    };
    const contextOf = contextMaker({ prisma, log, now: () => new Date(), onCommit: hurry });

    if (isEmbedded) closers.push(startSnapshots(database, config.dataDir, log).stop);
    // On the embedded database nobody else can be at work: what an earlier process began is abandoned.
    const sweep = contextOf({ type: "system", job: "sweep" });
    if (isEmbedded) await recoverRenders({ ctx: sweep, input: { isAlone: true } });
    if (parts.includes("worker")) {
      const renderer = openRenderer({ ...config, workDir: join(config.dataDir, "work") });
      closers.push(renderer.close);
      const handlers = handlersOf({
        contextOf,
        renderer,
        files: openDiskStore(config.dataDir),
        channels: { gallery: galleryChannel(config.dataDir) },
      });
      const concurrency = { renders: 1, releases: 4 };
      closers.push(startWorkers({ backend, jobs: JOBS, handlers, concurrency, log }).close);
    }

    let wakeScheduler = () => {};
    if (parts.includes("scheduler")) {
      const round = async () => {
        const nextInMs = await schedulerRound(contextOf);
        if ((await relay()) > 0) await pruneOutbox(prisma, new Date(Date.now() - 7 * DAY));
        await noteHeartbeat(prisma, "scheduler");
        return nextInMs;
      };
      const heartbeat = startHeartbeat({ round, log });
      wakeScheduler = heartbeat.wake;
      closers.push(heartbeat.stop);
    }

    let origin: string | null = null;
    if (parts.includes("api")) {
      const { server, port } = await listen(config.host, config.port);
      closers.push(() => closeServer(server));
      origin = config.publicUrl ?? `http://localhost:${port}`;
      const app = createApp({
        log,
        site: { origin, links: {} },
        prisma,
        dataDir: config.dataDir,
        pingQueue: backend.ping,
        metrics: openMetrics(prisma),
        metricsToken: config.metricsToken,
      });
      server.on("request", app);
    }
    return { prisma, contextOf, origin, wakeScheduler, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
