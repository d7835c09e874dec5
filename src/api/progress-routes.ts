import { Router } from "express";
import { z } from "zod";
import type { Log } from "#access/index.ts";
import { SECOND } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { readProgress } from "#renders/actions/index.ts";
import { isOver, type ProgressNow } from "#renders/index.ts";
import { openFeed } from "./feed.ts";
import { isOperator } from "./operator.ts";
import { sendProblem } from "./problem.ts";

const LOOK_MS = 350;
const HEARTBEAT_MS = 15 * SECOND;

/** Tells how far a render is, as Server-Sent Events: at once, at each change, until it is over. */
export function progressRoutes({
  prisma,
  metricsToken,
  log,
}: {
  prisma: PrismaClient;
  metricsToken: string | undefined;
  log: Log;
}) {
  const router = Router();
  const look = (id: string) => readProgress(prisma, id, new Date());
  const feed = openFeed({
    look,
    everyMs: LOOK_MS,
    onError: (error) => log.warn({ err: error }, "The progress of a render could not be read; it is read again"),
  });

  router.get("/api/v1/renders/:id/progress", async (request, response) => {
    const { success: isId, data: id } = z.uuid().safeParse(request.params.id);
    // Nobody signs in yet, so this is for whoever runs the program.
    const first = isId && isOperator(request, metricsToken) ? await look(id) : null;
    if (!isId || !first) return sendProblem(request, response, 404, "not-found");
    // "no-transform" keeps the compression from holding events back; the other header asks a proxy for the same.
    response.set({ "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" });
    response.type("text/event-stream").flushHeaders();
    if (request.method === "HEAD") return response.end();

    let told = "";
    const tell = (progress: ProgressNow | null) => {
      const said = JSON.stringify(progress);
      if (progress && said !== told) response.write(`event: progress\ndata: ${said}\n\n`);
      told = said;
      if (!progress || isOver(progress.state)) response.end();
    };
    tell(first);
    if (response.writableEnded) return;
    const leave = feed.listen(id, tell);
    const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
    const stop = () => {
      clearInterval(heartbeat);
      leave();
    };
    response.once("finish", stop).once("close", stop);
  });
  return router;
}
