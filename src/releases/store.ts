import type { Transaction } from "#access/index.ts";
import { type Delivery, Prisma, type ReleaseState } from "#generated/prisma/client.ts";

export { type Delivery, Prisma };

const DELIVERY_WITH_ALL = {
  channel: { include: { secrets: true } },
  release: {
    include: {
      slot: { include: { schedule: { include: { campaign: { select: { locales: true, formats: true } } } } } },
      episode: true,
      retractions: true,
      renders: {
        include: {
          render: { include: { files: true } },
        },
      },
    },
  },
} satisfies Prisma.DeliveryInclude;

export type DeliveryWithAll = Prisma.DeliveryGetPayload<{ include: typeof DELIVERY_WITH_ALL }>;

export function findDelivery(tx: Transaction, id: string): Promise<DeliveryWithAll | null> {
  return tx.delivery.findUnique({ where: { id }, include: DELIVERY_WITH_ALL });
}

/**
 * Locks the release of a delivery, so that its deliveries change one after the other. Always before a channel or a
 * delivery is locked: two transactions that take them in another order would wait for each other.
 */
export async function lockReleaseOf(tx: Transaction, deliveryId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT r."id" FROM "public"."Release" r
    WHERE r."id" = (SELECT "releaseId" FROM "public"."Delivery" WHERE "id" = ${deliveryId}::uuid) FOR UPDATE`;
}

export async function lockRelease(tx: Transaction, releaseId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Release" WHERE "id" = ${releaseId}::uuid FOR UPDATE`;
}

/** Whose turn it is on a channel is decided by one worker at a time. */
export async function lockChannel(tx: Transaction, channelId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Channel" WHERE "id" = ${channelId}::uuid FOR UPDATE`;
}

export type NewRelease = {
  id: string;
  slotId: string;
  episodeId: string;
  now: Date;
  nextCheckAt: Date;
  renders: { renderId: string; locale: string; format: string; hasEndCard: boolean }[];
  deliveries: { id: string; channelId: string }[];
  /** The place of its deliveries in the order of each channel. */
  turn: { turnAt: Date; turnRank: number; turnSlot: string };
};

export async function insertReleases(tx: Transaction, rows: readonly NewRelease[]): Promise<void> {
  await tx.release.createMany({
    data: rows.map(({ id, slotId, episodeId, now, nextCheckAt }) => ({
      id,
      slotId,
      episodeId,
      claimedAt: now,
      nextCheckAt,
    })),
  });
  await tx.releaseRender.createMany({
    data: rows.flatMap(({ id, renders }) =>
      renders.map(({ format, ...row }) => ({
        ...row,
        releaseId: id,
        format: format as "vertical" | "square" | "landscape",
      })),
    ),
  });
  await tx.delivery.createMany({
    data: rows.flatMap(({ id, deliveries, turn, nextCheckAt }) =>
      deliveries.map((row) => ({ ...row, ...turn, releaseId: id, nextCheckAt })),
    ),
  });
}

/** Writes only while the delivery is still at this attempt; false when another was quicker. */
export async function updateHeldDelivery(
  tx: Transaction,
  held: { deliveryId: string; attempt: number },
  data: Prisma.DeliveryUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({ where: { id: held.deliveryId, attempt: held.attempt }, data });
  return count === 1;
}

/** Gives the next attempt to whoever asks with the present one; false when another was quicker. */
export function takeAttempt(
  tx: Transaction,
  { deliveryId, attempt }: { deliveryId: string; attempt: number },
  data: Prisma.DeliveryUncheckedUpdateManyInput,
): Promise<boolean> {
  return updateHeldDelivery(tx, { deliveryId, attempt }, { ...data, attempt: attempt + 1 });
}

export async function readEvidence(tx: Transaction, deliveryId: string): Promise<unknown> {
  return (await tx.delivery.findUniqueOrThrow({ where: { id: deliveryId }, select: { evidence: true } })).evidence;
}

export function findOverdueDeliveries(tx: Transaction, now: Date, limit: number) {
  return tx.delivery.findMany({
    where: { state: { not: "retracted" }, nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: "asc" },
    take: limit,
    include: { release: { include: { slot: { include: { schedule: true } } } } },
  });
}

export type OverdueDelivery = Awaited<ReturnType<typeof findOverdueDeliveries>>[number];

/** Looks again later at deliveries that nobody has begun, unless somebody did meanwhile. */
export async function postponeDeliveries(tx: Transaction, ids: string[], now: Date, byMs: number): Promise<void> {
  await tx.delivery.updateMany({
    where: { id: { in: ids }, state: "pending", tries: 0, nextCheckAt: { lte: now } },
    data: { nextCheckAt: new Date(now.getTime() + byMs) },
  });
}

/** Sets the next look at a delivery that nobody is at; false when it was heard of since it was found. */
export async function takeOverdueDelivery(
  tx: Transaction,
  { id, attempt, state, nextCheckAt }: Pick<Delivery, "id" | "attempt" | "state" | "nextCheckAt">,
  againAt: Date,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { id, attempt, state, nextCheckAt },
    data: { nextCheckAt: againAt },
  });
  return count === 1;
}

/** The next instant at which a delivery is to be looked at, if one waits. */
export async function findNextDelivery(tx: Transaction): Promise<{ at: Date; now: Date } | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null; now: Date }[]>`
    SELECT min("nextCheckAt") AS "at", now() AS "now" FROM "public"."Delivery"
    WHERE "state" IN ('pending', 'unknown', 'processing', 'armed', 'retracting')`;
  return row?.at ? { at: row.at, now: row.now } : null;
}

const RELEASE_WITH_ALL = {
  slot: { include: { schedule: true } },
  deliveries: true,
  retractions: true,
  renders: { include: { render: true } },
} satisfies Prisma.ReleaseInclude;

export type ReleaseWithAll = Prisma.ReleaseGetPayload<{ include: typeof RELEASE_WITH_ALL }>;

export function findRelease(tx: Transaction, id: string): Promise<ReleaseWithAll | null> {
  return tx.release.findUnique({ where: { id }, include: RELEASE_WITH_ALL });
}

export async function updateRelease(
  tx: Transaction,
  row: { releaseId: string; state: ReleaseState; releasedAt: Date | null; nextCheckAt: Date | null },
): Promise<void> {
  const { releaseId, ...data } = row;
  await tx.release.update({ where: { id: releaseId }, data });
}

// More of them need not be counted: whoever has so many before it waits long enough.
const MOST_AHEAD = 100;

/**
 * How busy a channel is. `ahead` are deliveries that come before this one and could go now; `fullSince` is when the
 * last one was sent that leaves no room within a day for those and this one.
 */
export async function readChannelLoad(
  tx: Transaction,
  { id, channelId, now, dailyCap }: { id: string; channelId: string; now: Date; dailyCap: number },
): Promise<{ inFlight: number; lastSentAt: Date | null; fullSince: Date | null; ahead: number }> {
  const [row] = await tx.$queryRaw<{ ahead: number; inFlight: number }[]>`
    SELECT (
      SELECT count(*) FROM (
        SELECT 1 FROM "public"."Delivery" d
        WHERE d."channelId" = ${channelId}::uuid AND d."state" = 'pending'
          AND (d."turnAt", d."turnRank", d."turnSlot") < (own."turnAt", own."turnRank", own."turnSlot")
          AND (d."nextCheckAt" <= ${now} OR d."notBeforeAt" IS NOT NULL OR d."tries" = 0 AND d."failure" IS NULL)
        LIMIT ${MOST_AHEAD}) a)::int AS "ahead",
      -- A worker that is no longer heard of sends nothing more: it is fenced.
      (SELECT count(*) FROM "public"."Delivery" f
        WHERE f."channelId" = ${channelId}::uuid AND f."state" = 'sending' AND f."nextCheckAt" > ${now})::int AS "inFlight"
    FROM "public"."Delivery" own WHERE own."id" = ${id}::uuid`;
  const { ahead, inFlight } = row ?? { ahead: 0, inFlight: 0 };
  const sentAs = (place: number) =>
    tx.delivery.findFirst({
      where: { channelId, id: { not: id }, mayHaveArrived: true, sentAt: { not: null } },
      orderBy: { sentAt: "desc" },
      skip: place,
      select: { sentAt: true },
    });
  const lastSentAt = (await sentAs(0))?.sentAt ?? null;
  const fullSince = (await sentAs(Math.max(0, dailyCap - 1 - ahead)))?.sentAt ?? null;
  return { inFlight, ahead, lastSentAt, fullSince };
}

/** Counts a try that failed, or the end of a row of them; returns how many failed one after the other. */
export async function countFailures(tx: Transaction, channelId: string, hasFailed: boolean): Promise<number> {
  const data = { failures: hasFailed ? { increment: 1 } : 0 };
  if (!hasFailed) {
    await tx.channel.updateMany({ where: { id: channelId, failures: { not: 0 } }, data });
    return 0;
  }
  return (await tx.channel.update({ where: { id: channelId }, data, select: { failures: true } })).failures;
}

export async function saveSecret(
  tx: Transaction,
  row: { channelId: string; name: string; sealed: string },
): Promise<void> {
  const { channelId, name, sealed } = row;
  await tx.channelSecret.upsert({
    where: { channelId_name: { channelId, name } },
    update: { sealed },
    create: row,
  });
}

/** The words and the length of what a release carries, by the plans that its renders were made from. */
export function findPlans(tx: Transaction, storyboardHashes: string[]) {
  return tx.storyboard.findMany({
    where: { contentHash: { in: storyboardHashes } },
    distinct: ["contentHash"],
    include: { version: { include: { script: { select: { locale: true } } } } },
  });
}

export async function isRetracted(tx: Transaction, releaseId: string): Promise<boolean> {
  return (await tx.retraction.count({ where: { releaseId } })) > 0;
}

export function insertRetraction(
  tx: Transaction,
  row: { releaseId: string; reason: string; replacementId: string | null },
) {
  return tx.retraction.create({ data: row });
}

/** Whether another release of the same episode went out before this one. */
export async function hasEarlierRelease(
  tx: Transaction,
  { id, episodeId, claimedAt }: { id: string; episodeId: string; claimedAt: Date },
): Promise<boolean> {
  const where = { episodeId, id: { not: id }, claimedAt: { lte: claimedAt }, releasedAt: { not: null } };
  return (await tx.release.count({ where })) > 0;
}

export function findCorrection(tx: Transaction, releaseId_locale: { releaseId: string; locale: string }) {
  return tx.correction.findUnique({ where: { releaseId_locale } });
}

export function insertCorrection(
  tx: Transaction,
  row: { releaseId: string; locale: string; note: string; personId: string | null },
) {
  return tx.correction.create({ data: row });
}

/** What was taken down needs new approvals before the same bytes go out again. */
export async function voidApprovals(
  tx: Transaction,
  contentHashes: string[],
  { at: voidedAt, reason: voidReason }: { at: Date; reason: string },
): Promise<void> {
  await tx.approval.updateMany({
    where: { contentHash: { in: contentHashes }, voidedAt: null },
    data: { voidedAt, voidReason },
  });
  await tx.review.updateMany({
    where: { contentHash: { in: contentHashes }, state: "approved" },
    data: { state: "open", decidedAt: null },
  });
}
