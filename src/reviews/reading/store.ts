import type { Transaction } from "#access/index.ts";

/** Everything that was decided about a video and about the words it was made of, oldest first. */
export async function findHistory(
  tx: Transaction,
  { contentHash, versionId }: { contentHash: string; versionId: string },
) {
  const person = { select: { id: true, name: true, isActive: true, roles: true } };
  const by = { where: { contentHash }, include: { person }, orderBy: { createdAt: "asc" } } as const;
  const [approvals, requests, scriptDecisions] = [
    await tx.approval.findMany(by),
    await tx.changeRequest.findMany(by),
    await tx.scriptDecision.findMany({
      where: { scriptVersionId: versionId },
      include: { person },
      orderBy: { createdAt: "asc" },
    }),
  ];
  return { approvals, requests, scriptDecisions };
}

/** The claims of a version with their sources, in the order of their names. */
export function findClaims(tx: Transaction, versionId: string) {
  return tx.claim.findMany({
    where: { scriptVersionId: versionId },
    include: { source: { include: { recalls: { orderBy: { createdAt: "desc" }, take: 1 } } } },
    orderBy: { key: "asc" },
  });
}

type Shape = { scriptId: string; format: string; number: number };

/** The newest approval that was ever given to another video of the same shape and script, in force or not. */
export async function findLastApproved(
  tx: Transaction,
  { scriptId, format, number }: Shape,
  contentHash: string,
): Promise<{ contentHash: string; kind: string; createdAt: Date } | null> {
  const [row] = await tx.$queryRaw<{ contentHash: string; kind: string; createdAt: Date }[]>`
    SELECT a."contentHash", a."kind"::text AS "kind", a."createdAt" FROM "public"."Approval" a
    JOIN "public"."Render" r ON r."contentHash" = a."contentHash"
    WHERE a."contentHash" <> ${contentHash} AND EXISTS (
      SELECT 1 FROM "public"."Storyboard" s JOIN "public"."ScriptVersion" v ON v."id" = s."scriptVersionId"
      WHERE s."contentHash" = r."storyboardHash" AND s."format"::text = ${format}
        AND v."scriptId" = ${scriptId}::uuid AND v."number" <= ${number})
    ORDER BY a."createdAt" DESC, a."id" DESC LIMIT 1`;
  return row ?? null;
}

/** Versions whose words wait for a decision and are the newest of their script. */
export async function findScriptsInReview(tx: Transaction) {
  const versions = await tx.scriptVersion.findMany({
    where: { state: "in_review" },
    include: {
      authors: { select: { personId: true } },
      script: {
        include: {
          episode: { include: { campaign: true } },
          versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
        },
      },
    },
    orderBy: { createdAt: "asc" },
    take: 500,
  });
  return versions.filter(({ id, script }) => script.versions[0]?.id === id);
}

/**
 * The newest finished final render of each plan of the newest words, in campaigns that are not over: what may wait for a
 * decision. `nextAt` is the earliest slot of its episode that is not released yet.
 */
export function findReviewable(tx: Transaction, today: Date) {
  return tx.$queryRaw<
    {
      contentHash: string;
      renderId: string;
      versionId: string;
      versionState: string;
      number: number;
      scriptId: string;
      locale: string;
      format: string;
      motion: string;
      hasEndCard: boolean;
      episodeId: string;
      slug: string;
      title: string;
      campaign: string;
      isTranslated: boolean;
      finishedAt: Date | null;
      nextAt: Date | null;
    }[]
  >`
    WITH "newest" AS (
      SELECT DISTINCT ON (v."scriptId") v."id", v."scriptId", v."number", v."state"
      FROM "public"."ScriptVersion" v ORDER BY v."scriptId", v."number" DESC)
    SELECT DISTINCT ON (b."id") r."contentHash", r."id" AS "renderId", n."id" AS "versionId", n."state"::text AS "versionState",
      n."number", n."scriptId", s."locale", b."format"::text AS "format", b."motion", b."hasEndCard",
      e."id" AS "episodeId", e."slug", e."title", c."slug" AS "campaign", s."locale" <> c."locales"[1] AS "isTranslated",
      r."finishedAt",
      (SELECT min(t."dueAt") FROM "public"."Slot" t
        WHERE t."episodeId" = e."id" AND t."state" IN ('planned', 'scheduled', 'held')) AS "nextAt"
    FROM "newest" n
    JOIN "public"."Storyboard" b ON b."scriptVersionId" = n."id"
    JOIN "public"."Render" r ON r."storyboardHash" = b."contentHash" AND r."quality" = 'final' AND r."state" = 'qc_passed'
    JOIN "public"."Script" s ON s."id" = n."scriptId"
    JOIN "public"."Episode" e ON e."id" = s."episodeId"
    JOIN "public"."Campaign" c ON c."id" = e."campaignId" AND c."endsOn" > ${today}
    ORDER BY b."id", r."createdAt" DESC`;
}
export type Reviewable = Awaited<ReturnType<typeof findReviewable>>[number];

/** All decisions in force about these videos. */
export function findReviews(tx: Transaction, contentHashes: string[]) {
  return tx.review.findMany({
    where: { contentHash: { in: contentHashes } },
    include: {
      approvals: { where: { voidedAt: null }, include: { person: true } },
      changeRequests: { where: { withdrawnAt: null }, include: { person: true } },
    },
  });
}

/** Who of the authors of these versions is this person. */
export async function findOwnVersions(tx: Transaction, versionIds: string[], personId: string): Promise<Set<string>> {
  const rows = await tx.scriptAuthor.findMany({
    where: { personId, scriptVersionId: { in: versionIds } },
    select: { scriptVersionId: true },
  });
  return new Set(rows.map(({ scriptVersionId }) => scriptVersionId));
}

/** Open blocking comments, by the script and format that they are about, with the version they were written on. */
export function findOpenBlocking(tx: Transaction, scriptIds: string[]) {
  return tx.$queryRaw<{ id: string; scriptId: string; format: string; number: number }[]>`
    SELECT c."id", v."scriptId", s."format"::text AS "format", min(v."number")::int AS "number"
    FROM "public"."Comment" c
    JOIN "public"."Review" w ON w."id" = c."reviewId"
    JOIN "public"."Render" r ON r."contentHash" = w."contentHash"
    JOIN "public"."Storyboard" s ON s."contentHash" = r."storyboardHash"
    JOIN "public"."ScriptVersion" v ON v."id" = s."scriptVersionId"
    WHERE c."isBlocking" AND c."resolvedAt" IS NULL AND v."scriptId" = ANY(${scriptIds}::uuid[])
    GROUP BY c."id", v."scriptId", s."format"`;
}
