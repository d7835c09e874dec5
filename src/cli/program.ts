import type { Logger } from "pino";
import type { Actor, Context } from "#access/index.ts";
import type { Config } from "#config/env.ts";
import { checkDisclosure } from "#disclosure/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { type Drawing, openDrawing } from "./drawing.ts";
import { type Closers, openGround } from "./ground.ts";
import { startApi, startScheduler, startWorker } from "./parts.ts";
import { openTrail } from "./trail.ts";

export type Part = "api" | "scheduler" | "worker";

export type Program = {
  prisma: PrismaClient;
  contextOf: (actor: Actor) => Context;
  drawing: Drawing;
  /** Where the public page is, when this process serves it. */
  origin: string | null;
  /** Asks the scheduler of this process for a round now. */
  wakeScheduler: () => void;
  stop: () => Promise<void>;
};

/** Starts the named parts on one database and one queue. Throws CONFIGURATION; then nothing is left running. */
export async function startProgram(config: Config, parts: readonly Part[], log: Logger): Promise<Program> {
  if (parts.includes("api")) checkDisclosure(config.disclosure, new Date());
  const closers: Closers = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    const ground = await openGround(config, log, closers);
    const drawing = openDrawing(config);
    closers.push(drawing.renderer.close);
    const trail = openTrail(ground);
    // Closed after everything that still writes to the record.
    if (parts.includes("scheduler")) closers.push(trail.stop);
    if (parts.includes("worker")) await startWorker(ground, drawing, trail, closers);
    const wakeScheduler = parts.includes("scheduler") ? startScheduler(ground, trail, closers) : () => {};
    const origin = parts.includes("api") ? await startApi(ground, drawing, trail, closers) : null;
    const { prisma, contextOf } = ground;
    return { prisma, contextOf, drawing, origin, wakeScheduler, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
