import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import type { ApprovalKind } from "#generated/prisma/client.ts";

export type { ApprovalKind };

export function findRender(tx: Transaction, contentHash: ContentHash) {
  return tx.render.findUnique({ where: { contentHash } });
}

/** The hash of the newest words that a render's storyboard was made from, or null when the words moved on. */
export async function isCurrentContent(tx: Transaction, storyboardHash: ContentHash): Promise<boolean> {
  const storyboard = await tx.storyboard.findFirst({
    where: { contentHash: storyboardHash },
    orderBy: { version: { number: "desc" } },
    include: { version: { include: { script: { include: { versions: { orderBy: { number: "desc" }, take: 1 } } } } } },
  });
  return storyboard !== null && storyboard.version.script.versions[0]?.id === storyboard.scriptVersionId;
}

export async function isAuthor(tx: Transaction, storyboardHash: ContentHash, personId: string): Promise<boolean> {
  const count = await tx.scriptAuthor.count({
    where: { personId, version: { storyboards: { some: { contentHash: storyboardHash } } } },
  });
  return count > 0;
}

export function openReview(tx: Transaction, contentHash: ContentHash) {
  return tx.review.upsert({
    where: { contentHash },
    update: {},
    create: { contentHash },
    include: { approvals: { where: { voidedAt: null } } },
  });
}

export function insertApproval(
  tx: Transaction,
  row: { reviewId: string; contentHash: ContentHash; kind: ApprovalKind; personId: string; note: string | null },
) {
  const fresh = { ...row, voidedAt: null, voidReason: null };
  return tx.approval.upsert({
    where: { contentHash_personId: { contentHash: row.contentHash, personId: row.personId } },
    update: fresh,
    create: fresh,
  });
}

export async function closeReview(tx: Transaction, reviewId: string, decidedAt: Date): Promise<void> {
  await tx.review.update({ where: { id: reviewId }, data: { state: "approved", decidedAt } });
}
