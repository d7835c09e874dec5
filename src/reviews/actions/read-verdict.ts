import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { countOpenBlocking } from "../comments/store.ts";
import { type ApprovalKind, findReview, findReviewed, lockDecisions } from "../store.ts";
import { isInForce, missingApprovals, objectionIn, REQUIRED_APPROVALS } from "../verdict.ts";

export type Verdict = {
  missing: ApprovalKind[];
  /** What somebody has against it, in words; null when nobody has anything. */
  objection: string | null;
};

/** What reviewers say of a video at this moment. None of it changes until the transaction ends. */
export async function readVerdict(tx: Transaction, contentHash: ContentHash): Promise<Verdict> {
  await lockDecisions(tx, "shared");
  const reviewed = await findReviewed(tx, contentHash);
  if (!reviewed) return { missing: [...REQUIRED_APPROVALS], objection: null };
  const review = await findReview(tx, contentHash);
  return {
    missing: missingApprovals((review?.approvals ?? []).filter(isInForce), reviewed),
    objection: objectionIn({
      scriptState: reviewed.version.state,
      openRequests: (review?.changeRequests ?? []).filter(isInForce).length,
      openBlocking: await countOpenBlocking(tx, reviewed),
    }),
  };
}
