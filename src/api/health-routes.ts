import { access, constants, statfs } from "node:fs/promises";
import { Router } from "express";
import type { Registry } from "prom-client";
import { MINUTE, SECOND } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { answers } from "#infra/database/answers.ts";
import { isClockTrusted, sinceHeartbeat } from "#infra/database/heartbeat-row.ts";
import { isOperator } from "./operator.ts";
import { sendProblem } from "./problem.ts";

// A render needs a few hundred megabytes to work in.
const LEAST_FREE_BYTES = 500_000_000;
const SCHEDULER_LATE_MS = MINUTE;

export type HealthSources = {
  prisma: PrismaClient;
  pingQueue: () => Promise<void>;
  dataDir: string;
  metrics: Registry;
  metricsToken: string | undefined;
};

/** `/healthz` says that the process lives, `/readyz` that its work can be done, `/metrics` how much of it there is. */
export function healthRoutes({ prisma, pingQueue, dataDir, metrics, metricsToken }: HealthSources) {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });

  router.get("/readyz", async (_request, response) => {
    const checks = {
      database: await holds(() => answers(prisma)),
      queue: await holds(async () => pingQueue().then(() => true)),
      // A clock that jumped ahead: nothing is published until it is trusted again.
      clock: await holds(() => isClockTrusted(prisma)),
      disk: await holds(() => hasRoom(dataDir)),
      scheduler: await holds(async () => ((await sinceHeartbeat(prisma, "scheduler")) ?? Infinity) < SCHEDULER_LATE_MS),
    };
    const isReady = Object.values(checks).every(Boolean);
    const words = Object.fromEntries(Object.entries(checks).map(([name, is]) => [name, is ? "ok" : "failing"]));
    response.status(isReady ? 200 : 503).json({ status: isReady ? "ready" : "not ready", checks: words });
  });

  router.get("/metrics", async (request, response) => {
    if (!isOperator(request, metricsToken)) return sendProblem(request, response, 404, "not-found");
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 3 * SECOND, false).unref());
  return Promise.race([check().catch(() => false), late]);
}

async function hasRoom(folder: string): Promise<boolean> {
  await access(folder, constants.W_OK);
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > LEAST_FREE_BYTES;
}
