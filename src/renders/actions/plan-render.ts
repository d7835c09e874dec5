import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Run } from "#core/job.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { explainFailure, isStopping } from "../failure.ts";
import { flowOf } from "../flow.ts";
import { LEASE_MS } from "../lease.ts";
import type { FileStore, Renderer, RenderPlan, RenderQueue } from "../ports.ts";
import { priorityOf } from "../priority.ts";
import { requestOf } from "../request.ts";
import { claimRender, findStoryboard, insertSegments, type Render, updateHeldRender } from "../store.ts";
import { failRender } from "./fail-render.ts";
import { keepLease } from "./keep-lease.ts";

export type PlanRender = { renderId: string; attempt: number };
export type PlanPorts = { renderer: Renderer; files: FileStore; queue: RenderQueue; run: Run };

/**
 * Begins a requested render: finds what it is made of and asks for the parts that are not there yet.
 * Does nothing when another worker has it or had it. Whatever goes wrong ends in the render's own state.
 */
export async function planRender({ ctx, input }: Call<PlanRender>, ports: PlanPorts): Promise<void> {
  demand(ctx.actor, "render:run");
  const begun = await ctx.transaction(async (tx) => {
    const startedAt = await databaseNow(tx);
    const nextCheckAt = new Date(startedAt.getTime() + LEASE_MS);
    const render = await claimRender(tx, { ...input, startedAt, nextCheckAt });
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
  const plan = await makePlan({ ctx, input: { render, storyboard } }, ports);
  if (!plan) return;
  const held = { renderId: render.id, attempt: render.attempt };
  const isOurs = await ctx.transaction(async (tx) => {
    const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
    const { segments, isSoundKept } = plan;
    const progress = segments.every(({ isKept }) => isKept) ? 1 : 0;
    const data = { stage: "drawing", isSoundDone: isSoundKept, progress, nextCheckAt };
    if (!(await updateHeldRender(tx, held, data))) return false;
    await insertSegments(tx, render.id, segments);
    const toDraw = segments.filter(({ isKept }) => !isKept);
    await recordAudit(tx, ctx, {
      action: "render.plan",
      entityType: "Render",
      entityId: render.id,
      after: {
        attempt: render.attempt,
        segments: segments.length,
        segmentsKept: segments.length - toDraw.length,
        captures: toDraw.reduce((sum, { captures }) => sum + captures, 0),
        isSoundKept,
      },
    });
    return true;
  });
  // Should the queue be lost before it has them, the sweep finds a render without jobs and begins it again.
  if (isOurs) await ports.queue.sendFlow(flowOf({ ...held, priority: priorityOf(render) }, plan));
}

async function makePlan(
  { ctx, input: { render, storyboard } }: Call<{ render: Render; storyboard: Storyboard | null }>,
  { renderer, files, run: { signal } }: PlanPorts,
): Promise<RenderPlan | null> {
  const lease = keepLease({
    log: ctx.log,
    renew: () =>
      ctx.transaction(async (tx) => {
        const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
        return updateHeldRender(tx, { renderId: render.id, attempt: render.attempt }, { nextCheckAt });
      }),
  });
  try {
    if (!storyboard) throw new RenderFailedError("poison", "The storyboard of this render is gone.");
    const request = requestOf(storyboard, render, files);
    return await renderer.plan({ ...request, signal: AbortSignal.any([signal, lease.lost]) });
  } catch (error) {
    await lease.stop();
    if (lease.lost.aborted) return null;
    const { reason, message, canRetry } = explainFailure(error, signal);
    ctx.log.warn({ err: error, renderId: render.id, reason }, "A render could not be planned");
    await failRender({ ctx, input: { render, reason, message, canRetry, isStopping: isStopping(signal) } });
    return null;
  } finally {
    await lease.stop();
  }
}
