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
    // Those without their end card are for channels that forbid one.
    where: { hasEndCard: true },
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
    where: { sha256, render: { releases: { some: { hasEndCard: true, release: PUBLIC_RELEASE } } } },
    select: { sha256: true, mediaType: true, bytes: true },
  });
}

// Once it was out here, its address stays and says what became of it.
const TAKEN_DOWN = {
  releasedAt: { not: null },
  retractions: { some: {} },
} satisfies Prisma.ReleaseWhereInput;

/** The last release of an episode that was taken down; null while another one is out, or when none ever was. */
export async function findTakenDown(prisma: Reader, slug: string) {
  const episode = { slug };
  if (await prisma.release.count({ where: { ...PUBLIC_RELEASE, episode } })) return null;
  return prisma.release.findFirst({
    where: { ...TAKEN_DOWN, episode },
    orderBy: { releasedAt: "desc" },
    include: {
      episode: { include: { campaign: { select: { timeZone: true } } } },
      retractions: {
        include: { replacement: { include: { releases: { where: PUBLIC_RELEASE, select: { id: true } } } } },
      },
    },
  });
}

/** Whether a file was public once and was taken down. */
export async function wasTakenDown(prisma: Reader, sha256: string): Promise<boolean> {
  const where = { sha256, render: { releases: { some: { release: TAKEN_DOWN } } } };
  return (await prisma.renderFile.count({ where })) > 0;
}
