import { type Call, databaseNow, type Transaction } from "#access/index.ts";
import { type AuditAction, recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { closeTasks, findJobHold, insertHold, openTask } from "../holds/store.ts";
import type { AfterTry } from "../outcome.ts";
import type { DeliveryState } from "../release-state.ts";
import { countFailures, type Delivery, updateHeldDelivery } from "../store.ts";
import { type Refreshed, refreshRelease } from "./refresh-release.ts";

export type WriteTry = {
  delivery: Pick<Delivery, "id" | "releaseId" | "channelId">;
  attempt: number;
  after: AfterTry;
  /** What the channel told beside it. */
  facts: { permalink?: string | null; firesAt?: Date };
};

/** After so many failures in a row a channel is left alone for a while. */
const BREAKER = 5;
const BREAK_MS = 15 * MINUTE;
const JOB = "deliver-release";

/**
 * Writes down what a try came to, with its task for a person and what it means for the channel and the release.
 * Null when this worker was replaced: then nothing is written. The caller has locked the release.
 */
export async function writeTry({ ctx, input }: Call<WriteTry>, tx: Transaction): Promise<Refreshed | null> {
  const { delivery, attempt, after, facts } = input;
  const { id: deliveryId, releaseId, channelId } = delivery;
  const now = await databaseNow(tx);
  const { state, mayHaveArrived, failure, nextCheckAt, task } = after;
  const isConfirmed = state === "confirmed" ? { confirmedAt: now } : {};
  const isCountedAnew = after.startsOver ? { tries: 0 } : {};
  const change = { state, mayHaveArrived, failure, nextCheckAt, ...facts, ...isConfirmed, ...isCountedAnew };
  if (!(await updateHeldDelivery(tx, { deliveryId, attempt }, change))) return null;
  await recordAudit(tx, ctx, {
    action: ACTION[state],
    entityType: "Delivery",
    entityId: deliveryId,
    after: { state, attempt, mayHaveArrived, nextCheckAt, ...facts },
    ...(failure === null ? {} : { reason: failure }),
  });
  if (state === "confirmed" || state === "retracted") await closeTasks(tx, { deliveryId }, now);
  if (task) await openTask(tx, { ...task, deliveryId, releaseId });
  await judgeChannel({ ctx, input: { channelId, after, now } }, tx);
  return refreshRelease({ ctx, input: { releaseId, now } }, tx);
}

const ACTION: Record<DeliveryState, AuditAction> = {
  confirmed: "delivery.confirm",
  armed: "delivery.accept",
  processing: "delivery.accept",
  with_person: "delivery.accept",
  pending: "delivery.fail",
  sending: "delivery.fail",
  unknown: "delivery.fail",
  failed: "delivery.fail",
  refused: "delivery.fail",
  locked_out: "delivery.fail",
  retracting: "delivery.take-down",
  retracted: "delivery.gone",
};

type JudgeChannel = { channelId: string; after: AfterTry; now: Date };

async function judgeChannel({ ctx, input }: Call<JudgeChannel>, tx: Transaction): Promise<void> {
  const { channelId, after, now } = input;
  if (after.channel === "as_before") return;
  const isLockedOut = after.channel === "locked_out";
  const failures = isLockedOut ? 0 : await countFailures(tx, channelId, after.channel === "failed");
  if (!isLockedOut && failures < BREAKER) return;
  if (await findJobHold(tx, { job: JOB, channelId, now })) return;
  const reason = isLockedOut
    ? `the channel no longer lets us in: ${after.failure}`
    : `${failures} tries in a row failed, the last one: ${after.failure}`;
  await insertHold(tx, {
    channelId,
    job: JOB,
    reason,
    expiresAt: isLockedOut ? null : new Date(now.getTime() + BREAK_MS),
  });
  if (isLockedOut) await openTask(tx, { kind: "reconnect", channelId, reason });
  else await countFailures(tx, channelId, false);
  const facts = { action: "channel.hold", entityType: "Channel", entityId: channelId } as const;
  await recordAudit(tx, ctx, { ...facts, after: { failures, isLockedOut }, reason });
}
