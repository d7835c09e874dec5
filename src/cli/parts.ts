import { hostname } from "node:os";
import { createApp } from "#api/app.ts";
import { DAY } from "#core/clock.ts";
import { startHeartbeat } from "#infra/cron/heartbeat.ts";
import { noteHeartbeat } from "#infra/database/heartbeat-row.ts";
import { openHighWater } from "#infra/files/high-water.ts";
import { openMetrics } from "#infra/metrics.ts";
import { startWorkers } from "#infra/queue/jobs.ts";
import { pruneOutbox } from "#infra/queue/outbox.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { compareRestored } from "#releases/actions/index.ts";
import { abilitiesOf } from "#releases/index.ts";
import { retimeSlots } from "#schedule/actions/index.ts";
import { handlersOf, JOBS } from "#worker/catalog.ts";
import { schedulerRound } from "#worker/round.ts";
import type { Drawing } from "./drawing.ts";
import type { Closers, Ground } from "./ground.ts";
import { closeServer, listen } from "./listen.ts";

// One segment is drawn while those before it are encoded; deliveries mostly wait.
const CONCURRENCY = { renders: 3, releases: 4 };
// Long enough to see in the outbox what was sent, when something is looked into.
const KEEP_SENT_MS = 7 * DAY;

/** Starts to take jobs out of the queue: renders and deliveries. */
export async function startWorker(
  { config, log, backend, channels, queue, contextOf }: Ground,
  { renderer, files, pieces }: Pick<Drawing, "renderer" | "files" | "pieces">,
  closers: Closers,
): Promise<void> {
  const handlers = handlersOf({
    contextOf,
    renderer,
    files,
    pieces,
    delivery: {
      channels,
      secrets: openSealer(await readSecretKeys(config.dataDir, config.secretKeys)),
      pathOf: files.pathOf,
      pageUrl: (slug) => `${config.publicUrl ?? `http://localhost:${config.port}`}/watch/${slug}`,
      highWater: openHighWater(config.dataDir),
    },
    queue,
    worker: `${hostname()}-${process.pid}`,
  });
  closers.push(startWorkers({ backend, jobs: JOBS, handlers, concurrency: CONCURRENCY, log }).close);
}

/** Starts the rounds that release what is due; returns how to ask for one at once. */
export function startScheduler(
  { config, log, prisma, channels, queue, contextOf, relay }: Ground,
  closers: Closers,
): () => void {
  const abilities = abilitiesOf(channels);
  const clock = { monotonicMs: () => performance.now(), last: null };
  const highWater = openHighWater(config.dataDir);
  let isFirst = true;
  const round = async () => {
    if (isFirst) {
      // Before anything is released: is this the newest database, and does it know the clocks of today?
      await compareRestored({ ctx: contextOf({ type: "system", job: "compare-restored" }), input: {} }, { highWater });
      await retimeSlots({ ctx: contextOf({ type: "system", job: "retime-slots" }), input: {} });
      isFirst = false;
    }
    const nextInMs = await schedulerRound(contextOf, { queue, abilities, clock });
    if ((await relay()) > 0) await pruneOutbox(prisma, new Date(Date.now() - KEEP_SENT_MS));
    await noteHeartbeat(prisma, "scheduler");
    return nextInMs;
  };
  const heartbeat = startHeartbeat({ round, log });
  closers.push(heartbeat.stop);
  return heartbeat.wake;
}

/** Starts to serve the public page and the admin API; returns its address. Throws CONFIGURATION when the port is taken. */
export async function startApi({ config, log, prisma, backend, contextOf }: Ground, closers: Closers): Promise<string> {
  const { server, port } = await listen(config.host, config.port);
  closers.push(() => closeServer(server));
  const origin = config.publicUrl ?? `http://localhost:${port}`;
  const app = createApp({
    log,
    site: { origin, links: {} },
    prisma,
    dataDir: config.dataDir,
    pingQueue: backend.ping,
    metrics: openMetrics(prisma),
    metricsToken: config.metricsToken,
    contextOf,
    // Nobody can sign in yet.
    authenticate: async () => undefined,
  });
  server.on("request", app);
  return origin;
}
