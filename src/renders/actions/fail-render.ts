import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { RenderFailure } from "#core/errors.ts";
import { renderStoryboard } from "../jobs.ts";
import { LEASE_MS } from "../lease.ts";
import { priorityOf } from "../priority.ts";
import { type Render, updateHeldRender } from "../store.ts";

export type FailRender = {
  render: Pick<Render, "id" | "attempt" | "triesLeft" | "quality" | "neededAt">;
  reason: RenderFailure;
  message: string;
  /** Whether the same content may succeed the next time. */
  canRetry: boolean;
  /** Whether it was we who stopped it, to end the process: that does not count against it. */
  isStopping: boolean;
};

/** Ends an attempt that brought no file: the render is begun again while that may help, else it has failed. */
export async function failRender({ ctx, input }: Call<FailRender>): Promise<void> {
  demand(ctx.actor, "render:run");
  const { render, reason, message, canRetry, isStopping } = input;
  const again = isStopping || (canRetry && render.triesLeft > 0);
  await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const held = { renderId: render.id, attempt: render.attempt };
    const written = await updateHeldRender(tx, held, {
      state: again ? "queued" : reason === "quality" ? "qc_failed" : "failed",
      ...(isStopping ? { triesLeft: render.triesLeft + 1 } : {}),
      failure: reason,
      failureDetail: message,
      stage: null,
      finishedAt: again ? null : now,
      nextCheckAt: again ? new Date(now.getTime() + LEASE_MS) : null,
    });
    if (!written) return;
    await recordAudit(tx, ctx, {
      action: "render.fail",
      entityType: "Render",
      entityId: render.id,
      after: { attempt: render.attempt, again, isStopping },
      reason: `${reason}: ${message}`,
    });
    if (again) await ctx.enqueue(tx, renderStoryboard, { ...held, priority: priorityOf(render) });
  });
}
