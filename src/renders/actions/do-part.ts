import type { Call } from "#access/index.ts";
import type { Run } from "#core/job.ts";
import { explainFailure, isStopping } from "../failure.ts";
import type { FileStore, RenderRequest } from "../ports.ts";
import { requestOf } from "../request.ts";
import type { BegunRender } from "../store.ts";
import { failRender } from "./fail-render.ts";
import type { Lease } from "./keep-lease.ts";

export type DoPart = BegunRender & { lease: Lease };
export type PartWork = RenderRequest & { folder: string; signal: AbortSignal };

/**
 * Makes a part of a render in a folder of its own; null when the render was lost, or has failed by this.
 * Throws what went wrong when the queue is to begin the part again.
 */
export async function doPart<Made>(
  { ctx, input: { render, storyboard, lease } }: Call<DoPart>,
  { files, run }: { files: FileStore; run: Run },
  make: (work: PartWork) => Promise<Made>,
): Promise<Made | null> {
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
    const { reason, message, canRetry } = explainFailure(error, run.signal);
    if (canRetry && !run.isLastTry) throw error;
    ctx.log.warn({ err: error, renderId: render.id, reason }, "A part of a render failed");
    // The queue has tried it often enough: to begin the whole video again would not help.
    await failRender({ ctx, input: { render, reason, message, canRetry: false, isStopping: false } });
    return null;
  } finally {
    await lease.stop();
  }
}
