import type { Transaction } from "#access/index.ts";
import { type Delivery, Prisma, type ReleaseState } from "#generated/prisma/client.ts";

export { type Delivery, Prisma };

export async function lockRelease(tx: Transaction, releaseId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Release" WHERE "id" = ${releaseId}::uuid FOR UPDATE`;
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

const STANDING = { slot: true, deliveries: true, retractions: true } satisfies Prisma.ReleaseInclude;

/** What says where a release stands. */
export type StandingRelease = Prisma.ReleaseGetPayload<{ include: typeof STANDING }>;

export function findStandingReleases(tx: Transaction, ids: readonly string[]): Promise<StandingRelease[]> {
  return tx.release.findMany({ where: { id: { in: [...ids] } }, include: STANDING });
}

export async function updateReleases(
  tx: Transaction,
  rows: readonly { id: string; state: ReleaseState; releasedAt: Date | null; nextCheckAt: Date | null }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "public"."Release" r SET ("state", "releasedAt", "nextCheckAt") = (n."state", n."releasedAt", n."nextCheckAt")
    FROM jsonb_populate_recordset(NULL::"public"."Release", ${JSON.stringify(rows)}::jsonb) n WHERE r."id" = n."id"`;
}

/** Counts a try that failed; returns how many did, one after the other. */
export async function countFailure(tx: Transaction, channelId: string): Promise<number> {
  const data = { failures: { increment: 1 } };
  return (await tx.channel.update({ where: { id: channelId }, data, select: { failures: true } })).failures;
}

/** The end of a row of tries that failed. */
export async function endFailures(tx: Transaction, channelIds: string[]): Promise<void> {
  await tx.channel.updateMany({ where: { id: { in: channelIds }, failures: { not: 0 } }, data: { failures: 0 } });
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

/** Those of these releases that were taken down. */
export async function findRetracted(tx: Transaction, releaseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.retraction.findMany({
    where: { releaseId: { in: [...releaseIds] } },
    select: { releaseId: true },
  });
  return new Set(rows.map(({ releaseId }) => releaseId));
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
