import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotAllowedError, NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import {
  type ApprovalKind,
  endApproval,
  endChangeRequest,
  findReviewed,
  isReleased,
  lockDecisions,
  openReview,
} from "../store.ts";
import { settleReview } from "./settle-review.ts";

const withdrawDecisionSchema = z.strictObject({ contentHash: z.hash("sha256"), reason: visibleText(500) });
export type WithdrawDecision = z.input<typeof withdrawDecisionSchema>;

/**
 * Takes back one's own approval before the release, or one's own request for changes.
 * Throws NOT_FOUND, WRONG_STATE when there is none in force, or when what was approved is out already.
 */
export async function withdrawDecision({ ctx, input }: Call<WithdrawDecision>): Promise<{ missing: ApprovalKind[] }> {
  demand(ctx.actor, "review:read");
  const { contentHash, reason } = parseInput(withdrawDecisionSchema, input, "withdrawal");
  if (ctx.actor.type !== "person") throw new NotAllowedError("Only a person can take back a decision.");
  const { personId } = ctx.actor;
  return ctx.transaction(async (tx) => {
    await lockDecisions(tx, "alone");
    const reviewed = await findReviewed(tx, contentHash);
    if (!reviewed) throw new NotFoundError("The render");
    const review = await openReview(tx, contentHash);
    const approval = review.approvals.find((one) => one.personId === personId);
    const request = review.changeRequests.find((one) => one.personId === personId);
    if (!approval && !request)
      throw new WrongStateError("You have no decision on this render that could be taken back.");
    if (approval && (await isReleased(tx, reviewed.render.id))) {
      throw new WrongStateError("It is out already, or on the way: hold or retract the release instead.");
    }
    const now = ctx.now();
    if (approval) await endApproval(tx, approval.id, { voidedAt: now, voidReason: `withdrawn: ${reason}` });
    if (request) await endChangeRequest(tx, request.id, now);
    const settled = await settleReview({ ctx, input: { contentHash, isTranslated: reviewed.isTranslated } }, tx);
    await recordAudit(tx, ctx, {
      action: "review.withdraw",
      entityType: "Review",
      entityId: review.id,
      before: { state: review.state, approval: approval?.kind ?? null, request: request?.kind ?? null },
      after: { contentHash, ...settled },
      reason,
    });
    return { missing: settled.missing };
  });
}
