import type { Call, Transaction } from "#access/index.ts";
import { type AuditFacts, recordAudit } from "#audit/index.ts";
import { DAY, MINUTE } from "#core/clock.ts";
import { changeSlot, changeSlots } from "#schedule/actions/index.ts";
import { openTask } from "../holds/store.ts";
import { releaseStateOf } from "../release-state.ts";
import { findStandingReleases, type StandingRelease, updateReleases } from "../store.ts";

export type RefreshReleases = { releaseIds: readonly string[]; now: Date };
/** The release, when it went out with this. */
export type Refreshed = { released: { releaseId: string; releasedAt: Date } | null };

type Standing = ReturnType<typeof standingOf>;

const REST_WITHIN_MS = 10 * MINUTE;
const REMIND_MS = DAY;

/** Works out again where releases stand, from their deliveries, and their slots with them. The caller has locked them. */
export async function refreshReleases(
  { ctx, input: { releaseIds, now } }: Call<RefreshReleases>,
  tx: Transaction,
): Promise<ReadonlyMap<string, Refreshed>> {
  const releases = await findStandingReleases(tx, releaseIds);
  if (releases.length < releaseIds.length) throw new Error(`One of the releases ${releaseIds.join(", ")} is gone.`);
  const all = releases.map((release) => standingOf(release, now));
  await updateReleases(
    tx,
    all.map(({ release: { id }, state, releasedAt, nextCheckAt }) => ({ id, state, releasedAt, nextCheckAt })),
  );
  await recordAudit(tx, ctx, ...all.filter(({ state, release }) => state !== release.state).map(factsOf));
  await endSlots({ ctx, input: all.filter(({ release }) => release.slot.state === "releasing") }, tx);
  return new Map(
    all.map(({ release: { id, releasedAt: before }, releasedAt }) => [
      id,
      { released: before === null && releasedAt ? { releaseId: id, releasedAt } : null },
    ]),
  );
}

function standingOf(release: StandingRelease, now: Date) {
  const { deliveries, retractions } = release;
  const states = deliveries.map((delivery) => delivery.state);
  const state = releaseStateOf(states, retractions.length > 0);
  const isOut = states.includes("confirmed");
  const isOver = state === "released" || state === "retracted";
  const waitMs = state === "failed" ? REMIND_MS : REST_WITHIN_MS;
  const nextCheckAt = isOver ? null : new Date(now.getTime() + waitMs);
  return { release, state, isOut, releasedAt: release.releasedAt ?? (isOut ? now : null), nextCheckAt };
}

const factsOf = ({ release: { id, state: before }, state }: Standing): AuditFacts => ({
  action: "release.finish",
  entityType: "Release",
  entityId: id,
  before: { state: before },
  after: { state },
});

async function endSlots({ ctx, input: all }: Call<readonly Standing[]>, tx: Transaction): Promise<void> {
  const out = all.filter(({ isOut, release }) => isOut && release.retractions.length === 0);
  const released = { to: "released", action: "slot.released", reason: null, nextCheckAt: null } as const;
  await changeSlots({ ctx, input: { ...released, slots: out.map(({ release }) => ({ slot: release.slot })) } }, tx);
  for (const { release, state } of all) {
    if (state === "failed") await missSlot({ ctx, input: release }, tx);
  }
}

// Nobody is told that it went out: the slot is over, and a person decides what comes next.
async function missSlot({ ctx, input: { slot, deliveries } }: Call<StandingRelease>, tx: Transaction): Promise<void> {
  const reason = `not delivered: ${deliveries.map(({ failure }) => failure ?? "unknown").join("; ")}`;
  const change = { to: "missed", action: "slot.miss", reason, nextCheckAt: null } as const;
  await changeSlot({ ctx, input: { ...change, slot } }, tx);
  await openTask(tx, { kind: "missed", slotId: slot.id, reason });
}
