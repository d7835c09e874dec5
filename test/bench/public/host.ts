import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { createApp } from "#api/app.ts";
import { readConfig } from "#config/env.ts";
import { contextMaker } from "#infra/context.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openLog } from "#infra/log.ts";
import { openMetrics } from "#infra/metrics.ts";
import { retractRelease } from "#releases/actions/index.ts";
import { noAdminWork } from "../../account-ports.ts";
import { publishSeries } from "../../published-series.ts";
import { BENCH_PASS } from "./options.ts";

const BENCH_PERSON = "00000000-0000-4000-8000-000000000000";

const tasksSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("publish"), video: z.string(), poster: z.string() }),
  z.object({ do: z.literal("retract"), releaseId: z.string() }),
]);

/** The public page as a process of its own: told over its channel what to publish and what to take down. */
export async function servePublic(): Promise<void> {
  const config = readConfig();
  const log = openLog(config);
  const database = await openDatabase(config);
  await migrate(database);
  const { prisma } = database;
  const contextOf = contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} });
  const server = createServer(
    createApp({
      log,
      site: { origin: "http://localhost", links: {} },
      prisma,
      dataDir: config.dataDir,
      pingQueue: async () => {},
      metrics: openMetrics(prisma),
      metricsToken: undefined,
      contextOf,
      ...noAdminWork,
      // Who plans asks the admin API while visitors come.
      authenticate: async ({ headers }) =>
        headers.authorization === `Bearer ${BENCH_PASS}`
          ? {
              actor: { type: "person", personId: BENCH_PERSON, roles: ["scheduler"] },
              signedInAt: new Date(),
              isFresh: true,
            }
          : undefined,
      rates: { perAddress: 1e9, perActor: 1e9 },
    }),
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  const tell = (message: object) => process.send?.(message);
  process.on("message", async (message) => {
    const task = tasksSchema.parse(message);
    if (task.do === "publish") {
      const { releases } = await publishSeries({
        prisma,
        dataDir: config.dataDir,
        episodes: ["email-first", "three-random-words", "meet-the-passkey"],
        locales: ["en"],
        formats: ["vertical"],
        // Other bytes for each episode: what two share stays public when one is taken down.
        filesOf: async ({ episode }) => {
          appendFileSync(task.video, episode);
          return task;
        },
      });
      tell({ published: releases });
      return;
    }
    const { id: personId } = await prisma.person.create({
      data: { name: "Rosa", email: "rosa@example.org", roles: ["accuracy_reviewer"] },
    });
    const ctx = contextOf({ type: "person", personId, roles: ["accuracy_reviewer"] });
    await retractRelease({ ctx, input: { releaseId: task.releaseId, reason: "The advice changed." } });
    tell({ retractedAt: Date.now() });
  });
  process.on("disconnect", () => process.exit());
  tell({ port: (server.address() as AddressInfo).port });
}
