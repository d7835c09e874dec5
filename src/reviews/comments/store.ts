import type { Transaction } from "#access/index.ts";
import type { Prisma, Reviewed } from "../store.ts";
import type { Anchor } from "./anchor.ts";
import type { Drawing } from "./drawing.ts";

export type NewComment = {
  reviewId: string;
  frame: number;
  endFrame: number | null;
  anchor: Anchor;
  endAnchor: Anchor | null;
  drawing: Drawing | null;
  text: string;
  isBlocking: boolean;
  mentions: string[];
} & ({ personId: string } | { linkId: string; guestName: string });

export function insertComment(tx: Transaction, { endAnchor, drawing, ...row }: NewComment) {
  return tx.comment.create({ data: { ...row, ...(endAnchor && { endAnchor }), ...(drawing && { drawing }) } });
}

export function insertReply(
  tx: Transaction,
  { id: parentId, reviewId, frame }: { id: string; reviewId: string; frame: number },
  row: { personId: string; text: string; mentions: string[] },
) {
  return tx.comment.create({ data: { parentId, reviewId, frame, ...row } });
}

export function findComment(tx: Transaction, id: string) {
  return tx.comment.findUnique({
    where: { id },
    include: { review: { select: { contentHash: true } }, _count: { select: { replies: true } } },
  });
}
export type FoundComment = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** Writes another text over the version that was seen; false when it is no longer that one. */
export async function setCommentText(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  change: { text: string; editedAt: Date },
): Promise<boolean> {
  const { count } = await tx.comment.updateMany({
    where: { id, version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

export async function setResolved(
  tx: Transaction,
  id: string,
  by: { personId: string; at: Date } | null,
): Promise<void> {
  await tx.comment.update({ where: { id }, data: { resolvedAt: by?.at ?? null, resolvedById: by?.personId ?? null } });
}

/** Which of these are nobody who is still here. */
export async function findStrangers(tx: Transaction, personIds: string[]): Promise<string[]> {
  const known = await tx.person.findMany({ where: { id: { in: personIds }, isActive: true }, select: { id: true } });
  return personIds.filter((id) => !known.some((person) => person.id === id));
}

const AUTHOR = { person: { select: { id: true, name: true } } } satisfies Prisma.CommentInclude;

/**
 * The threads that concern a video: written on it, or on one of the same shape that was made of the same script in this
 * version or an earlier one. Oldest first.
 */
export async function findThreads(tx: Transaction, reviewed: Reviewed) {
  return tx.comment.findMany({
    where: { parentId: null, ...(await concerning(tx, reviewed)) },
    include: {
      ...AUTHOR,
      review: { select: { contentHash: true, render: { select: { storyboardHash: true } } } },
      replies: { include: AUTHOR, orderBy: { createdAt: "asc" } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
export type ThreadRow = Awaited<ReturnType<typeof findThreads>>[number];

/** How many blocking comments that concern each plan are open, by its id; none for what is not in it. */
export async function countOpenBlocking(
  tx: Transaction,
  reviewed: readonly Pick<Reviewed, "plan">[],
): Promise<Map<string, number>> {
  const ids = reviewed.map(({ plan }) => plan.id);
  const rows = await tx.$queryRaw<{ id: string; open: number }[]>`
    SELECT p."id", count(DISTINCT c."id")::int AS "open" FROM "public"."Storyboard" p
    JOIN "public"."ScriptVersion" v ON v."id" = p."scriptVersionId"
    JOIN "public"."ScriptVersion" e ON e."scriptId" = v."scriptId" AND e."number" <= v."number"
    JOIN "public"."Storyboard" s ON s."scriptVersionId" = e."id" AND s."format" = p."format"
    JOIN "public"."Render" r ON r."storyboardHash" = s."contentHash"
    JOIN "public"."Review" w ON w."contentHash" = r."contentHash"
    JOIN "public"."Comment" c ON c."reviewId" = w."id" AND c."isBlocking" AND c."resolvedAt" IS NULL
    WHERE p."id" = ANY(${ids}::uuid[])
    GROUP BY p."id"`;
  return new Map(rows.map(({ id, open }) => [id, open]));
}

async function concerning(tx: Transaction, { plan, version }: Reviewed): Promise<Prisma.CommentWhereInput> {
  const { scriptId, number } = version;
  const plans = await tx.storyboard.findMany({
    where: { format: plan.format, version: { scriptId, number: { lte: number } } },
    select: { contentHash: true },
  });
  return { review: { render: { storyboardHash: { in: plans.map(({ contentHash }) => contentHash) } } } };
}
