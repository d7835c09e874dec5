import type { Tombstone } from "./published.ts";
import { findTakenDown, type Reader } from "./store.ts";

/** What became of an episode that was taken down; null for one that is out, or never was. */
export async function readTombstone(prisma: Reader, slug: string): Promise<Tombstone | null> {
  const release = await findTakenDown(prisma, slug);
  const retraction = release?.retractions[0];
  if (!release || !retraction) return null;
  const { replacement, reason, createdAt: takenDownAt } = retraction;
  return {
    slug,
    title: release.episode.title,
    releasedAt: release.releasedAt ?? release.claimedAt,
    takenDownAt,
    reason,
    timeZone: release.episode.campaign.timeZone,
    replacement: replacement && {
      slug: replacement.slug,
      title: replacement.title,
      isOut: replacement.releases.length > 0,
    },
  };
}
