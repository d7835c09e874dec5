import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import type { ApprovalKind, Prisma } from "#generated/prisma/client.ts";
import type { Script } from "#scripts/index.ts";
import { isTranslated } from "./translated.ts";

export type { ApprovalKind, Prisma };

/** Whoever decides, or writes the words that are decided about, does so one after the other; a release looks meanwhile. */
export async function lockDecisions(tx: Transaction, how: "shared" | "alone"): Promise<void> {
  // The name is that of the triggers that keep authors from approving: they take the same lock.
  if (how === "shared") await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('four-eyes'))`;
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('four-eyes'))`;
}

const VERSION_OF_PLAN = {
  version: {
    include: {
      authors: { select: { personId: true } },
      script: {
        include: {
          episode: { include: { campaign: true } },
          versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
        },
      },
    },
  },
} satisfies Prisma.StoryboardInclude;

/** A render and the newest version of a script that its storyboard was made from; equal content counts as one. */
export async function findReviewed(tx: Transaction, contentHash: ContentHash) {
  return (await findManyReviewed(tx, [contentHash])).get(contentHash) ?? null;
}

/** The same for many, by content hash. */
export async function findManyReviewed(tx: Transaction, contentHashes: readonly ContentHash[]) {
  const renders = await tx.render.findMany({ where: { contentHash: { in: [...contentHashes] } } });
  const plans = await tx.storyboard.findMany({
    where: { contentHash: { in: renders.map(({ storyboardHash }) => storyboardHash) } },
    orderBy: { version: { number: "asc" } },
    include: VERSION_OF_PLAN,
  });
  // Of equal content the newest version stays.
  const planOf = new Map(plans.map((plan) => [plan.contentHash, plan]));
  const found = new Map<ContentHash, ReturnType<typeof reviewedBy>>();
  for (const render of renders) {
    const plan = planOf.get(render.storyboardHash);
    if (plan) found.set(render.contentHash as ContentHash, reviewedBy(render, plan));
  }
  return found;
}

type Plan = Prisma.StoryboardGetPayload<{ include: typeof VERSION_OF_PLAN }>;

function reviewedBy(render: Prisma.RenderGetPayload<object>, plan: Plan) {
  const { version } = plan;
  const { script } = version;
  const { episode } = script;
  return {
    render,
    plan,
    version,
    script,
    episode,
    campaign: episode.campaign,
    isCurrent: script.versions[0]?.id === version.id,
    isTranslated: isTranslated(script.locale, episode.campaign),
  };
}
export type Reviewed = ReturnType<typeof reviewedBy>;

export async function isAuthor(tx: Transaction, storyboardHash: ContentHash, personId: string): Promise<boolean> {
  const count = await tx.scriptAuthor.count({
    where: { personId, version: { storyboards: { some: { contentHash: storyboardHash } } } },
  });
  return count > 0;
}

const IN_FORCE = {
  approvals: { where: { voidedAt: null }, include: { person: true }, orderBy: { createdAt: "asc" } },
  changeRequests: { where: { withdrawnAt: null }, include: { person: true }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.ReviewInclude;

/** The review of a hash with all that was decided and not taken back, begun if there is none. */
export function openReview(tx: Transaction, contentHash: ContentHash) {
  return tx.review.upsert({ where: { contentHash }, update: {}, create: { contentHash }, include: IN_FORCE });
}

/** The review of a hash with all that was decided and not taken back; null when nobody began one. */
export function findReview(tx: Transaction, contentHash: ContentHash) {
  return tx.review.findUnique({ where: { contentHash }, include: IN_FORCE });
}

/** The same for many, by content hash. */
export async function findReviews(tx: Transaction, contentHashes: readonly ContentHash[]) {
  const reviews = await tx.review.findMany({ where: { contentHash: { in: [...contentHashes] } }, include: IN_FORCE });
  return new Map(reviews.map((review) => [review.contentHash, review]));
}

export async function insertApproval(
  tx: Transaction,
  row: {
    reviewId: string;
    contentHash: ContentHash;
    kind: ApprovalKind;
    personId: string;
    note: string | null;
    suppressions: NonNullable<Script["suppressions"]>;
  },
): Promise<void> {
  await tx.approval.create({ data: row });
}

export async function endApproval(
  tx: Transaction,
  id: string,
  { voidedAt, voidReason }: { voidedAt: Date; voidReason: string },
): Promise<void> {
  await tx.approval.update({ where: { id }, data: { voidedAt, voidReason } });
}

export async function insertChangeRequest(
  tx: Transaction,
  row: { reviewId: string; contentHash: ContentHash; kind: ApprovalKind; personId: string; reasons: string[] },
): Promise<void> {
  await tx.changeRequest.create({ data: row });
}

export async function endChangeRequest(tx: Transaction, id: string, withdrawnAt: Date): Promise<void> {
  await tx.changeRequest.update({ where: { id }, data: { withdrawnAt } });
}

export async function setReviewState(
  tx: Transaction,
  id: string,
  state: { state: "open" | "changes_requested" | "approved"; decidedAt: Date | null },
): Promise<void> {
  await tx.review.update({ where: { id }, data: state });
}

/** Whether these bytes are out, or on the way. */
export async function isReleased(tx: Transaction, renderId: string): Promise<boolean> {
  const live: Prisma.ReleaseWhereInput = {
    state: { in: ["releasing", "released", "partly_released", "retracting"] },
  };
  return (await tx.releaseRender.count({ where: { renderId, release: live } })) > 0;
}
