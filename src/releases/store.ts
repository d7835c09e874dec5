import type { Transaction } from "#access/index.ts";
import { startOfDay } from "#core/clock.ts";
import type { Delivery, Prisma, ReleaseState, Slot, SlotState } from "#generated/prisma/client.ts";
import { missingApprovals } from "#reviews/index.ts";
import type { DueFacts, Variant } from "./due.ts";
import type { Shipment } from "./ports.ts";

export type { Delivery, Slot };

/** Locks slots that are due by the database clock; those that another scheduler has locked are left to it. */
export async function lockDueSlots(tx: Transaction, limit: number, except: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "public"."Slot"
    WHERE "state" IN ('scheduled', 'held') AND "dueAt" <= now() AND "nextCheckAt" <= now()
      AND NOT ("id" = ANY(${except}::uuid[]))
    ORDER BY "nominalAt", "priority" DESC, "id"
    LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return rows.map(({ id }) => id);
}

/** The next instant at which a slot is to be looked at, if there is one. */
export async function findNextDue(tx: Transaction): Promise<{ at: Date; now: Date } | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null; now: Date }[]>`
    SELECT min(greatest("dueAt", "nextCheckAt")) AS "at", now() AS "now"
    FROM "public"."Slot" WHERE "state" IN ('scheduled', 'held')`;
  return row?.at ? { at: row.at, now: row.now } : null;
}

const SLOT_WITH_ALL = {
  schedule: { include: { campaign: { include: { channels: true } }, blackouts: true } },
  episode: { include: { presenter: { include: { consents: true } }, scripts: true } },
} satisfies Prisma.SlotInclude;

export type DueSlot = Prisma.SlotGetPayload<{ include: typeof SLOT_WITH_ALL }>;

export function readSlot(tx: Transaction, id: string): Promise<DueSlot> {
  return tx.slot.findUniqueOrThrow({ where: { id }, include: SLOT_WITH_ALL });
}

/** Everything that could speak against releasing this slot, as the database says it at this moment. */
export async function readDueFacts(tx: Transaction, slot: DueSlot, now: Date): Promise<DueFacts> {
  const { schedule, episode } = slot;
  const { campaign } = schedule;
  // A field that a hold leaves empty means all: one without any field stops everything.
  const holds = await tx.hold.findMany({
    where: {
      liftedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        { OR: [{ campaignId: null }, { campaignId: campaign.id }] },
        { OR: [{ episodeId: null }, { episodeId: episode.id }] },
        { OR: [{ slotId: null }, { slotId: slot.id }] },
        { OR: [{ channelId: null }, { channelId: { in: campaign.channels.filter(isOpen).map(({ id }) => id) } }] },
        { OR: [{ locale: null }, { locale: { in: campaign.locales } }] },
      ],
    },
    select: { reason: true },
  });
  const variants: Variant[] = [];
  for (const locale of campaign.locales) {
    for (const format of campaign.formats) {
      variants.push({ locale, format, render: await findCurrentRender(tx, episode.id, locale, format) });
    }
  }
  return {
    nominalAt: slot.nominalAt,
    graceMs: schedule.graceMs,
    isPaused: campaign.pausedAt !== null || schedule.pausedAt !== null,
    holds: [...holds, ...(await findUnansweredRecalls(tx, slot))],
    blackout: schedule.blackouts.find(({ fromAt, untilAt }) => fromAt <= now && now < untilAt) ?? null,
    isAfterEnd: campaign.endsOn.getTime() <= startOfDay(slot.wallTime.slice(0, "2026-12-01".length)).getTime(),
    hasConsent: hasConsent(episode.presenter, campaign.channels.filter(isOpen), now),
    hasChannel: campaign.channels.some(isOpen),
    variants,
  };
}

// A recall holds the slots it finds. What was placed or written after it rests on the same source: it is held here, until
// the source is read again, the words no longer rest on it, or this slot had a hold for it that somebody lifted.
async function findUnansweredRecalls(tx: Transaction, slot: DueSlot): Promise<{ reason: string }[]> {
  const recalls = await tx.$queryRaw<{ sourceId: string; reason: string }[]>`
    WITH RECURSIVE "newest" AS (
      SELECT DISTINCT ON (s."id") v."id" FROM "public"."Script" s
      JOIN "public"."ScriptVersion" v ON v."scriptId" = s."id"
      WHERE s."episodeId" = ${slot.episodeId}::uuid AND s."locale" = ANY(${slot.schedule.campaign.locales})
      ORDER BY s."id", v."number" DESC
    ), "rests" AS (
      SELECT c."sourceId" AS "id" FROM "public"."Claim" c JOIN "newest" n ON n."id" = c."scriptVersionId"
      UNION SELECT s."basedOn" FROM "public"."Source" s JOIN "rests" r ON r."id" = s."id" WHERE s."basedOn" IS NOT NULL)
    SELECT r."sourceId", r."reason" FROM "public"."Recall" r
    JOIN "rests" ON "rests"."id" = r."sourceId"
    JOIN "public"."Source" s ON s."id" = r."sourceId" AND r."createdAt" >= s."readOn"
    WHERE NOT EXISTS (
      SELECT 1 FROM "public"."Hold" h WHERE h."slotId" = ${slot.id}::uuid AND h."sourceId" = r."sourceId")
    ORDER BY r."createdAt" DESC`;
  return recalls.map(({ sourceId, reason }) => ({ reason: `the source ${sourceId} was recalled: ${reason}` }));
}

const isOpen = (channel: { isActive: boolean; pausedAt: Date | null }) => channel.isActive && channel.pausedAt === null;

function hasConsent(presenter: DueSlot["episode"]["presenter"], channels: { kind: string }[], now: Date): boolean {
  if (presenter === null) return true;
  const inForce = presenter.consents.filter(
    ({ withdrawnAt, expiresAt, grantedAt }) =>
      withdrawnAt === null && grantedAt <= now && (expiresAt === null || expiresAt > now),
  );
  return channels.every(({ kind }) => inForce.some((consent) => consent.channels.includes(kind)));
}

// The newest words count: an approval of what was made from older ones opens nothing.
async function findCurrentRender(
  tx: Transaction,
  episodeId: string,
  locale: string,
  format: Prisma.StoryboardWhereInput["format"] & string,
): Promise<Variant["render"]> {
  const version = await tx.scriptVersion.findFirst({
    where: { script: { episodeId, locale } },
    orderBy: { number: "desc" },
    // Videos of reduced motion, or without their end card, are for other places than a release.
    include: { storyboards: { where: { format, motion: "full", hasEndCard: true } } },
  });
  const hashes = version?.storyboards.map(({ contentHash }) => contentHash) ?? [];
  const render = await tx.render.findFirst({
    where: { storyboardHash: { in: hashes }, quality: "final" },
    orderBy: { createdAt: "desc" },
    include: { reviews: { include: { approvals: { where: { voidedAt: null }, include: { person: true } } } } },
  });
  if (!render) return null;
  const approvals = render.reviews.flatMap((review) => review.approvals).filter(isStillReviewer);
  return {
    id: render.id,
    contentHash: render.contentHash,
    isReady: render.state === "qc_passed",
    missingApprovals: missingApprovals(approvals),
  };
}

function isStillReviewer({ kind, person }: { kind: string; person: { isActive: boolean; roles: string[] } }): boolean {
  return person.isActive && person.roles.includes(`${kind}_reviewer`);
}

/** Moves a slot that is still as it was read. */
export async function moveSlot(
  tx: Transaction,
  slot: Pick<Slot, "id" | "version">,
  change: { state: SlotState; stateReason: string | null; nextCheckAt: Date | null; isLate?: boolean },
): Promise<void> {
  const { count } = await tx.slot.updateMany({
    where: { id: slot.id, version: slot.version },
    data: { ...change, version: slot.version + 1 },
  });
  if (count !== 1) throw new Error(`Slot ${slot.id} changed while it was locked.`);
}

export function insertRelease(
  tx: Transaction,
  slot: DueSlot,
  variants: readonly Variant[],
  now: Date,
  nextCheckAt: Date,
) {
  return tx.release.create({
    data: {
      slotId: slot.id,
      episodeId: slot.episodeId,
      claimedAt: now,
      nextCheckAt,
      renders: {
        create: variants.flatMap(({ render, locale, format }) =>
          render ? [{ renderId: render.id, locale, format: format as "vertical" | "square" | "landscape" }] : [],
        ),
      },
      deliveries: {
        create: slot.schedule.campaign.channels.filter(isOpen).map(({ id }) => ({ channelId: id, nextCheckAt })),
      },
    },
    include: { deliveries: true },
  });
}

const DELIVERY_WITH_ALL = {
  channel: true,
  release: { include: { slot: true, episode: true, renders: { include: { render: { include: { files: true } } } } } },
} satisfies Prisma.DeliveryInclude;

export type DeliveryWithAll = Prisma.DeliveryGetPayload<{ include: typeof DELIVERY_WITH_ALL }>;

export function findDelivery(tx: Transaction, id: string): Promise<DeliveryWithAll | null> {
  return tx.delivery.findUnique({ where: { id }, include: DELIVERY_WITH_ALL });
}

/** What a delivery carries, from the rows of its release. */
export function shipmentOf({ release }: DeliveryWithAll): Shipment {
  return {
    releaseId: release.id,
    episode: { slug: release.episode.slug, title: release.episode.title },
    files: release.renders.flatMap(({ locale, format, render }) =>
      render.files.map(({ kind, sha256, bytes, mediaType }) => ({
        kind,
        locale,
        format,
        sha256,
        bytes: Number(bytes),
        mediaType,
      })),
    ),
  };
}

/** Takes the delivery for one worker, if it still waits at this attempt; false when another was quicker. */
export async function claimDelivery(
  tx: Transaction,
  claim: { deliveryId: string; attempt: number; from: Delivery["state"]; nextCheckAt: Date; sentAt: Date },
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { id: claim.deliveryId, attempt: claim.attempt, state: claim.from },
    data: {
      state: "sending",
      attempt: claim.attempt + 1,
      sentAt: claim.sentAt,
      nextCheckAt: claim.nextCheckAt,
    },
  });
  return count === 1;
}

/** Writes only while the worker still holds the delivery. */
export async function updateHeldDelivery(
  tx: Transaction,
  held: { deliveryId: string; attempt: number },
  data: Prisma.DeliveryUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({ where: { id: held.deliveryId, attempt: held.attempt }, data });
  return count === 1;
}

export function findOverdueDeliveries(tx: Transaction, now: Date) {
  return tx.delivery.findMany({
    where: { state: { in: ["pending", "sending", "unknown", "failed"] }, nextCheckAt: { lte: now } },
    take: 100,
  });
}

/** Sets the next look at a delivery that nobody is at; false when it was heard of since it was found. */
export async function takeOverdueDelivery(
  tx: Transaction,
  { id, attempt, state, nextCheckAt }: Delivery,
  againAt: Date,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { id, attempt, state, nextCheckAt },
    data: { nextCheckAt: againAt },
  });
  return count === 1;
}

/** The release that a delivery belongs to, its slot, and all of its deliveries. */
export async function readReleaseOf(tx: Transaction, deliveryId: string) {
  const { slot, deliveries, ...release } = await tx.release.findFirstOrThrow({
    where: { deliveries: { some: { id: deliveryId } } },
    include: { slot: true, deliveries: true },
  });
  return { release, slot, siblings: deliveries };
}

export async function finishRelease(
  tx: Transaction,
  row: { releaseId: string; state: ReleaseState; releasedAt: Date | null; nextCheckAt: Date | null },
): Promise<void> {
  const { releaseId, ...data } = row;
  await tx.release.update({ where: { id: releaseId }, data });
}
