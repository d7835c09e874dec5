import type { Call, Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY, MINUTE } from "#core/clock.ts";
import { changeSlot } from "#schedule/actions/index.ts";
import { openTask } from "../holds/store.ts";
import { releaseStateOf } from "../release-state.ts";
import { findRelease, type ReleaseWithAll, updateRelease } from "../store.ts";

export type RefreshRelease = { releaseId: string; now: Date };
/** The release, when it went out with this. */
export type Refreshed = { released: { releaseId: string; releasedAt: Date } | null };

const REST_WITHIN_MS = 10 * MINUTE;
const REMIND_MS = DAY;

/** Works out again where a release stands, from its deliveries, and its slot with it. The caller has locked it. */
export async function refreshRelease({ ctx, input }: Call<RefreshRelease>, tx: Transaction): Promise<Refreshed> {
  const { releaseId, now } = input;
  const release = await findRelease(tx, releaseId);
  if (!release) throw new Error(`Release ${releaseId} is gone.`);
  const { state: before, releasedAt: wasReleasedAt, slot, deliveries, retractions } = release;
  const state = releaseStateOf(
    deliveries.map((delivery) => delivery.state),
    retractions.length > 0,
  );
  const isOut = deliveries.some((delivery) => delivery.state === "confirmed");
  const releasedAt = wasReleasedAt ?? (isOut ? now : null);
  const isOver = state === "released" || state === "retracted";
  const waitMs = state === "failed" ? REMIND_MS : REST_WITHIN_MS;
  await updateRelease(tx, {
    releaseId,
    state,
    releasedAt,
    nextCheckAt: isOver ? null : new Date(now.getTime() + waitMs),
  });
  if (state !== before) {
    await recordAudit(tx, ctx, {
      action: "release.finish",
      entityType: "Release",
      entityId: releaseId,
      before: { state: before },
      after: { state },
    });
  }
  if (slot.state === "releasing" && isOut && retractions.length === 0) await finishSlot({ ctx, input: release }, tx);
  if (slot.state === "releasing" && state === "failed") await missSlot({ ctx, input: release }, tx);
  return { released: wasReleasedAt === null && releasedAt ? { releaseId, releasedAt } : null };
}

async function finishSlot({ ctx, input: { slot } }: Call<ReleaseWithAll>, tx: Transaction): Promise<void> {
  const { schedule: _schedule, ...row } = slot;
  const change = { to: "released", action: "slot.released", reason: null, nextCheckAt: null } as const;
  await changeSlot({ ctx, input: { ...change, slot: row } }, tx);
}

// Nobody is told that it went out: the slot is over, and a person decides what comes next.
async function missSlot({ ctx, input: { slot, deliveries } }: Call<ReleaseWithAll>, tx: Transaction): Promise<void> {
  const { schedule: _schedule, ...row } = slot;
  const reason = `not delivered: ${deliveries.map(({ failure }) => failure ?? "unknown").join("; ")}`;
  const change = { to: "missed", action: "slot.miss", reason, nextCheckAt: null } as const;
  await changeSlot({ ctx, input: { ...change, slot: row } }, tx);
  await openTask(tx, { kind: "missed", slotId: slot.id, reason });
}
