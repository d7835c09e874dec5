import { type Call, databaseNow, type Transaction } from "#access/index.ts";
import { type AuditAction, type AuditFacts, recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { changeDeliveries } from "../deliveries/store.ts";
import { closeTasks, findJobHold, insertHold, openTask } from "../holds/store.ts";
import type { AfterTry } from "../outcome.ts";
import type { DeliveryState } from "../release-state.ts";
import { countFailure, type Delivery, endFailures } from "../store.ts";
import { type Refreshed, refreshReleases } from "./refresh-releases.ts";

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
 * Writes down what tries came to, with the tasks for a person and what it means for channels and releases. Null for
 * one whose worker was replaced: of it nothing is written. The caller has locked the releases.
 */
export async function writeTries(
  { ctx, input }: Call<readonly WriteTry[]>,
  tx: Transaction,
): Promise<(Refreshed | null)[]> {
  const now = await databaseNow(tx);
  const held = await changeDeliveries(
    tx,
    input.map(({ delivery, attempt, after, facts }) => ({
      held: { deliveryId: delivery.id, attempt },
      set: { ...changeOf(after, now), ...facts },
    })),
  );
  const written = input.filter(({ delivery }) => held.has(delivery.id));
  await recordAudit(tx, ctx, ...written.map(factsOf));
  const over = written.filter(({ after: { state } }) => state === "confirmed" || state === "retracted");
  if (over.length > 0) await closeTasks(tx, { deliveryId: { in: over.map(({ delivery }) => delivery.id) } }, now);
  for (const { delivery, after } of written) {
    if (after.task) await openTask(tx, { ...after.task, deliveryId: delivery.id, releaseId: delivery.releaseId });
  }
  await judgeChannels({ ctx, input: { written, now } }, tx);
  const releaseIds = [...new Set(written.map(({ delivery }) => delivery.releaseId))];
  const refreshed = await refreshReleases({ ctx, input: { releaseIds, now } }, tx);
  return input.map(({ delivery }) => (held.has(delivery.id) ? (refreshed.get(delivery.releaseId) ?? null) : null));
}

function changeOf({ state, mayHaveArrived, failure, nextCheckAt, startsOver }: AfterTry, now: Date) {
  const isConfirmed = state === "confirmed" ? { confirmedAt: now } : {};
  const isCountedAnew = startsOver ? { tries: 0 } : {};
  return { state, mayHaveArrived, failure, nextCheckAt, ...isConfirmed, ...isCountedAnew };
}

function factsOf({ delivery, attempt, after, facts }: WriteTry): AuditFacts {
  const { state, mayHaveArrived, failure, nextCheckAt } = after;
  return {
    action: ACTION[state],
    entityType: "Delivery",
    entityId: delivery.id,
    after: { state, attempt, mayHaveArrived, nextCheckAt, ...facts },
    ...(failure === null ? {} : { reason: failure }),
  };
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

type Judge = { written: readonly WriteTry[]; now: Date };

/** What worked ends the row of failures of its channel; what failed beside it counts from there. */
async function judgeChannels({ ctx, input: { written, now } }: Call<Judge>, tx: Transaction): Promise<void> {
  const worked = written.filter(({ after }) => after.channel === "worked").map(({ delivery }) => delivery.channelId);
  if (worked.length > 0) await endFailures(tx, [...new Set(worked)]);
  for (const { delivery, after } of written) {
    if (after.channel !== "failed" && after.channel !== "locked_out") continue;
    await judgeChannel({ ctx, input: { channelId: delivery.channelId, after, now } }, tx);
  }
}

type JudgeChannel = { channelId: string; after: AfterTry; now: Date };

async function judgeChannel({ ctx, input }: Call<JudgeChannel>, tx: Transaction): Promise<void> {
  const { channelId, after, now } = input;
  const isLockedOut = after.channel === "locked_out";
  const failures = isLockedOut ? 0 : await countFailure(tx, channelId);
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
  else await endFailures(tx, [channelId]);
  const facts = { action: "channel.hold", entityType: "Channel", entityId: channelId } as const;
  await recordAudit(tx, ctx, { ...facts, after: { failures, isLockedOut }, reason });
}
