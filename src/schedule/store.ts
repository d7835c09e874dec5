import type { Transaction } from "#access/index.ts";
import { Prisma, type Slot } from "#generated/prisma/client.ts";
import { UNRELEASED } from "./slot-moves.ts";

export { Prisma, type Slot };
export type BlackoutRow = Prisma.BlackoutCreateWithoutScheduleInput;

const LIVE = { notIn: ["cancelled", "skipped"] } satisfies Prisma.EnumSlotStateFilter;

export function insertSchedule(
  tx: Transaction,
  row: {
    campaignId: string;
    name: string;
    timeZone: string;
    rule: Prisma.InputJsonObject;
    graceMs: number;
    mostJitterMs: number;
    blackouts: BlackoutRow[];
  },
) {
  const { blackouts, ...schedule } = row;
  return tx.schedule.create({
    data: { ...schedule, blackouts: { create: blackouts } },
    include: { campaign: true, blackouts: true },
  });
}

export function findCampaign(tx: Transaction, id: string) {
  return tx.campaign.findUnique({
    where: { id },
    select: { startsOn: true, schedules: { select: { name: true } } },
  });
}

export function findSchedule(tx: Transaction, id: string) {
  return tx.schedule.findUnique({ where: { id }, include: { campaign: true, blackouts: true } });
}

export function listSchedules(tx: Transaction, campaignId: string): Promise<ScheduleWithAll[]> {
  return tx.schedule.findMany({
    where: { campaignId },
    orderBy: { name: "asc" },
    include: { campaign: true, blackouts: true },
  });
}

export type ScheduleWithAll = NonNullable<Awaited<ReturnType<typeof findSchedule>>>;

/** Keeps everyone else from planning this schedule until the transaction ends. */
export async function lockSchedule(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Schedule" WHERE "id" = ${id}::uuid FOR UPDATE`;
}

/** Writes the next version of a schedule; false when another was written since. */
export async function updateSchedule(
  tx: Transaction,
  {
    id,
    version,
    blackouts,
    ...data
  }: Prisma.ScheduleUpdateManyMutationInput & {
    id: string;
    version: number;
    blackouts: BlackoutRow[];
  },
): Promise<boolean> {
  const { count } = await tx.schedule.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  if (count !== 1) return false;
  await tx.blackout.deleteMany({ where: { scheduleId: id } });
  await tx.blackout.createMany({ data: blackouts.map((blackout) => ({ ...blackout, scheduleId: id })) });
  return true;
}

export async function isEpisodeOf(tx: Transaction, episodeId: string, campaignId: string): Promise<boolean> {
  return (await tx.episode.count({ where: { id: episodeId, campaignId } })) === 1;
}

/** How many of these episodes the campaign has. */
export function countEpisodes(tx: Transaction, ids: string[], campaignId: string): Promise<number> {
  return tx.episode.count({ where: { id: { in: ids }, campaignId } });
}

/** The episodes of a campaign in order, those first that no slot is for; a cancelled slot is for none, nor are those given. */
export function findUnplacedEpisodes(tx: Transaction, campaignId: string, without: readonly string[] = []) {
  return tx.episode.findMany({
    where: { campaignId, slots: { none: { state: { not: "cancelled" }, id: { notIn: [...without] } } } },
    orderBy: { position: "asc" },
  });
}

/** The slot that has a time of the plan; what is skipped, cancelled or went out at once leaves its time free. */
export function findSlotAt(tx: Transaction, scheduleId: string, wallTime: string) {
  return tx.slot.findFirst({
    where: { scheduleId, wallTime, state: LIVE, NOT: { key: { startsWith: "manual:" } } },
  });
}

/** Wall times that no new slot of this version of the rule may have. */
export async function findTakenTimes(
  tx: Transaction,
  { scheduleId, ruleVersion, without = [] }: { scheduleId: string; ruleVersion: number; without?: readonly string[] },
): Promise<string[]> {
  const slots = await tx.slot.findMany({
    where: {
      scheduleId,
      id: { notIn: [...without] },
      OR: [{ state: LIVE, NOT: { key: { startsWith: "manual:" } } }, { key: { startsWith: `v${ruleVersion}:` } }],
    },
    select: { wallTime: true, key: true },
  });
  const ofRule = `v${ruleVersion}:`;
  return slots.flatMap(({ wallTime, key }) =>
    key.startsWith(ofRule) ? [wallTime, key.slice(ofRule.length)] : [wallTime],
  );
}

export type NewSlot = Prisma.SlotUncheckedCreateInput;

export function insertSlot(tx: Transaction, data: NewSlot) {
  return tx.slot.create({ data });
}

/** All of them, in their order. */
export function insertSlots(tx: Transaction, data: NewSlot[]): Promise<Slot[]> {
  return tx.slot.createManyAndReturn({ data });
}

const SLOT_WITH_PLAN = {
  schedule: { include: { campaign: true, blackouts: true } },
} satisfies Prisma.SlotInclude;

/** A slot and its schedule, locked until the transaction ends; null when there is none. */
export async function lockSlot(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "public"."Slot" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.slot.findUnique({ where: { id }, include: SLOT_WITH_PLAN });
}

export type LockedSlot = NonNullable<Awaited<ReturnType<typeof lockSlot>>>;

/** Takes locked slots out of each other's way, until the same transaction gives each its new time. */
export async function parkSlots(tx: Transaction, ids: string[]): Promise<void> {
  await tx.$executeRaw`UPDATE "public"."Slot" SET "wallTime" = 'moving ' || "id" WHERE "id" = ANY(${ids}::uuid[])`;
}

/** The slots of a slot's schedule that have a time of the plan. */
export async function findStanding(tx: Transaction, slotId: string) {
  const slot = await tx.slot.findUnique({ where: { id: slotId }, select: { scheduleId: true } });
  if (!slot) return { scheduleId: null, slots: [] };
  const { scheduleId } = slot;
  const slots = await tx.slot.findMany({
    where: { scheduleId, state: LIVE, NOT: { key: { startsWith: "manual:" } } },
    orderBy: { nominalAt: "asc" },
    include: { episode: { select: { slug: true, title: true, notBefore: true } } },
  });
  return { scheduleId, slots };
}

/** Slots that the rule made and nobody touched, still to come. */
export function findPlannedSlots(tx: Transaction, scheduleId: string, after: Date) {
  return tx.slot.findMany({
    where: { scheduleId, state: "planned", dueAt: { gt: after } },
    orderBy: { dueAt: "asc" },
    include: { episode: { select: { position: true, slug: true, title: true } } },
  });
}

/** Slots to come whose instant was derived from other time-zone data, oldest first, after the given one. */
export function findSlotsOfOtherData(tx: Transaction, row: { tzdbVersion: string; after: Date; limit: number }) {
  return tx.slot.findMany({
    where: {
      state: { in: [...UNRELEASED] },
      tzdbVersion: { not: row.tzdbVersion },
      dueAt: { gt: row.after },
      NOT: { key: { startsWith: "manual:" } },
    },
    orderBy: { nominalAt: "asc" },
    take: row.limit,
  });
}

/** Writes a slot that still is as it was read; null when it changed meanwhile. */
export async function updateSlot(
  tx: Transaction,
  { id, version }: Pick<Slot, "id" | "version">,
  data: Prisma.SlotUncheckedUpdateManyInput,
): Promise<Slot | null> {
  const change = { where: { id, version }, data: { ...data, version: version + 1 } };
  const [slot] = await tx.slot.updateManyAndReturn(change);
  return slot ?? null;
}

/** Writes those of the slots that still are as they were read; returns how many that are. */
export async function updateSlots(
  tx: Transaction,
  slots: readonly Pick<Slot, "id" | "version">[],
  data: Prisma.SlotUncheckedUpdateManyInput,
): Promise<number> {
  const seen = slots.map(({ id, version }) => ({ id, version }));
  const { count } = await tx.slot.updateMany({ where: { OR: seen }, data: { ...data, version: { increment: 1 } } });
  return count;
}

/** Has a person look at a slot before it goes out. */
export async function insertSlotHold(tx: Transaction, row: { slotId: string; reason: string; job: string }) {
  await tx.hold.create({ data: row });
}

/** The open question what becomes of a missed slot, if it was not answered yet. */
export function findMissedTask(tx: Transaction, slotId: string) {
  return tx.task.findFirst({ where: { slotId, kind: "missed", state: "open" } });
}

export async function closeTask(tx: Transaction, id: string, doneAt: Date): Promise<void> {
  await tx.task.update({ where: { id }, data: { state: "done", doneAt } });
}
