import { hostname } from "node:os";
import { createApp } from "#api/app.ts";
import { openAuthenticate } from "#api/recognise.ts";
import { TRUST_PATHS } from "#api/trust/trust-parts.ts";
import { readTemplateHash } from "#config/template.ts";
import { DAY } from "#core/clock.ts";
import { startHeartbeat } from "#infra/cron/heartbeat.ts";
import { demandFolder } from "#infra/database/demand-folder.ts";
import { noteHeartbeat } from "#infra/database/heartbeat-row.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openHighWater } from "#infra/files/high-water.ts";
import { mediaTaker } from "#infra/media/take-media.ts";
import { openMetrics } from "#infra/metrics.ts";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";
import { startWorkers } from "#infra/queue/jobs.ts";
import { pruneOutbox } from "#infra/queue/outbox.ts";
import { openRateStore } from "#infra/rate-store.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { compareRestored } from "#releases/actions/index.ts";
import { abilitiesOf } from "#releases/index.ts";
import { previewKeys } from "#reviews/index.ts";
import { retimeSlots } from "#schedule/actions/index.ts";
import { handlersOf, JOBS } from "#worker/catalog.ts";
import { schedulerRound } from "#worker/round.ts";
import type { Drawing } from "./drawing.ts";
import type { Closers, Ground } from "./ground.ts";
import { closeServer, listen } from "./listen.ts";
import { openMailer, originOf } from "./mail.ts";
import type { Trail } from "./trail.ts";
import { openTrust } from "./trust.ts";

// One segment is drawn while those before it are encoded; deliveries mostly wait.
export const CONCURRENCY = { renders: 3, releases: 100, mails: 1 };
// Long enough to see in the outbox what was sent, when something is looked into.
const KEEP_SENT_MS = 7 * DAY;

/** Starts to take jobs out of the queue: renders and deliveries. */
export async function startWorker(
  { config, log, backend, channels, queue, contextOf }: Ground,
  { renderer, files, pieces }: Pick<Drawing, "renderer" | "files" | "pieces">,
  { signer }: Pick<Trail, "signer">,
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
    mail: { mailer: openMailer(config), signer, origin: originOf(config) },
    queue,
    worker: `${hostname()}-${process.pid}`,
  });
  closers.push(startWorkers({ backend, jobs: JOBS, handlers, concurrency: CONCURRENCY, log }).close);
}

/** Starts the rounds that release what is due; returns how to ask for one at once. */
export function startScheduler(
  { config, log, prisma, channels, queue, contextOf, relay }: Ground,
  trail: Pick<Trail, "tick">,
  closers: Closers,
): () => void {
  const abilities = abilitiesOf(channels);
  const clock = { monotonicMs: () => performance.now(), last: null };
  const highWater = openHighWater(config.dataDir);
  let isCompared = false;
  let retimedAtMs = Number.NEGATIVE_INFINITY;
  const round = async () => {
    if (config.databaseUrl === undefined) await demandFolder(config.dataDir);
    // Before anything is released: is this the newest database, and does it know the clocks of today?
    if (!isCompared) {
      await compareRestored({ ctx: contextOf({ type: "system", job: "compare-restored" }), input: {} }, { highWater });
      isCompared = true;
    }
    // Slots of a process with other time-zone data may have come since.
    if (performance.now() - retimedAtMs >= DAY) {
      await retimeSlots({ ctx: contextOf({ type: "system", job: "retime-slots" }), input: {} });
      retimedAtMs = performance.now();
    }
    const nextInMs = await schedulerRound(contextOf, { queue, abilities, clock });
    if ((await relay()) > 0) await pruneOutbox(prisma, new Date(Date.now() - KEEP_SENT_MS));
    await noteHeartbeat(prisma, "scheduler");
    trail.tick(abilities);
    return nextInMs;
  };
  const heartbeat = startHeartbeat({ round, log });
  closers.push(heartbeat.stop);
  return heartbeat.wake;
}

const { bounty: bugBounty, transparency, accountability } = TRUST_PATHS;
const TRUST_LINKS = { bugBounty, transparency, accountability };

/** Starts to serve the public page and the admin API; returns its address. Throws CONFIGURATION when the port is taken. */
export async function startApi(
  ground: Ground,
  { checkFit, narrator, files }: Pick<Drawing, "checkFit" | "narrator" | "files">,
  { signer }: Pick<Trail, "signer">,
  closers: Closers,
): Promise<string> {
  const { config, log, prisma, backend, channels, contextOf } = ground;
  const { server, port } = await listen(config.host, config.port);
  const origin = config.publicUrl ?? `http://localhost:${port}`;
  const rates = config.redisUrl === undefined ? undefined : openRateStore(config.redisUrl);
  if (rates) closers.push(async () => rates.close());
  const trust = await openTrust(ground, { signer }, origin, closers).catch(async (error) => {
    await closeServer(server);
    throw error;
  });
  // After it in the list, so before it at the end: the last answers are counted too.
  closers.push(() => closeServer(server));
  const passwords = openPasswordHasher();
  const secretKeys = await readSecretKeys(config.dataDir, config.secretKeys);
  const sealer = openSealer(secretKeys);
  const app = createApp({
    log,
    site: { origin, links: TRUST_LINKS },
    trust,
    prisma,
    dataDir: config.dataDir,
    pingQueue: backend.ping,
    metrics: openMetrics(prisma),
    metricsToken: config.metricsToken,
    contextOf,
    authenticate: openAuthenticate(prisma, origin),
    accounts: {
      passwords,
      sealer,
      relyingParty: { id: new URL(origin).hostname, name: "Sunny Corner", origin: new URL(origin).origin },
    },
    ...(rates ? { rateStore: rates.storeFor } : {}),
    channels,
    secrets: sealer,
    preview: { keys: previewKeys(secretKeys), passwords },
    drawing: { checkFit, narrator, files, takeMedia: mediaTaker(files), templateHash: readTemplateHash },
    trail: { signer, checkpoints: openCheckpointFile(config.dataDir) },
  });
  server.on("request", app);
  return origin;
}
