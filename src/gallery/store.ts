import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";

/** The read side needs no transaction: what it shows is final. */
export type Reader = PrismaClient;

// Once it was out here, it is told: as a video, as an older version of one, or as a tombstone.
const EVER_PUBLIC = {
  deliveries: { some: { channel: { kind: "gallery" }, OR: [{ state: "confirmed" }, { confirmedAt: { not: null } }] } },
} satisfies Prisma.ReleaseWhereInput;

const RELEASE_WITH_ALL = {
  renders: {
    // Those without their end card are for channels that forbid one.
    where: { hasEndCard: true },
    include: {
      render: {
        include: {
          files: true,
          reviews: {
            include: { approvals: { include: { person: { select: { name: true, namedFrom: true } } } } },
          },
        },
      },
    },
  },
  corrections: true,
  deliveries: { where: { channel: { kind: "gallery" } }, include: { channel: true } },
  retractions: { include: { replacement: { select: { slug: true, title: true } } } },
} satisfies Prisma.ReleaseInclude;

const CAMPAIGN_WITH_ALL = {
  episodes: {
    orderBy: { position: "asc" },
    include: {
      presenter: true,
      slots: { include: { release: { select: { id: true } } } },
      releases: { where: EVER_PUBLIC, orderBy: { claimedAt: "desc" }, include: RELEASE_WITH_ALL },
    },
  },
} satisfies Prisma.CampaignInclude;

export type CampaignRow = Prisma.CampaignGetPayload<{ include: typeof CAMPAIGN_WITH_ALL }>;
export type EpisodeRow = CampaignRow["episodes"][number];
export type ReleaseRow = EpisodeRow["releases"][number];
export type ReleaseRenderRow = ReleaseRow["renders"][number];
export type SlotRow = EpisodeRow["slots"][number];

/** Every campaign with all that was ever public of it. */
export function findCampaigns(prisma: Reader): Promise<CampaignRow[]> {
  return prisma.campaign.findMany({
    orderBy: [{ startsOn: "desc" }, { createdAt: "desc" }],
    include: CAMPAIGN_WITH_ALL,
  });
}

/** The newest script version that each storyboard was made from, with its claims and their sources. */
export async function findVersionsOf(prisma: Reader, storyboardHashes: string[]) {
  const boards = await prisma.storyboard.findMany({
    where: { contentHash: { in: storyboardHashes } },
    orderBy: { version: { number: "asc" } },
    include: { version: { include: { claims: { include: { source: true } } } } },
  });
  return new Map(boards.map((board) => [board.contentHash, board]));
}

export type MadeFrom = NonNullable<ReturnType<Awaited<ReturnType<typeof findVersionsOf>>["get"]>>;

/**
 * Which transactions can be seen at this moment. While it stays the same nothing at all was committed, so the rows
 * need not be looked at; asking for it costs next to nothing.
 */
export async function readSnapshot(prisma: Reader): Promise<string> {
  const [row] = await prisma.$queryRaw<{ snapshot: string }[]>`SELECT pg_current_snapshot()::text AS "snapshot"`;
  return row?.snapshot ?? "";
}

/**
 * One short text for all rows that shape what is public; another one as soon as a change of them is committed.
 * Summed hashes of rows, for no column tells the order in which transactions were committed.
 */
export async function readFingerprint(prisma: Reader): Promise<string> {
  const [row] = await prisma.$queryRaw<{ fingerprint: string }[]>`
    SELECT coalesce(sum(hashtextextended("row", 0)), 0)::text || '.' || count(*)::text AS "fingerprint" FROM (
      SELECT concat_ws(' ', 'campaign', c."id", c."slug", c."title", c."isDemo", c."timeZone", c."startsOn",
        c."announcesDates", c."locales"::text) AS "row" FROM "public"."Campaign" c
      UNION ALL SELECT concat_ws(' ', 'episode', e."id", e."slug", e."title", e."topic", e."position", e."presenterId")
        FROM "public"."Episode" e
      UNION ALL SELECT concat_ws(' ', 'presenter', p."id", p."name", p."role") FROM "public"."Presenter" p
      UNION ALL SELECT concat_ws(' ', 'slot', s."id", s."state", s."version", s."dueAt", s."replacesId")
        FROM "public"."Slot" s
      UNION ALL SELECT concat_ws(' ', 'release', r."id", r."state", r."releasedAt") FROM "public"."Release" r
      UNION ALL SELECT concat_ws(' ', 'delivery', d."id", d."state", d."confirmedAt", h."locales"::text, h."formats"::text)
        FROM "public"."Delivery" d JOIN "public"."Channel" h ON h."id" = d."channelId" AND h."kind" = 'gallery'
      UNION ALL SELECT concat_ws(' ', 'retraction', t."id") FROM "public"."Retraction" t
      UNION ALL SELECT concat_ws(' ', 'correction', n."id") FROM "public"."Correction" n
      UNION ALL SELECT concat_ws(' ', 'approval', a."id", a."voidedAt", p."name", p."namedFrom")
        FROM "public"."Approval" a JOIN "public"."Person" p ON p."id" = a."personId"
      UNION ALL SELECT concat_ws(' ', 'source', o."id", o."publisher", o."title", o."url", o."readOn")
        FROM "public"."Source" o
    ) AS "rows"`;
  return row?.fingerprint ?? "";
}
