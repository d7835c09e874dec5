import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { Run } from "#core/job.ts";
import { LEASE_MS, TURN_MS } from "../lease.ts";
import type { FileStore, Renderer, SegmentWork } from "../ports.ts";
import {
  type BegunRender,
  finishSegment,
  type RenderSegment,
  releaseSegment,
  renewSegment,
  type SegmentClaim,
  takeSegment,
} from "../store.ts";
import { doPart } from "./do-part.ts";
import { keepLease } from "./keep-lease.ts";

export type MakeSegment = { renderId: string; attempt: number; position: number };
export type PartPorts = {
  renderer: Renderer;
  files: FileStore;
  /** The name of this worker, for whoever asks who draws what. */
  worker: string;
  run: Run;
};

/**
 * Draws a segment of a render, once whoever asks: while another draws the same pictures it waits, then takes theirs.
 * Does nothing when the render was cancelled or begun anew. Throws RENDER_FAILED when trying again may help.
 */
export async function makeSegment({ ctx, input }: Call<MakeSegment>, ports: PartPorts): Promise<void> {
  demand(ctx.actor, "render:run");
  const claim = { ...input, worker: `${ports.worker} ${randomUUID()}` };
  const taken = await waitForTurn({ ctx, input: claim }, ports.run.signal);
  if (!taken) return;
  const { segment, ...begun } = taken;

  let drawn = 0;
  const lease = keepLease({
    log: ctx.log,
    renew: () =>
      ctx.transaction(async (tx) => {
        const leaseUntil = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
        return renewSegment(tx, claim, { framesDone: Math.min(drawn, segment.captures), leaseUntil });
      }),
  });
  const onFrame = (done: number) => {
    drawn = done;
  };
  let work: SegmentWork | null = null;
  try {
    work = await doPart({ ctx, input: { ...begun, lease, position: input.position } }, ports, (part) =>
      ports.renderer.drawSegment({ ...part, position: input.position, onFrame }),
    );
  } finally {
    if (!work) await ctx.transaction((tx) => releaseSegment(tx, claim));
  }
  if (work) await noteDone({ ctx, input: { claim, segment, work } });
}

/** Takes the segment as soon as nobody else draws its key; null when there is nothing to do. */
async function waitForTurn(
  { ctx, input: claim }: Call<SegmentClaim>,
  signal: AbortSignal,
): Promise<(BegunRender & { segment: RenderSegment }) | null> {
  for (;;) {
    const turn = await ctx.transaction(async (tx) => {
      const now = await databaseNow(tx);
      const taken = await takeSegment(tx, claim, { now, leaseUntil: new Date(now.getTime() + LEASE_MS) });
      // As it was read: one that was still being drawn was left behind by a worker that is silent.
      if (typeof taken === "string" || taken.segment.state !== "drawing") return taken;
      const { renderId, attempt, position } = claim;
      await recordAudit(tx, ctx, {
        action: "segment.recover",
        entityType: "Render",
        entityId: renderId,
        after: { attempt, position, worker: taken.segment.worker },
        reason: "its worker was silent",
      });
      return taken;
    });
    if (turn === "never") return null;
    if (turn !== "later") return turn;
    await sleep(TURN_MS, undefined, { signal });
  }
}

async function noteDone({
  ctx,
  input: { claim, segment, work },
}: Call<{ claim: SegmentClaim; segment: RenderSegment; work: SegmentWork }>): Promise<void> {
  await ctx.transaction(async (tx) => {
    const nextCheckAt = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
    const isOurs = await finishSegment(tx, claim, { ...work, captures: segment.captures, nextCheckAt });
    if (!isOurs || work.framesCaptured === 0) return;
    const { renderId, attempt, position, worker } = claim;
    await recordAudit(tx, ctx, {
      action: "segment.draw",
      entityType: "Render",
      entityId: renderId,
      after: { attempt, position, key: segment.key, worker, ...work },
    });
  });
}
