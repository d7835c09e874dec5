import { type PublishedCampaign, readEdition, type ServedFile, seriesIn } from "#gallery/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";

const readNow = (prisma: PrismaClient, now = new Date()) =>
  readEdition(prisma, {
    fingerprint: "of a test",
    now,
    onUnreadable: () => {},
  });

/** What the front page shows at this moment; null before there is any campaign. */
export async function readGallery(prisma: PrismaClient, now: Date): Promise<PublishedCampaign | null> {
  const [front] = (await readNow(prisma, now)).campaigns;
  return front ? seriesIn(front, front.homeLocale) : null;
}

/** A file that is served; null for whatever is not released, however exact its name. */
export async function findPublicFile(prisma: PrismaClient, sha256: string): Promise<ServedFile | null> {
  const file = (await readNow(prisma)).files.get(sha256);
  return file && !file.isGone ? file : null;
}
