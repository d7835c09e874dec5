import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { RenderFailedError } from "#core/errors.ts";
import type { Run } from "#core/job.ts";
import { explainFailure, isStopping } from "../failure.ts";
import type { FileStore, RenderRequest } from "../ports.ts";
import { requestOf } from "../request.ts";
import type { BegunRender } from "../store.ts";
import { failRender } from "./fail-render.ts";
import type { Lease } from "./keep-lease.ts";

/** `position` says which segment it is; the sound has none. */
export type DoPart = BegunRender & { lease: Lease; position?: number };
export type PartWork = RenderRequest & { folder: string; signal: AbortSignal };

/**
 * Makes a part of a render in a folder of its own; null when the render was lost, or has failed by this.
 * Throws what went wrong when the queue is to begin the part again.
 */
export async function doPart<Made>(
  { ctx, input: { render, storyboard, lease, position } }: Call<DoPart>,
  { files, run }: { files: FileStore; run: Run },
  make: (work: PartWork) => Promise<Made>,
): Promise<Made | null> {
  demand(ctx.actor, "render:run");
  const signal = AbortSignal.any([run.signal, lease.lost]);
  try {
    const folder = await files.createWorkFolder();
    try {
      return await make({ ...requestOf(storyboard, render, files), folder: folder.path, signal });
    } finally {
      await folder.remove();
    }
  } catch (error) {
    await lease.stop();
    if (lease.lost.aborted) return null;
    if (isStopping(run.signal)) throw error;
    const failure = explainFailure(error, run.signal);
    const { reason, message, canRetry } = failure;
    if (canRetry && !run.isLastTry) {
      await noteRetry({ ctx, input: { render, position, failure } });
      throw error;
    }
    ctx.log.warn({ err: error, renderId: render.id, reason }, "A part of a render failed");
    // The queue has tried it often enough: to begin the whole video again would not help.
    await failRender({ ctx, input: { render, reason, message, canRetry: false, isStopping: false } });
    return null;
  } finally {
    await lease.stop();
  }
}

async function noteRetry({
  ctx,
  input: { render, position, failure },
}: Call<Pick<DoPart, "render"> & { position: number | undefined; failure: RenderFailedError }>): Promise<void> {
  try {
    await ctx.transaction((tx) =>
      recordAudit(tx, ctx, {
        action: "part.retry",
        entityType: "Render",
        entityId: render.id,
        after: { attempt: render.attempt, ...(position === undefined ? {} : { position }) },
        reason: `${failure.reason}: ${failure.message}`,
      }),
    );
  } catch (error) {
    // What the queue is told is what went wrong with the part, not that nobody could write it down.
    ctx.log.warn({ err: error, renderId: render.id }, "A try of a part that failed could not be recorded");
  }
}
