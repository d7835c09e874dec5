import type { Transaction } from "#access/index.ts";
import type { Prisma } from "../store.ts";

/** How a list goes on: newest first, after the row that the last page ended with. */
export type Page = { after?: string | undefined; limit: number };

const below = ({ after }: Page) => (after === undefined ? {} : { id: { lt: after } });

const WITH_DELIVERIES = {
  episode: { select: { slug: true, title: true, campaignId: true } },
  slot: { select: { wallTime: true, timeZone: true, nominalAt: true, dueAt: true, isLate: true, state: true } },
  deliveries: { include: { channel: { select: { id: true, name: true, kind: true } } }, orderBy: { id: "asc" } },
  retractions: true,
} satisfies Prisma.ReleaseInclude;

export type ListedRelease = Prisma.ReleaseGetPayload<{ include: typeof WITH_DELIVERIES }>;

/** Releases with their deliveries, those that were claimed last first. */
export function listReleases(
  tx: Transaction,
  { campaignId, episodeId, after, limit }: Page & { campaignId?: string | undefined; episodeId?: string | undefined },
): Promise<ListedRelease[]> {
  return tx.release.findMany({
    where: {
      ...(campaignId === undefined ? {} : { episode: { campaignId } }),
      ...(episodeId === undefined ? {} : { episodeId }),
    },
    // Ids of releases come from their slots and have no order of their own.
    orderBy: [{ claimedAt: "desc" }, { id: "desc" }],
    ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    take: limit,
    include: WITH_DELIVERIES,
  });
}

export function findListedRelease(tx: Transaction, id: string): Promise<ListedRelease | null> {
  return tx.release.findUnique({ where: { id }, include: WITH_DELIVERIES });
}

const WITH_PLACE = {
  channel: { select: { id: true, name: true, kind: true } },
  release: { select: { state: true, episode: { select: { slug: true, title: true } } } },
} satisfies Prisma.DeliveryInclude;

/** A delivery and all that was tried of it, the first try first. */
export async function findDeliveryHistory(tx: Transaction, id: string) {
  const delivery = await tx.delivery.findUnique({ where: { id }, include: WITH_PLACE });
  if (!delivery) return null;
  const tries = await tx.auditEntry.findMany({
    where: { entityType: "Delivery", entityId: id },
    orderBy: { seq: "asc" },
    take: 200,
    select: { at: true, action: true, after: true, reason: true },
  });
  return { ...delivery, tries };
}

/** Holds, the newest first: those that stop something now, or all that ever did. */
export function listHolds(
  tx: Transaction,
  { campaignId, isStanding, now, ...page }: Page & { campaignId?: string | undefined; isStanding: boolean; now: Date },
) {
  return tx.hold.findMany({
    where: {
      ...below(page),
      ...(campaignId === undefined ? {} : { OR: [{ campaignId }, { campaignId: null }] }),
      ...(isStanding ? { liftedAt: null, AND: [{ OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }] } : {}),
    },
    orderBy: { id: "desc" },
    take: page.limit,
    include: { owner: { select: { name: true } } },
  });
}

/** Tasks for people, the newest first. */
export function listTasks(tx: Transaction, { isOpen, ...page }: Page & { isOpen: boolean }) {
  return tx.task.findMany({
    where: { ...below(page), state: isOpen ? "open" : "done" },
    orderBy: { id: "desc" },
    take: page.limit,
    include: {
      slot: { select: { wallTime: true, timeZone: true, episode: { select: { slug: true, title: true } } } },
      channel: { select: { name: true } },
      delivery: { select: { channel: { select: { name: true } } } },
      release: { select: { episode: { select: { slug: true, title: true } } } },
    },
  });
}
