import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { renderStoryboard } from "../jobs.ts";
import { LEASE_MS } from "../lease.ts";
import { findOverdueRenders, takeOverdueRender } from "../store.ts";

export type RecoverRenders = {
  /** True when this process is known to be the only one: then every begun render is abandoned, however fresh. */
  isAlone?: boolean;
};

/** Gives renders back to the queue whose worker or job was lost, and ends those that were begun too often. */
export async function recoverRenders({ ctx, input }: Call<RecoverRenders>): Promise<{ again: number; failed: number }> {
  demand(ctx.actor, "render:recover");
  return ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const horizon = input.isAlone ? new Date(now.getTime() + LEASE_MS) : now;
    const counts = { again: 0, failed: 0 };
    for (const render of await findOverdueRenders(tx, horizon)) {
      const isSpent = render.state === "rendering" && render.triesLeft === 0;
      const message = "The worker ended in the middle of it, more than once.";
      const isTaken = await takeOverdueRender(
        tx,
        render,
        isSpent
          ? { state: "failed", failure: "interrupted", failureDetail: message, finishedAt: now, nextCheckAt: null }
          : { state: "queued", nextCheckAt: new Date(now.getTime() + LEASE_MS) },
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
      if (!isSpent) await ctx.enqueue(tx, renderStoryboard, { renderId: render.id, attempt: render.attempt });
    }
    return counts;
  });
}
