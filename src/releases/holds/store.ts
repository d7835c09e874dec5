import type { Transaction } from "#access/index.ts";
import { UNRELEASED } from "#schedule/index.ts";
import type { Prisma } from "../store.ts";

/**
 * Whoever claims or sends shares this lock; whoever stops things takes it alone. So a hold that was placed is seen by
 * every claim that comes after it, and waits for those that were quicker.
 */
export async function lockClaims(tx: Transaction, how: "shared" | "alone"): Promise<void> {
  if (how === "shared") await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('claims'))`;
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('claims'))`;
}

export function readInstallation(tx: Transaction) {
  return tx.installation.findUniqueOrThrow({ where: { id: 1 } });
}

export async function updateInstallation(tx: Transaction, data: Prisma.InstallationUpdateInput): Promise<void> {
  await tx.installation.update({ where: { id: 1 }, data });
}

const inForce = (now: Date) =>
  ({ liftedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }) satisfies Prisma.HoldWhereInput;

/** All holds that stop something now and may be about these slots, the oldest first. */
export function findStandingHolds(tx: Transaction, slotIds: readonly string[], now: Date) {
  return tx.hold.findMany({
    where: { AND: [inForce(now), { OR: [{ slotId: null }, { slotId: { in: [...slotIds] } }] }] },
    orderBy: { createdAt: "asc" },
    select: { campaignId: true, episodeId: true, slotId: true, channelId: true, locale: true, reason: true },
  });
}

export type StandingHold = Awaited<ReturnType<typeof findStandingHolds>>[number];

export type HoldScope = {
  campaignId?: string | undefined;
  episodeId?: string | undefined;
  channelId?: string | undefined;
  slotId?: string | undefined;
  locale?: string | undefined;
};

/** The part of a scope that does not exist; null when all of it does. */
export async function findMissing(tx: Transaction, scope: HoldScope): Promise<string | null> {
  const { campaignId, episodeId, channelId, slotId } = scope;
  if (campaignId && !(await tx.campaign.count({ where: { id: campaignId } }))) return "The campaign";
  if (episodeId && !(await tx.episode.count({ where: { id: episodeId } }))) return "The episode";
  if (channelId && !(await tx.channel.count({ where: { id: channelId } }))) return "The channel";
  if (slotId && !(await tx.slot.count({ where: { id: slotId } }))) return "The slot";
  return null;
}

export type NewHold = HoldScope & {
  reason: string;
  ownerId?: string | null;
  job?: string;
  isAccuracy?: boolean;
  expiresAt?: Date | null;
};

export function insertHold(tx: Transaction, { campaignId, episodeId, channelId, slotId, locale, ...row }: NewHold) {
  return tx.hold.create({
    data: {
      ...row,
      campaignId: campaignId ?? null,
      episodeId: episodeId ?? null,
      channelId: channelId ?? null,
      slotId: slotId ?? null,
      locale: locale ?? null,
    },
  });
}

export async function lockHold(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "public"."Hold" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.hold.findUnique({ where: { id } });
}

export async function endHold(tx: Transaction, id: string, liftedAt: Date): Promise<void> {
  await tx.hold.update({ where: { id }, data: { liftedAt } });
}

/** The hold that a job of ours placed on a channel, or on everything, and that still stands. */
export function findJobHold(
  tx: Transaction,
  { job, channelId, now }: { job: string; channelId: string | null; now: Date },
) {
  return tx.hold.findFirst({ where: { job, channelId, ...inForce(now) } });
}

const slotsIn = ({ campaignId, episodeId, channelId, slotId, locale }: HoldScope): Prisma.SlotWhereInput => ({
  state: { in: [...UNRELEASED] },
  ...(slotId ? { id: slotId } : {}),
  ...(episodeId ? { episodeId } : {}),
  schedule: {
    ...(campaignId ? { campaignId } : {}),
    campaign: {
      ...(channelId ? { channels: { some: { id: channelId } } } : {}),
      ...(locale ? { locales: { has: locale } } : {}),
    },
  },
});

/** Slots that are not released yet and that this stops, the next one first. */
export function findSlotsIn(tx: Transaction, scope: HoldScope, take: number) {
  return tx.slot.findMany({
    where: slotsIn(scope),
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take,
    include: { schedule: { select: { graceMs: true, campaignId: true } }, episode: { select: { slug: true } } },
  });
}

export function countSlotsIn(tx: Transaction, scope: HoldScope): Promise<number> {
  return tx.slot.count({ where: slotsIn(scope) });
}

/** Slots of a pause that came due in it and that nobody claimed. */
export function findPassedIn(tx: Transaction, scope: HoldScope, { from, until }: { from: Date; until: Date }) {
  return tx.slot.findMany({ where: { ...slotsIn(scope), dueAt: { gte: from, lte: until } } });
}

export function findPausable(tx: Transaction, { campaignId, channelId }: Pick<HoldScope, "campaignId" | "channelId">) {
  if (campaignId) return tx.campaign.findUnique({ where: { id: campaignId }, select: { pausedAt: true } });
  if (channelId) return tx.channel.findUnique({ where: { id: channelId }, select: { pausedAt: true } });
  return readInstallation(tx);
}

export async function setPause(
  tx: Transaction,
  { campaignId, channelId }: Pick<HoldScope, "campaignId" | "channelId">,
  { pausedAt, reason }: { pausedAt: Date | null; reason: string | null },
): Promise<void> {
  if (campaignId) await tx.campaign.update({ where: { id: campaignId }, data: { pausedAt } });
  else if (channelId) await tx.channel.update({ where: { id: channelId }, data: { pausedAt } });
  else await updateInstallation(tx, { pausedAt, pauseReason: reason });
}

type TaskRow = {
  kind: Prisma.TaskUncheckedCreateInput["kind"];
  reason: string;
  releaseId?: string;
  slotId?: string;
  deliveryId?: string;
  channelId?: string;
};

/** Gives a person something to do, unless it is open already. */
export async function openTask(tx: Transaction, row: TaskRow): Promise<void> {
  const { kind, slotId = null, deliveryId = null, channelId = null } = row;
  const subject = deliveryId ? { deliveryId } : channelId ? { channelId } : { slotId, sourceId: null };
  if (await tx.task.count({ where: { kind, state: "open", ...subject } })) return;
  await tx.task.create({ data: row });
}

export async function closeTasks(tx: Transaction, where: Prisma.TaskWhereInput, doneAt: Date): Promise<void> {
  await tx.task.updateMany({ where: { ...where, state: "open" }, data: { state: "done", doneAt } });
}

export function findTask(tx: Transaction, id: string) {
  return tx.task.findUnique({ where: { id } });
}

/** Lets what was locked out of a channel be tried again. */
export async function unlockDeliveries(tx: Transaction, channelId: string, now: Date): Promise<string[]> {
  const rows = await tx.delivery.findMany({ where: { channelId, state: "locked_out" }, select: { id: true } });
  const ids = rows.map(({ id }) => id);
  await tx.delivery.updateMany({ where: { id: { in: ids } }, data: { state: "pending", tries: 0, nextCheckAt: now } });
  return ids;
}

/** Deliveries that a send has begun for and that are not at an end, in what a hold stops. */
export function findUnderWay(tx: Transaction, { campaignId, episodeId, channelId, slotId }: HoldScope) {
  return tx.delivery.findMany({
    where: {
      state: { in: ["sending", "unknown", "processing", "armed"] },
      ...(channelId ? { channelId } : {}),
      release: {
        ...(episodeId ? { episodeId } : {}),
        ...(slotId ? { slotId } : {}),
        ...(campaignId ? { episode: { campaignId } } : {}),
      },
    },
    select: { id: true },
    take: 200,
  });
}

/** How many other holds stop this slot, those of a channel apart. */
export function countOtherHolds(
  tx: Transaction,
  {
    holdId,
    slot,
    now,
  }: { holdId: string; slot: { id: string; episodeId: string; schedule: { campaignId: string } }; now: Date },
): Promise<number> {
  return tx.hold.count({
    where: {
      id: { not: holdId },
      channelId: null,
      AND: [
        inForce(now),
        { OR: [{ campaignId: null }, { campaignId: slot.schedule.campaignId }] },
        { OR: [{ episodeId: null }, { episodeId: slot.episodeId }] },
        { OR: [{ slotId: null }, { slotId: slot.id }] },
      ],
    },
  });
}

/** The name under which everything is held when the database turns out to be older than what went out. */
export const RESTORED = "compare-restored";
