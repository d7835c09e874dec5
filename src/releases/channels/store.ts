import type { Transaction } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import type { Prisma } from "../store.ts";

// Names of secrets are told, their values never.
const WITH_SECRET_NAMES = {
  secrets: { select: { name: true, updatedAt: true }, orderBy: { name: "asc" } },
} satisfies Prisma.ChannelInclude;

export type ChannelRow = Prisma.ChannelGetPayload<{ include: typeof WITH_SECRET_NAMES }>;

export function findChannels(tx: Transaction, campaignId: string): Promise<ChannelRow[]> {
  return tx.channel.findMany({ where: { campaignId }, orderBy: { name: "asc" }, include: WITH_SECRET_NAMES });
}

export function findChannel(tx: Transaction, id: string): Promise<ChannelRow | null> {
  return tx.channel.findUnique({ where: { id }, include: WITH_SECRET_NAMES });
}

export async function isNameTaken(tx: Transaction, campaignId: string, name: string): Promise<boolean> {
  return (await tx.channel.count({ where: { campaignId, name } })) > 0;
}

export async function isCampaign(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.campaign.count({ where: { id } })) === 1;
}

export function insertChannel(tx: Transaction, data: Prisma.ChannelUncheckedCreateInput): Promise<ChannelRow> {
  return tx.channel.create({ data, include: WITH_SECRET_NAMES });
}

/** Writes the next version of a channel; null when another was written since. */
export async function updateChannel(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  data: Prisma.ChannelUncheckedUpdateManyInput,
): Promise<ChannelRow | null> {
  const { count } = await tx.channel.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1 ? findChannel(tx, id) : null;
}

/** How much of what it may send in 24 hours each channel has sent. */
export async function countSentToday(tx: Transaction, channelIds: string[], now: Date): Promise<Map<string, number>> {
  const rows = await tx.delivery.groupBy({
    by: ["channelId"],
    where: { channelId: { in: channelIds }, mayHaveArrived: true, sentAt: { gt: new Date(now.getTime() - DAY) } },
    _count: true,
  });
  return new Map(rows.map(({ channelId, _count }) => [channelId, _count]));
}

export function findSealed(tx: Transaction, channelId: string) {
  return tx.channelSecret.findMany({ where: { channelId } });
}
