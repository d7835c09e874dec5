import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { contentHash as hashOf } from "#core/content-hash.ts";
import { WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { PERMISSION } from "../permission.ts";
import {
  type ApprovalKind,
  endApproval,
  endChangeRequest,
  insertChangeRequest,
  isReleased,
  openReview,
} from "../store.ts";
import { APPROVAL_KINDS } from "../verdict.ts";
import { findDecidable } from "./find-decidable.ts";
import { settleReview } from "./settle-review.ts";

const requestChangesSchema = z.strictObject({
  contentHash: z.hash("sha256"),
  kind: z.enum(APPROVAL_KINDS),
  reasons: z.array(visibleText(1000)).min(1, "needs at least one reason").max(20),
});
export type RequestChanges = z.input<typeof requestChangesSchema>;

/**
 * Says no to one exact render, and why; it takes back one's own approval. It stands until whoever said it takes it back
 * or approves. Throws NOT_FOUND, WRONG_STATE, CONTENT_CHANGED, SEPARATION_OF_DUTIES for authors and editors.
 */
export async function requestChanges({ ctx, input }: Call<RequestChanges>): Promise<{ missing: ApprovalKind[] }> {
  const { contentHash, kind, reasons } = parseInput(requestChangesSchema, input, "request for changes");
  demand(ctx.actor, PERMISSION[kind]);
  return ctx.transaction(async (tx) => {
    const { reviewed, personId } = await findDecidable({ actor: ctx.actor, contentHash, kind }, tx);
    if (await isReleased(tx, reviewed.render.id)) {
      throw new WrongStateError("It is out already, or on the way: hold or retract the release instead.");
    }
    const review = await openReview(tx, contentHash);
    const now = ctx.now();
    const said = { kind, reasons };
    const own = review.changeRequests.find((request) => request.personId === personId);
    const isSaidAlready = own && hashOf({ kind: own.kind, reasons: own.reasons }) === hashOf(said);
    if (!isSaidAlready) {
      if (own) await endChangeRequest(tx, own.id, now);
      await insertChangeRequest(tx, { reviewId: review.id, contentHash, personId, ...said });
    }
    for (const { id } of review.approvals.filter((approval) => approval.personId === personId)) {
      await endApproval(tx, id, { voidedAt: now, voidReason: "asked for changes instead" });
    }
    const settled = await settleReview({ ctx, input: { contentHash, isTranslated: reviewed.isTranslated } }, tx);
    if (isSaidAlready) return { missing: settled.missing };
    await recordAudit(tx, ctx, {
      action: "review.request-changes",
      entityType: "Review",
      entityId: review.id,
      before: { state: review.state },
      after: { contentHash, ...said, ...settled },
      reason: reasons.join(" / "),
    });
    return { missing: settled.missing };
  });
}
