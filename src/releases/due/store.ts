import type { Transaction } from "#access/index.ts";
import { UNRELEASED } from "#schedule/index.ts";
import { Prisma } from "../store.ts";

/** Locks slots that are due by the database clock; those that another scheduler has locked are left to it. */
export async function lockDueSlots(tx: Transaction, limit: number, except: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(dueSlotsQuery(limit, except));
  return rows.map(({ id }) => id);
}

/** The statement of `lockDueSlots`. */
export const dueSlotsQuery = (limit: number, except: string[]): Prisma.Sql => Prisma.sql`
  SELECT "id" FROM "public"."Slot"
  WHERE "state" IN ('planned', 'scheduled', 'held') AND "dueAt" <= now() AND "nextCheckAt" <= now()
    AND NOT ("id" = ANY(${except}::uuid[]))
  ORDER BY "nominalAt", "priority" DESC, "id"
  LIMIT ${limit} FOR UPDATE SKIP LOCKED`;

/**
 * The next instant at which a slot is to be looked at, if there is one, those apart that the next beat is soon enough
 * for. The first row of each state is read by the index, however many slots are planned.
 */
export async function findNextDue(tx: Transaction, except: string[]): Promise<{ at: Date; now: Date } | null> {
  const firstOf = (state: "planned" | "scheduled") => Prisma.sql`(
    SELECT greatest("dueAt", "nextCheckAt") FROM "public"."Slot"
    WHERE "state" = ${state}::"public"."SlotState" AND NOT ("id" = ANY(${except}::uuid[]))
    ORDER BY "dueAt" LIMIT 1)`;
  const [row] = await tx.$queryRaw<{ at: Date | null; now: Date }[]>`
    SELECT least(${firstOf("planned")}, ${firstOf("scheduled")}, (
      SELECT min(greatest("dueAt", "nextCheckAt")) FROM "public"."Slot"
      WHERE "state" = 'held' AND NOT ("id" = ANY(${except}::uuid[])))) AS "at", now() AS "now"`;
  return row?.at ? { at: row.at, now: row.now } : null;
}

/** Slots whose time comes between now and then, the next one first. */
export async function findSlotsBefore(tx: Transaction, { now, until }: { now: Date; until: Date }): Promise<string[]> {
  const where = { state: { in: [...UNRELEASED] }, dueAt: { gt: now, lte: until } };
  const rows = await tx.slot.findMany({ where, orderBy: { dueAt: "asc" }, select: { id: true }, take: 500 });
  return rows.map(({ id }) => id);
}

const SLOT_WITH_ALL = {
  schedule: { include: { campaign: { include: { channels: true } }, blackouts: true } },
  episode: { include: { presenter: { include: { consents: true } } } },
} satisfies Prisma.SlotInclude;

export type DueSlot = Prisma.SlotGetPayload<{ include: typeof SLOT_WITH_ALL }>;
export type DueChannel = DueSlot["schedule"]["campaign"]["channels"][number];

/** These slots in this order. */
export async function readSlots(tx: Transaction, ids: readonly string[]): Promise<DueSlot[]> {
  const slots = await tx.slot.findMany({ where: { id: { in: [...ids] } }, include: SLOT_WITH_ALL });
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The channels that a slot would go to now: those that are neither switched off nor paused. */
export const openChannels = ({ schedule }: DueSlot): DueChannel[] =>
  schedule.campaign.channels.filter(({ isActive, pausedAt }) => isActive && pausedAt === null);

/** Wall times that a slot cannot be moved to: others of its schedule have them. */
export async function findTakenTimes(
  tx: Transaction,
  { id, scheduleId, nominalAt }: Pick<DueSlot, "id" | "scheduleId" | "nominalAt">,
): Promise<string[]> {
  const taken = await tx.slot.findMany({
    where: { scheduleId, id: { not: id }, nominalAt: { gte: nominalAt } },
    select: { wallTime: true },
  });
  return taken.map(({ wallTime }) => wallTime);
}

/** Other slots of an episode that are still to come, in the same schedule or another. */
export function findEpisodeSlots(tx: Transaction, { id, episodeId }: Pick<DueSlot, "id" | "episodeId">) {
  return tx.slot.findMany({
    where: { episodeId, id: { not: id }, state: { in: [...UNRELEASED] } },
    orderBy: { nominalAt: "asc" },
    take: 100,
    select: { id: true, wallTime: true, timeZone: true },
  });
}

export type SpeakingRecall = { slotId: string; sourceId: string; reason: string };

/**
 * Recalls that speak against slots, by slot. A recall holds the slots it finds; what was placed or written after it
 * rests on the same source, until that is read again, the words no longer rest on it, or the slot had a hold for it
 * that somebody lifted.
 */
export async function findUnansweredRecalls(
  tx: Transaction,
  slotIds: readonly string[],
): Promise<Map<string, SpeakingRecall[]>> {
  const recalls = await tx.$queryRaw<SpeakingRecall[]>`
    WITH RECURSIVE "newest" AS (
      SELECT DISTINCT ON (l."id", s."id") l."id" AS "slotId", v."id" FROM "public"."Slot" l
      JOIN "public"."Episode" e ON e."id" = l."episodeId"
      JOIN "public"."Campaign" g ON g."id" = e."campaignId"
      JOIN "public"."Script" s ON s."episodeId" = e."id" AND s."locale" = ANY(g."locales")
      JOIN "public"."ScriptVersion" v ON v."scriptId" = s."id"
      WHERE l."id" = ANY(${slotIds}::uuid[])
      ORDER BY l."id", s."id", v."number" DESC
    ), "rests" AS (
      SELECT n."slotId", c."sourceId" AS "id" FROM "public"."Claim" c JOIN "newest" n ON n."id" = c."scriptVersionId"
      UNION SELECT r."slotId", s."basedOn" FROM "public"."Source" s JOIN "rests" r ON r."id" = s."id"
      WHERE s."basedOn" IS NOT NULL)
    SELECT "rests"."slotId", r."sourceId", r."reason" FROM "public"."Recall" r
    JOIN "rests" ON "rests"."id" = r."sourceId"
    JOIN "public"."Source" s ON s."id" = r."sourceId" AND r."createdAt" >= s."readOn"
    WHERE NOT EXISTS (
      SELECT 1 FROM "public"."Hold" h WHERE h."slotId" = "rests"."slotId" AND h."sourceId" = r."sourceId")
    ORDER BY r."createdAt" DESC`;
  const bySlot = new Map<string, SpeakingRecall[]>();
  for (const recall of recalls) bySlot.set(recall.slotId, [...(bySlot.get(recall.slotId) ?? []), recall]);
  return bySlot;
}

/** Looks at a held slot again later; nothing else about it has changed. */
export async function lookAgain(tx: Transaction, slotId: string, nextCheckAt: Date): Promise<void> {
  await tx.slot.update({ where: { id: slotId }, data: { nextCheckAt } });
}

/** Slots that should have gone out by now and that this database knows no release of, oldest first. */
export async function findUnreleasedDue(tx: Transaction, now: Date, take: number): Promise<DueSlot[]> {
  return tx.slot.findMany({
    where: { state: { in: [...UNRELEASED] }, dueAt: { lte: now } },
    orderBy: [{ nominalAt: "asc" }, { id: "asc" }],
    take,
    include: SLOT_WITH_ALL,
  });
}

export async function findChannelSecrets(tx: Transaction, channelId: string) {
  return tx.channelSecret.findMany({ where: { channelId } });
}

export async function lockDueSlot(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Slot" WHERE "id" = ${id}::uuid FOR UPDATE`;
}
