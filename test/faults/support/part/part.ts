// One process of the program, put together as `sunny` does it, with every way to the outside watched: a test has it
// killed, stopped or frozen at a named point. It takes its orders from the process that started it.
import closeWithGrace from "close-with-grace";
import { openDrawing } from "#cli/drawing.ts";
import { type Closers, type Ground, layGround } from "#cli/ground.ts";
import { startApi, startScheduler, startWorker } from "#cli/parts.ts";
import { openTrail } from "#cli/trail.ts";
import { readConfig } from "#config/env.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { openChannels } from "#infra/channels/index.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openLog } from "#infra/log.ts";
import { openQueueBackend } from "#infra/queue/backend.ts";
import type { Order, Orders, Reply, Start } from "./orders.ts";
import { OUTLET, outletPort } from "./outlet.ts";
import { platformPorts } from "./platforms.ts";
import { Tripwires } from "./tripwires.ts";
import { watchOutside } from "./watch-outside.ts";

const config = readConfig();
const log = openLog(config);
const closers: Closers = [];
const wires = new Tripwires();
const SHORT_LOCKS = { lockDuration: 2 * SECOND, stalledInterval: SECOND };
let ground: Ground | undefined;
let wakeScheduler = () => {};

const stop = async () => {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
};

const orders: { [Do in keyof Orders]: (asked: Parameters<Orders[Do]>[0]) => Promise<ReturnType<Orders[Do]>> } = {
  start: async ({ parts, trip, ...places }) => {
    wires.set(trip);
    closeWithGrace({ delay: 30 * SECOND, logger: false }, async ({ err }) => {
      if (err) log.fatal({ err }, "The program ends because of a fault");
      await stop();
    });
    ground = await openWatched(places);
    const drawing = openDrawing(config);
    closers.push(drawing.renderer.close);
    const trail = openTrail(ground);
    if (parts.includes("scheduler")) closers.push(trail.stop);
    if (parts.includes("worker")) await startWorker(ground, drawing, trail, closers);
    if (parts.includes("scheduler")) wakeScheduler = startScheduler(ground, trail, closers);
    return { origin: parts.includes("api") ? await startApi(ground, drawing, trail, closers) : null };
  },
  trip: async (trip) => wires.set(trip ?? undefined),
  plan: async ({ scheduleId, episodeId, ids, trip, inMs = -MINUTE }) => {
    const { prisma } = opened();
    const [{ now }] = (await prisma.$queryRawUnsafe("SELECT now()")) as [{ now: Date }];
    const rows = ids.map((id, index) => ({
      id,
      key: `manual:${id}`,
      ...dueAt(new Date(now.getTime() + inMs + index)),
    }));
    await prisma.slot.createMany({ data: rows.map((row) => ({ ...row, scheduleId, episodeId })) });
    if (trip) wires.set(trip);
    wakeScheduler();
  },
  wake: async () => wakeScheduler(),
  rows: (sql) => opened().prisma.$queryRawUnsafe(sql),
  atWork: async () => wires.atWork,
  block: async (ms) => {
    for (const until = Date.now() + ms; Date.now() < until; );
  },
};

async function openWatched({
  outlet,
  platform,
  trustedOrigins = [],
  locks = SHORT_LOCKS,
}: Omit<Start, "parts">): Promise<Ground> {
  const database = await openDatabase(config);
  closers.push(database.close);
  const backend = await openQueueBackend(database, config.redisUrl);
  closers.push(backend.close);
  // The test's own clock is found before the database's: see `database-clock.ts`.
  const { engine } = database;
  if (engine.kind === "embedded") await engine.pglite.exec("SET search_path TO bullmq, public, pg_catalog");
  const channels = {
    ...openChannels({ dataDir: config.dataDir, now: () => new Date(), trusted: { origins: trustedOrigins } }),
    [OUTLET]: outletPort(outlet),
    ...(platform && platformPorts(platform, wires)),
  };
  return layGround(watchOutside({ database, backend, channels }, wires, locks), config, log, closers);
}

function opened(): Ground {
  if (!ground) throw new Error("Nothing was started yet.");
  return ground;
}

function dueAt(instant: Date) {
  return {
    wallTime: instant.toISOString().slice(0, 16),
    timeZone: "Etc/UTC",
    nominalAt: instant,
    dueAt: instant,
    nextCheckAt: instant,
    tzdbVersion: "2026f",
    state: "scheduled" as const,
  };
}

process.on("message", async (order: Order) => {
  const reply: Reply = { id: order.id };
  try {
    // Each order's name and what it is asked with belong together, which a union of them no longer says.
    reply.result = await orders[order.do](order.with as never);
  } catch (error) {
    reply.error = error instanceof Error ? error.message : String(error);
  }
  process.send?.(reply);
});
process.on("disconnect", () => process.exit());
process.send?.({ id: 0 } satisfies Reply);
