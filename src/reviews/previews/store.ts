import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";

export function insertPreviewLink(
  tx: Transaction,
  row: {
    contentHash: ContentHash;
    scope: "watch" | "comment";
    madeFor: string;
    passwordHash: string | null;
    createdById: string;
    createdAt: Date;
    expiresAt: Date;
  },
) {
  return tx.previewLink.create({ data: row });
}

const WITH_MAKER = { createdBy: { select: { id: true, name: true, isActive: true } } };

export function findPreviewLink(tx: Transaction, id: string) {
  return tx.previewLink.findUnique({ where: { id }, include: WITH_MAKER });
}
export type PreviewLink = NonNullable<Awaited<ReturnType<typeof findPreviewLink>>>;

/** All links to a video, newest first. */
export function findPreviewLinks(tx: Transaction, contentHash: ContentHash) {
  return tx.previewLink.findMany({
    where: { contentHash },
    include: { ...WITH_MAKER, _count: { select: { comments: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export async function endPreviewLink(tx: Transaction, id: string, revokedAt: Date): Promise<void> {
  await tx.previewLink.update({ where: { id }, data: { revokedAt } });
}

/** Counts the comments of one link while nobody else writes with it. */
export async function countGuestComments(
  tx: Transaction,
  linkId: string,
  since: Date,
): Promise<{ recent: number; all: number }> {
  await tx.$queryRaw`SELECT "id" FROM "public"."PreviewLink" WHERE "id" = ${linkId}::uuid FOR UPDATE`;
  const all = await tx.comment.count({ where: { linkId } });
  const recent = await tx.comment.count({ where: { linkId, createdAt: { gte: since } } });
  return { recent, all };
}

/** What was said through a link, and what was answered; nothing else of the review. */
export function findGuestThreads(tx: Transaction, linkId: string) {
  return tx.comment.findMany({
    where: { linkId, parentId: null },
    include: { replies: { orderBy: { createdAt: "asc" } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export function findRenderFiles(tx: Transaction, renderId: string) {
  return tx.renderFile.findMany({ where: { renderId } });
}
