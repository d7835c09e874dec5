import type { Call, Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { type ApprovalKind, openReview, setReviewState } from "../store.ts";
import { isInForce, missingApprovals, reviewState } from "../verdict.ts";

/** Writes where a review stands after something was decided; tells it, and what is still missing. */
export async function settleReview(
  { ctx, input }: Call<{ contentHash: ContentHash; isTranslated: boolean }>,
  tx: Transaction,
): Promise<{ state: "open" | "changes_requested" | "approved"; missing: ApprovalKind[] }> {
  const review = await openReview(tx, input.contentHash);
  const missing = missingApprovals(review.approvals.filter(isInForce), input);
  const openRequests = review.changeRequests.filter(isInForce).length;
  const state = reviewState({ isCurrent: true, missing, openRequests });
  if (state === "void") throw new Error("What is current is never void.");
  if (state !== review.state) {
    await setReviewState(tx, review.id, { state, decidedAt: state === "open" ? null : ctx.now() });
  }
  return { state, missing };
}
