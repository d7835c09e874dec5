import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";

/** The read side needs no transaction: what it shows is final. */
export type Reader = PrismaClient;

// The gate stands in the query: only what the gallery has confirmed and nobody took down is ever read.
const PUBLIC_RELEASE = {
  state: { in: ["released", "partly_released"] },
  deliveries: { some: { state: "confirmed", channel: { kind: "gallery" } } },
  retractions: { none: {} },
} satisfies Prisma.ReleaseWhereInput;

const RELEASE_WITH_ALL = {
  episode: true,
  renders: {
    include: {
      render: { include: { files: true, reviews: { include: { approvals: { where: { voidedAt: null } } } } } },
    },
  },
} satisfies Prisma.ReleaseInclude;

export type PublicRelease = Prisma.ReleaseGetPayload<{ include: typeof RELEASE_WITH_ALL }>;

/** The campaign whose page is the front page: the one that began last; before any has, the one that begins first. */
export async function findFrontCampaign(prisma: Reader, now: Date) {
  const begun = await prisma.campaign.findFirst({
    where: { startsOn: { lte: now } },
    orderBy: [{ startsOn: "desc" }, { createdAt: "desc" }],
  });
  return begun ?? prisma.campaign.findFirst({ orderBy: [{ startsOn: "asc" }, { createdAt: "asc" }] });
}

/** What is out, newest first; an episode that was released again counts once. */
export async function findPublicReleases(prisma: Reader, campaignId: string): Promise<PublicRelease[]> {
  const releases = await prisma.release.findMany({
    where: { ...PUBLIC_RELEASE, episode: { campaignId } },
    orderBy: { releasedAt: "desc" },
    include: RELEASE_WITH_ALL,
  });
  const seen = new Set<string>();
  return releases.filter(({ episodeId }) => !seen.has(episodeId) && seen.add(episodeId));
}

/** The script versions that a storyboard was made from, newest first, with their claims and sources. */
export function findVersionOf(prisma: Reader, storyboardHash: string) {
  return prisma.storyboard.findFirst({
    where: { contentHash: storyboardHash },
    orderBy: { version: { number: "desc" } },
    include: { version: { include: { claims: { include: { source: true } } } } },
  });
}

export function countUpcoming(prisma: Reader, campaignId: string): Promise<number> {
  return prisma.episode.count({ where: { campaignId, releases: { none: PUBLIC_RELEASE } } });
}

/** Type and content of a public file; null for whatever is not released, however exact its name. */
export function findPublicFile(prisma: Reader, sha256: string) {
  return prisma.renderFile.findFirst({
    where: { sha256, render: { releases: { some: { release: PUBLIC_RELEASE } } } },
    select: { sha256: true, mediaType: true, bytes: true },
  });
}
