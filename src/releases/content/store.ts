import type { Transaction } from "#access/index.ts";

/** The newest words of an episode in a language, and what was planned from them. Older ones open nothing. */
export type NewestWords = {
  locale: string;
  /** The day on which their writer wanted them read again. */
  nextCheckOn: string | null;
  /** Until when what its claims rest on is good. */
  sources: { id: string; nextCheckOn: Date }[];
  storyboards: { contentHash: string; format: string; hasEndCard: boolean }[];
};

/** The newest words of each language, by episode. */
export async function findNewestWords(tx: Transaction, episodeIds: string[]): Promise<Map<string, NewestWords[]>> {
  type Row = { id: string; episodeId: string; locale: string; nextCheckOn: string | null };
  const newest = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (s."id") v."id", s."episodeId", s."locale",
      CASE jsonb_typeof(v."body") WHEN 'object' THEN v."body" ->> 'nextCheckOn' END AS "nextCheckOn"
    FROM "public"."Script" s JOIN "public"."ScriptVersion" v ON v."scriptId" = s."id"
    WHERE s."episodeId" = ANY(${episodeIds}::uuid[])
    ORDER BY s."id", v."number" DESC`;
  const versions = await tx.scriptVersion.findMany({
    where: { id: { in: newest.map(({ id }) => id) } },
    select: {
      id: true,
      claims: { select: { source: { select: { id: true, nextCheckOn: true } } } },
      // Videos of reduced motion are for other places than a release.
      storyboards: { where: { motion: "full" }, select: { contentHash: true, format: true, hasEndCard: true } },
    },
  });
  const byId = new Map(versions.map((version) => [version.id, version]));
  const found = new Map<string, NewestWords[]>(episodeIds.map((id) => [id, []]));
  for (const { id, episodeId, locale, nextCheckOn } of newest) {
    const { claims = [], storyboards = [] } = byId.get(id) ?? {};
    const sources = claims.map(({ source }) => source);
    found.get(episodeId)?.push({ locale, nextCheckOn, sources, storyboards });
  }
  return found;
}

/** Final renders of plans, the newest first. */
export function findFinalRenders(tx: Transaction, storyboardHashes: string[]) {
  return tx.render.findMany({
    where: { storyboardHash: { in: storyboardHashes }, quality: "final" },
    orderBy: { createdAt: "desc" },
    select: { id: true, contentHash: true, storyboardHash: true, state: true },
  });
}

export type FinalRender = Awaited<ReturnType<typeof findFinalRenders>>[number];
