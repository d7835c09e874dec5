import { setTimeout as sleep } from "node:timers/promises";
import { MINUTE, SECOND } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { openHighWater } from "#infra/files/high-water.ts";
import { startWorkers } from "#infra/queue/jobs.ts";
import { handlersOf, JOBS } from "#worker/catalog.ts";
import { CONCURRENCY, startScheduler } from "../../../src/cli/parts.ts";
import { insertDueSlots } from "./due-slots.ts";
import type { Engine } from "./engine.ts";
import { makeReady } from "./episodes.ts";
import { noOpChannel } from "./no-op-channel.ts";

/** How late something was, in milliseconds after its slot was due. */
export type Lateness = { p50Ms: number; p99Ms: number; mostMs: number };

export type FloodRow = {
  releases: number;
  /** The first and the last of them are due so far apart. */
  spreadMs: number;
  /** From the first that was due to the last that was confirmed. */
  tookMs: number;
  perSecond: number;
  claimed: Lateness;
  sent: Lateness;
  confirmed: Lateness;
  counts: FloodCounts;
};

/** What must come out whatever the machine: each release once, each sent once. */
export type FloodCounts = { releases: number; confirmed: number; sends: number; sentTwice: number; audited: number };

// Slots become due when everything is up; whoever is slower than this measured itself.
const HEAD_START_MS = 3 * SECOND;
const LONGEST_MS = 20 * MINUTE;

/** Releases so many slots that come due within `spreadMs`, by the program's own scheduler, outbox, queue and workers. */
export async function flood(
  { ground, closers }: Engine,
  { releases, spreadMs, signal }: { releases: number; spreadMs: number; signal: AbortSignal },
): Promise<FloodRow> {
  const { prisma } = ground;
  const { port, sent } = noOpChannel();
  await insertDueSlots(prisma, { releases, dueAt: await dueTime(prisma), spreadMs });
  await makeReady(prisma);
  // Seeding took as long as it took: what counts is that all of them become due from now on.
  await moveSlots(prisma, await dueTime(prisma));

  const place = closers.length;
  const { backend, contextOf, config, log, queue } = ground;
  const handlers = handlersOf({
    contextOf,
    renderer: {} as never,
    files: {} as never,
    pieces: {} as never,
    mail: {} as never,
    delivery: {
      channels: { gallery: port },
      secrets: { seal: (_place, value) => value, open: (_place, sealed) => sealed },
      pathOf: (sha256) => sha256,
      pageUrl: (slug) => `https://sunny.example/watch/${slug}`,
      highWater: openHighWater(config.dataDir),
    },
    queue,
    worker: "bench",
  });
  closers.push(startWorkers({ backend, jobs: JOBS, handlers, concurrency: CONCURRENCY, log }).close);
  startScheduler(ground, { tick: () => {} }, closers);
  await allConfirmed(prisma, releases, signal);
  for (const close of closers.splice(place).reverse()) await close();
  return { releases, spreadMs, ...(await readLateness(prisma, releases)), counts: await count(prisma, sent) };
}

async function dueTime(prisma: PrismaClient): Promise<Date> {
  const [row] = await prisma.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return new Date((row?.now ?? new Date()).getTime() + HEAD_START_MS);
}

async function moveSlots(prisma: PrismaClient, dueAt: Date): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "Slot" SET "nominalAt" = ${dueAt}::timestamptz, "dueAt" = ${dueAt}::timestamptz + "jitterMs" * interval '1 ms',
      "nextCheckAt" = ${dueAt}::timestamptz + "jitterMs" * interval '1 ms'`;
}

async function allConfirmed(prisma: PrismaClient, releases: number, signal: AbortSignal): Promise<void> {
  const stopAt = performance.now() + LONGEST_MS;
  for (;;) {
    const confirmed = await prisma.delivery.count({ where: { state: "confirmed" } });
    if (confirmed >= releases) return;
    if (performance.now() > stopAt) throw new Error(`Only ${confirmed} of ${releases} releases went out.`);
    await sleep(SECOND, undefined, { signal });
  }
}

async function readLateness(prisma: PrismaClient, releases: number) {
  type Row = { tookMs: number } & Record<"claimed" | "sent" | "confirmed", number[]>;
  const [row] = await prisma.$queryRaw<Row[]>`
    WITH "late" AS (
      SELECT extract(epoch FROM r."claimedAt" - s."dueAt") * 1000 AS "claimed",
        extract(epoch FROM d."sentAt" - s."dueAt") * 1000 AS "sent",
        extract(epoch FROM d."confirmedAt" - s."dueAt") * 1000 AS "confirmed",
        d."confirmedAt", s."dueAt"
      FROM "Delivery" d JOIN "Release" r ON r."id" = d."releaseId" JOIN "Slot" s ON s."id" = r."slotId")
    SELECT percentile_disc(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY "claimed")::float8[] AS "claimed",
      percentile_disc(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY "sent")::float8[] AS "sent",
      percentile_disc(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY "confirmed")::float8[] AS "confirmed",
      (extract(epoch FROM max("confirmedAt") - min("dueAt")) * 1000)::float8 AS "tookMs"
    FROM "late"`;
  if (!row) throw new Error("Nothing went out.");
  const { tookMs, claimed, sent, confirmed } = row;
  return {
    tookMs,
    perSecond: (releases / tookMs) * 1000,
    claimed: latenessOf(claimed),
    sent: latenessOf(sent),
    confirmed: latenessOf(confirmed),
  };
}

function latenessOf([p50Ms = 0, p99Ms = 0, mostMs = 0]: number[]): Lateness {
  return { p50Ms, p99Ms, mostMs };
}

async function count(prisma: PrismaClient, sent: ReadonlyMap<string, number>): Promise<FloodCounts> {
  const sends = [...sent.values()];
  return {
    releases: await prisma.release.count(),
    confirmed: await prisma.delivery.count({ where: { state: "confirmed" } }),
    sends: sends.reduce((sum, times) => sum + times, 0),
    sentTwice: sends.filter((times) => times > 1).length,
    audited: await prisma.auditEntry.count(),
  };
}
