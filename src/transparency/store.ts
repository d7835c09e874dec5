import type { Transaction } from "#access/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { type Entry, READ_ACTIONS, type Subjects } from "./record.ts";

export type Reader = PrismaClient | Transaction;
export type Head = { seq: bigint; hash: string };

/** The campaign that the report is about: the one that began last; before any has, the one that begins first. */
export async function findReportedCampaign(prisma: Reader, now: Date) {
  const begun = await prisma.campaign.findFirst({
    where: { startsOn: { lte: now } },
    orderBy: [{ startsOn: "desc" }, { createdAt: "desc" }],
  });
  return begun ?? prisma.campaign.findFirst({ orderBy: [{ startsOn: "asc" }, { createdAt: "asc" }] });
}

/** The newest entry of the audit chain; null before the first. */
export function findHead(prisma: Reader): Promise<Head | null> {
  return prisma.auditEntry.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true } });
}

/** Entries up to the given one, oldest first. */
export function findEntries(prisma: Reader, { seq }: Head): Promise<Entry[]> {
  return prisma.auditEntry.findMany({
    where: { action: { in: [...READ_ACTIONS] }, seq: { lte: seq } },
    select: { at: true, action: true, entityId: true, before: true, after: true, reason: true },
    orderBy: { seq: "asc" },
  });
}

/** What of the entries belongs to a campaign. */
export async function findSubjects(prisma: Reader, campaignId: string): Promise<Subjects> {
  const episodes = await prisma.episode.findMany({
    where: { campaignId },
    select: {
      id: true,
      slots: { select: { id: true } },
      releases: {
        select: {
          id: true,
          slotId: true,
          renders: { select: { locale: true } },
          episode: { select: { slug: true, title: true } },
        },
      },
    },
  });
  const reviews = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT v."id" FROM "public"."Review" v
    JOIN "public"."Render" r ON r."contentHash" = v."contentHash"
    JOIN "public"."Storyboard" b ON b."contentHash" = r."storyboardHash"
    JOIN "public"."ScriptVersion" sv ON sv."id" = b."scriptVersionId"
    JOIN "public"."Script" s ON s."id" = sv."scriptId"
    JOIN "public"."Episode" e ON e."id" = s."episodeId"
    WHERE e."campaignId" = ${campaignId}::uuid`;
  return {
    campaignId,
    episodeIds: new Set(episodes.map(({ id }) => id)),
    slotIds: new Set(episodes.flatMap(({ slots }) => slots.map(({ id }) => id))),
    reviewIds: new Set(reviews.map(({ id }) => id)),
    releases: episodes.flatMap(({ id: episodeId, releases }) =>
      releases.map(({ id, slotId, renders, episode }) => ({
        id,
        slotId,
        episodeId,
        ...episode,
        locales: [...new Set(renders.map(({ locale }) => locale))],
      })),
    ),
  };
}
