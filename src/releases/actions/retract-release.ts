import { z } from "zod";
import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { changeSlot } from "#schedule/actions/index.ts";
import { takeAttempt } from "../deliveries/store.ts";
import { closeTasks, findMissing, lockClaims } from "../holds/store.ts";
import { deliverRelease } from "../jobs.ts";
import { findRelease, insertRetraction, lockRelease, type ReleaseWithAll, voidApprovals } from "../store.ts";
import { takenDown } from "../taken-down.ts";
import { refreshReleases } from "./refresh-releases.ts";

const retractReleaseSchema = z.strictObject({
  releaseId: z.uuid(),
  reason: visibleText(500),
  /** The episode that says it right. */
  replacementId: z.uuid().optional(),
});
export type RetractRelease = z.input<typeof retractReleaseSchema>;

/**
 * Takes a release down, at once and for good: the public page shows it no longer once this returns, each channel is
 * asked to remove it, and what is still on its way is removed when it has arrived. Its approvals are void: the same
 * bytes go out again only with new ones. Throws NOT_FOUND, WRONG_STATE when it was taken down or nothing of it went out.
 */
export async function retractRelease({ ctx, input }: Call<RetractRelease>): Promise<{ state: string }> {
  demand(ctx.actor, "release:retract");
  const { releaseId, reason, replacementId } = parseInput(retractReleaseSchema, input, "retraction");
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    await lockRelease(tx, releaseId);
    const release = await findRelease(tx, releaseId);
    if (!release) throw new NotFoundError("The release");
    if (release.retractions.length > 0) throw new WrongStateError("It was taken down already.");
    if (release.state === "failed") throw new WrongStateError("Nothing of it went out: there is nothing to take down.");
    const missing = await findMissing(tx, { episodeId: replacementId });
    if (missing) throw new NotFoundError("The replacement");
    const now = await databaseNow(tx);
    const retraction = await insertRetraction(tx, { releaseId, reason, replacementId: replacementId ?? null });
    await recordAudit(tx, ctx, {
      action: "release.retract",
      entityType: "Release",
      entityId: releaseId,
      before: { state: release.state },
      after: retraction,
      reason,
    });
    const hashes = release.renders.map(({ render }) => render.contentHash);
    await voidApprovals(tx, hashes, { at: now, reason: `the release was taken down: ${reason}` });
    await closeTasks(tx, { kind: "retract", releaseId }, now);
    await takeDeliveriesDown({ ctx, input: { release, now } }, tx);
    const { schedule: _schedule, ...slot } = release.slot;
    const change = { to: "retracted", action: "slot.retract", reason, nextCheckAt: null } as const;
    await changeSlot({ ctx, input: { ...change, slot } }, tx);
    await refreshReleases({ ctx, input: { releaseIds: [releaseId], now } }, tx);
    return { state: (await findRelease(tx, releaseId))?.state ?? "retracting" };
  });
}

async function takeDeliveriesDown(
  { ctx, input: { release, now } }: Call<{ release: ReleaseWithAll; now: Date }>,
  tx: Transaction,
): Promise<void> {
  for (const delivery of release.deliveries) {
    const { id: deliveryId, attempt, state } = delivery;
    const to = takenDown(delivery);
    if (to === state) continue;
    const isOver = to === "retracted";
    await takeAttempt(tx, { deliveryId, attempt }, { state: to, tries: 0, nextCheckAt: isOver ? null : now });
    if (!isOver) await ctx.enqueue(tx, deliverRelease, { deliveryId, attempt: attempt + 1 });
    await closeTasks(tx, { deliveryId }, now);
  }
}
