import type { Transaction } from "#access/index.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import type { DaySum } from "./tally.ts";

export type Reader = PrismaClient | Transaction;

/** Adds the sums of files to those of their episodes, in one statement. */
export async function addSums(prisma: Reader, sums: readonly DaySum[]): Promise<void> {
  const [files, days] = [sums.map(({ sha256 }) => sha256), sums.map(({ day }) => day)];
  const [views, completions] = [sums.map((sum) => sum.views), sums.map((sum) => sum.completions)];
  // A file that went out with several releases of an episode still counts once.
  await prisma.$executeRaw`
    INSERT INTO "public"."EpisodeCount" ("episodeId", "day", "views", "completions")
    SELECT owner."episodeId", given."day"::date, sum(given."views"), sum(given."completions")
    FROM unnest(${files}::text[], ${days}::text[], ${views}::int[], ${completions}::int[])
      AS given("sha256", "day", "views", "completions")
    JOIN (
      SELECT DISTINCT f."sha256", r."episodeId" FROM "public"."RenderFile" f
      JOIN "public"."ReleaseRender" rr ON rr."renderId" = f."renderId"
      JOIN "public"."Release" r ON r."id" = rr."releaseId"
      WHERE f."kind" = 'video' AND f."sha256" = ANY(${files})) owner ON owner."sha256" = given."sha256"
    GROUP BY owner."episodeId", given."day"
    ON CONFLICT ("episodeId", "day") DO UPDATE SET
      "views" = "EpisodeCount"."views" + excluded."views",
      "completions" = "EpisodeCount"."completions" + excluded."completions"`;
}

export type CountRow = { slug: string; title: string; day: Date; views: number; completions: number };

/** Sums by episode and day, from the first to the last day; of one campaign, or of all. */
export async function findSums(
  prisma: Reader,
  { from, until, campaignId }: { from: Date; until: Date; campaignId?: string | undefined },
): Promise<CountRow[]> {
  const rows = await prisma.episodeCount.findMany({
    where: { day: { gte: from, lte: until }, ...(campaignId === undefined ? {} : { episode: { campaignId } }) },
    include: { episode: { select: { slug: true, title: true } } },
    orderBy: [{ day: "asc" }, { episode: { position: "asc" } }],
  });
  return rows.map(({ episode, day, views, completions }) => ({ ...episode, day, views, completions }));
}
