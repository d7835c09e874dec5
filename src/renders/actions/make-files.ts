import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Run } from "#core/job.ts";
import { type Storyboard, transcriptOf } from "#storyboards/index.ts";
import { srtOf, webVttOf } from "#storyboards/subtitles.ts";
import { explainFailure, isStopping } from "../failure.ts";
import { LEASE_MS } from "../lease.ts";
import type { FileStore, Renderer, RenderOutput } from "../ports.ts";
import { describeFaults, findQualityFaults } from "../quality-checks.ts";
import { requestOf } from "../request.ts";
import {
  type BegunRender,
  findBegunRender,
  findSegments,
  type RenderSegment,
  replaceFiles,
  updateHeldRender,
} from "../store.ts";
import { workDone } from "../work-done.ts";
import { failRender } from "./fail-render.ts";
import { keepLease } from "./keep-lease.ts";

export type MakeFiles = { renderId: string; attempt: number };
export type FilePorts = { renderer: Renderer; files: FileStore; run: Run };

/**
 * Joins the parts of a render, checks the result and keeps its files. Does nothing when the render was cancelled or
 * begun anew. A part that is not there, or no longer, begins it again; whatever goes wrong ends in the render's own state.
 */
export async function makeFiles({ ctx, input }: Call<MakeFiles>, ports: FilePorts): Promise<void> {
  demand(ctx.actor, "render:run");
  const begun = await ctx.transaction(async (tx) => {
    const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
    if (!(await updateHeldRender(tx, input, { stage: "checking", nextCheckAt }))) return null;
    const render = await findBegunRender(tx, input);
    return render && { ...render, segments: await findSegments(tx, input.renderId) };
  });
  if (!begun) return;
  const lease = keepLease({
    log: ctx.log,
    renew: () =>
      ctx.transaction(async (tx) => {
        const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
        return updateHeldRender(tx, input, { nextCheckAt });
      }),
  });
  const { signal } = ports.run;
  const folder = await ports.files.createWorkFolder();
  try {
    assertWhole(begun);
    const request = requestOf(begun.storyboard, begun.render, ports.files);
    const work = { ...request, folder: folder.path, signal: AbortSignal.any([signal, lease.lost]) };
    const output = await ports.renderer.finish(work);
    const faults = findQualityFaults({ ...output, ...request });
    if (faults.length > 0) throw new RenderFailedError("quality", describeFaults(faults));
    const kept = await keepFiles(ports.files, output, begun.storyboard);
    await lease.stop();
    await noteFinished({ ctx, input: { ...begun, output, kept } });
  } catch (error) {
    await lease.stop();
    if (lease.lost.aborted) return;
    const { reason, message, canRetry } = explainFailure(error, signal);
    ctx.log.warn({ err: error, renderId: input.renderId, reason }, "A render could not be finished");
    const failed = { render: begun.render, reason, message, canRetry, isStopping: isStopping(signal) };
    await failRender({ ctx, input: failed });
  } finally {
    await lease.stop();
    await folder.remove();
  }
}

function assertWhole({ render, segments }: BegunRender & { segments: RenderSegment[] }): void {
  if (render.isSoundDone && segments.every(({ state }) => state === "done")) return;
  throw new RenderFailedError("piece", "A part of the video was not made.");
}

type KeptFile = Parameters<typeof replaceFiles>[2][number];

async function keepFiles(files: FileStore, output: RenderOutput, storyboard: Storyboard): Promise<KeptFile[]> {
  return [
    { kind: "video", mediaType: "video/mp4", ...(await files.adopt(output.video)) },
    { kind: "poster", mediaType: "image/jpeg", ...(await files.adopt(output.poster)) },
    { kind: "vtt", mediaType: "text/vtt", ...(await files.write(webVttOf(storyboard))) },
    { kind: "srt", mediaType: "application/x-subrip", ...(await files.write(srtOf(storyboard))) },
    { kind: "transcript", mediaType: "text/plain", ...(await files.write(transcriptOf(storyboard).join("\n\n"))) },
  ];
}

async function noteFinished({
  ctx,
  input: { render, storyboard, segments, output, kept },
}: Call<BegunRender & { segments: RenderSegment[]; output: RenderOutput; kept: KeptFile[] }>): Promise<void> {
  const work = workDone(segments, storyboard.durationFrames);
  await ctx.transaction(async (tx) => {
    const isOurs = await updateHeldRender(
      tx,
      { renderId: render.id, attempt: render.attempt },
      {
        state: "qc_passed",
        progress: 1,
        stage: null,
        failure: null,
        failureDetail: null,
        facts: { ...work, ...output.facts },
        finishedAt: await databaseNow(tx),
        nextCheckAt: null,
      },
    );
    if (!isOurs) return;
    await replaceFiles(tx, render.id, kept);
    const { framesCaptured, framesReused } = work;
    await recordAudit(tx, ctx, {
      action: "render.finish",
      entityType: "Render",
      entityId: render.id,
      after: { contentHash: render.contentHash, files: kept, framesCaptured, framesReused },
    });
  });
}
