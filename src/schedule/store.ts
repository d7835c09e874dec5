import type { Transaction } from "#access/index.ts";
import type { Prisma, Slot } from "#generated/prisma/client.ts";

export type { Slot };

export function insertSchedule(
  tx: Transaction,
  row: {
    campaignId: string;
    name: string;
    timeZone: string;
    rule: Prisma.InputJsonObject;
    graceMs: number;
    blackouts: Prisma.BlackoutCreateWithoutScheduleInput[];
  },
) {
  const { blackouts, ...schedule } = row;
  return tx.schedule.create({ data: { ...schedule, blackouts: { create: blackouts } } });
}

export function findSchedule(tx: Transaction, id: string) {
  return tx.schedule.findUnique({ where: { id } });
}

export async function isEpisodeOf(tx: Transaction, episodeId: string, campaignId: string): Promise<boolean> {
  return (await tx.episode.count({ where: { id: episodeId, campaignId } })) === 1;
}

export function findSlotAt(tx: Transaction, scheduleId: string, nominalAt: Date) {
  return tx.slot.findUnique({ where: { scheduleId_nominalAt: { scheduleId, nominalAt } } });
}

export function insertSlot(tx: Transaction, data: Prisma.SlotUncheckedCreateInput) {
  return tx.slot.create({ data });
}
