import { type Call, type Context, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { queuedJob } from "#core/job.ts";
import { finishRender, renderStoryboard } from "../jobs.ts";
import { LEASE_MS } from "../lease.ts";
import type { RenderQueue } from "../ports.ts";
import { priorityOf } from "../priority.ts";
import { findOverdueRenders, type OverdueRender, takeOverdueRender } from "../store.ts";

export type RecoverRenders = {
  /** True when this process is known to be the only one: then every begun render is abandoned, however fresh. */
  isAlone?: boolean;
};

/**
 * Gives renders back to the queue whose worker or jobs were lost, and ends those that were begun too often.
 * A render whose jobs wait behind others is in good hands, however long.
 */
export async function recoverRenders(
  { ctx, input: { isAlone = false } }: Call<RecoverRenders>,
  { queue }: { queue: Pick<RenderQueue, "has"> },
): Promise<{ again: number; failed: number }> {
  demand(ctx.actor, "render:recover");
  const overdue = await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    return findOverdueRenders(tx, isAlone ? new Date(now.getTime() + LEASE_MS) : now);
  });
  // Asked between transactions: on the embedded database the queue would wait for the one that waits for it.
  const queued = new Set<string>();
  for (const render of isAlone ? [] : overdue) if (await isInQueue(ctx, render, queue)) queued.add(render.id);

  return ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const nextCheckAt = new Date(now.getTime() + LEASE_MS);
    const counts = { again: 0, failed: 0 };
    for (const render of overdue) {
      if (queued.has(render.id)) {
        await takeOverdueRender(tx, render, { nextCheckAt });
        continue;
      }
      const triesLeft = render.triesLeft + (isAlone && wasStopped(render) ? 1 : 0);
      const isSpent = render.state === "rendering" && triesLeft === 0;
      const message = "The worker ended in the middle of it, more than once.";
      const isTaken = await takeOverdueRender(
        tx,
        render,
        isSpent
          ? { state: "failed", failure: "interrupted", failureDetail: message, finishedAt: now, nextCheckAt: null }
          : { state: "queued", stage: null, triesLeft, nextCheckAt },
      );
      if (!isTaken) continue;
      if (render.state === "rendering") {
        await recordAudit(tx, ctx, {
          action: isSpent ? "render.fail" : "render.recover",
          entityType: "Render",
          entityId: render.id,
          after: { attempt: render.attempt },
          reason: isSpent ? message : "its worker was silent",
        });
      }
      counts[isSpent ? "failed" : "again"] += 1;
      if (isSpent) continue;
      const { id: renderId, attempt } = render;
      await ctx.enqueue(tx, renderStoryboard, { renderId, attempt, priority: priorityOf(render) });
    }
    return counts;
  });
}

async function isInQueue(
  ctx: Context,
  { id: renderId, attempt, state }: OverdueRender,
  queue: Pick<RenderQueue, "has">,
): Promise<boolean> {
  if (state !== "rendering") return false;
  try {
    return await queue.has(queuedJob(finishRender, { renderId, attempt }));
  } catch (error) {
    ctx.log.warn({ err: error, renderId }, "The queue does not say whether a render is in it; it is asked again");
    return true;
  }
}

/** Whether the program ended as it should: its workers let go of what they drew. That costs no try. */
function wasStopped({ state, stage, _count }: OverdueRender): boolean {
  return state === "rendering" && stage === "drawing" && _count.segments === 0;
}
