import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { RenderFailedError } from "#core/errors.ts";
import { type Storyboard, transcriptOf } from "#storyboards/index.ts";
import { srtOf, webVttOf } from "#storyboards/subtitles.ts";
import { LEASE_MS, RENEW_MS } from "../lease.ts";
import type { FileStore, Renderer, RenderOutput, RenderProgress } from "../ports.ts";
import { describeFaults, findQualityFaults } from "../quality-checks.ts";
import { claimRender, findStoryboard, type Render, replaceFiles, updateHeldRender } from "../store.ts";
import { failRender } from "./fail-render.ts";

export type RunRender = { renderId: string; attempt: number };
export type RenderPorts = { renderer: Renderer; files: FileStore; signal: AbortSignal };

/**
 * Makes the files of a requested render. Does nothing when another worker has it or had it.
 * Whatever goes wrong ends in the render's own state, never in a lost job.
 */
export async function runRender({ ctx, input }: Call<RunRender>, ports: RenderPorts): Promise<void> {
  demand(ctx.actor, "render:run");
  const begun = await ctx.transaction(async (tx) => {
    const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
    const render = await claimRender(tx, { ...input, nextCheckAt });
    if (!render) return null;
    await recordAudit(tx, ctx, {
      action: "render.claim",
      entityType: "Render",
      entityId: render.id,
      after: { attempt: render.attempt },
    });
    return { render, storyboard: await findStoryboard(tx, render.storyboardHash) };
  });
  if (!begun) return;
  const { render, storyboard } = begun;
  try {
    if (!storyboard) throw new RenderFailedError("poison", "The storyboard of this render is gone.");
    await makeFiles({ ctx, input: { render, storyboard } }, ports);
  } catch (error) {
    const { reason, message, canRetry } = explain(error, ports.signal);
    const isStopping = ports.signal.aborted && !isTimeout(ports.signal);
    ctx.log.warn({ err: error, renderId: render.id, reason }, isStopping ? "A render was stopped" : "A render failed");
    await failRender({ ctx, input: { render, reason, message, canRetry, isStopping } });
  }
}

async function makeFiles(
  { ctx, input: { render, storyboard } }: Call<{ render: Render; storyboard: Storyboard }>,
  { renderer, files, signal }: RenderPorts,
): Promise<void> {
  const folder = await files.createWorkFolder();
  const lease = keepLease({ ctx, input: render });
  try {
    const output = await renderer.render({
      storyboard,
      quality: render.quality,
      folder: folder.path,
      paths: Object.fromEntries(
        [...storyboard.voice, ...storyboard.assets].map(({ sha256 }) => [sha256, files.pathOf(sha256)]),
      ),
      signal: AbortSignal.any([signal, lease.lost]),
      onProgress: lease.report,
    });
    const faults = findQualityFaults({ ...output, storyboard, quality: render.quality });
    if (faults.length > 0) throw new RenderFailedError("quality", describeFaults(faults));
    const kept = await keepFiles(files, output, storyboard);
    await lease.stop();
    await finishRender({ ctx, input: { render, output, kept } });
  } finally {
    await lease.stop();
    await folder.remove();
  }
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

async function finishRender({
  ctx,
  input: { render, output, kept },
}: Call<{ render: Render; output: RenderOutput; kept: KeptFile[] }>): Promise<void> {
  const { framesCaptured, framesReused, segments, segmentsMade, facts } = output;
  await ctx.transaction(async (tx) => {
    const held = await updateHeldRender(
      tx,
      { renderId: render.id, attempt: render.attempt },
      {
        state: "qc_passed",
        progress: 1,
        stage: null,
        failure: null,
        failureDetail: null,
        facts: { framesCaptured, framesReused, segments, segmentsMade, ...facts },
        finishedAt: await databaseNow(tx),
        nextCheckAt: null,
      },
    );
    if (!held) return;
    await replaceFiles(tx, render.id, kept);
    await recordAudit(tx, ctx, {
      action: "render.finish",
      entityType: "Render",
      entityId: render.id,
      after: { contentHash: render.contentHash, files: kept, framesCaptured, framesReused },
    });
  });
}

/** Writes progress and renews the lease together; `lost` aborts when the render was given to another worker. */
function keepLease({ ctx, input: render }: Call<Render>) {
  const lost = new AbortController();
  let latest: RenderProgress = { stage: "starting", done: 0, total: 1 };
  let writing: Promise<void> = Promise.resolve();
  const renew = async () => {
    await ctx.transaction(async (tx) => {
      const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
      const { stage, done, total } = latest;
      const held = { renderId: render.id, attempt: render.attempt };
      if (!(await updateHeldRender(tx, held, { stage, progress: done / total, nextCheckAt }))) lost.abort();
    });
  };
  const timer = setInterval(() => {
    writing = writing.then(renew).catch((error) => {
      ctx.log.warn({ err: error, renderId: render.id }, "The progress of a render could not be written");
    });
  }, RENEW_MS);
  return {
    lost: lost.signal,
    report: (progress: RenderProgress) => {
      latest = progress;
    },
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}

function explain(error: unknown, signal: AbortSignal): RenderFailedError {
  if (isTimeout(signal))
    return new RenderFailedError("poison", "It took longer than a render may take.", { cause: error });
  if (error instanceof RenderFailedError) return error;
  return new RenderFailedError("poison", error instanceof Error ? error.message : String(error), { cause: error });
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
}
