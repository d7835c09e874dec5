import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { countOpenBlocking } from "../comments/store.ts";
import { type ApprovalKind, findManyReviewed, findReviews, lockDecisions } from "../store.ts";
import { isInForce, missingApprovals, objectionIn, REQUIRED_APPROVALS } from "../verdict.ts";

export type Verdict = {
  missing: readonly ApprovalKind[];
  /** What somebody has against it, in words; null when nobody has anything. */
  objection: string | null;
};

/** What of a video nobody knows that it was ever rendered. */
const UNREVIEWED: Verdict = { missing: REQUIRED_APPROVALS, objection: null };

/**
 * What reviewers say of videos at this moment, for all that are asked for, in four queries however many they are. None
 * of it changes until the transaction ends.
 */
export async function readVerdicts(
  tx: Transaction,
  contentHashes: readonly ContentHash[],
): Promise<(contentHash: ContentHash) => Verdict> {
  await lockDecisions(tx, "shared");
  const reviewed = await findManyReviewed(tx, contentHashes);
  const reviews = await findReviews(tx, contentHashes);
  const blocking = await countOpenBlocking(tx, [...reviewed.values()]);
  const verdicts = new Map<ContentHash, Verdict>();
  for (const [contentHash, one] of reviewed) {
    const review = reviews.get(contentHash);
    verdicts.set(contentHash, {
      missing: missingApprovals((review?.approvals ?? []).filter(isInForce), one),
      objection: objectionIn({
        scriptState: one.version.state,
        openRequests: (review?.changeRequests ?? []).filter(isInForce).length,
        openBlocking: blocking.get(one.plan.id) ?? 0,
      }),
    });
  }
  return (contentHash) => verdicts.get(contentHash) ?? UNREVIEWED;
}
