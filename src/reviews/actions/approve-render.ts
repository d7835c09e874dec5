import { z } from "zod";
import { type Call, demand, type Permission } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import {
  ContentChangedError,
  NotAllowedError,
  NotFoundError,
  SeparationOfDutiesError,
  WrongStateError,
} from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import {
  type ApprovalKind,
  closeReview,
  findRender,
  insertApproval,
  isAuthor,
  isCurrentContent,
  openReview,
} from "../store.ts";
import { missingApprovals, REQUIRED_APPROVALS } from "../verdict.ts";

const approveRenderSchema = z.strictObject({
  contentHash: z.hash("sha256"),
  kind: z.enum(REQUIRED_APPROVALS),
  note: visibleText(2000).optional(),
});
export type ApproveRender = z.input<typeof approveRenderSchema>;

const PERMISSION: Record<ApproveRender["kind"], Permission> = {
  accuracy: "review:approve-accuracy",
  brand: "review:approve-brand",
};

/**
 * Approves one exact render; the same approval again changes nothing.
 * Throws NOT_FOUND, WRONG_STATE before its checks passed, CONTENT_CHANGED when the script moved on,
 * SEPARATION_OF_DUTIES for authors, editors and whoever gave the other approval.
 */
export async function approveRender({ ctx, input }: Call<ApproveRender>): Promise<{ missing: ApprovalKind[] }> {
  const { contentHash, kind, note } = parseInput(approveRenderSchema, input, "approval");
  demand(ctx.actor, PERMISSION[kind]);
  if (ctx.actor.type !== "person") throw new NotAllowedError("Only a person can approve.");
  const { personId } = ctx.actor;
  return ctx.transaction(async (tx) => {
    const render = await findRender(tx, contentHash);
    if (!render) throw new NotFoundError("The render");
    if (render.state !== "qc_passed" || render.quality !== "final") {
      throw new WrongStateError("Only a finished final render that passed its checks can be approved.");
    }
    if (!(await isCurrentContent(tx, render.storyboardHash))) {
      throw new ContentChangedError("The script has a newer version; review the render of that one.");
    }
    if (await isAuthor(tx, render.storyboardHash, personId)) {
      throw new SeparationOfDutiesError("Nobody approves what they wrote or edited.");
    }
    const review = await openReview(tx, contentHash);
    const own = review.approvals.find((approval) => approval.personId === personId);
    if (own && own.kind !== kind) {
      throw new SeparationOfDutiesError(`You gave the ${own.kind} approval; the ${kind} approval is another person's.`);
    }
    if (own) return { missing: missingApprovals(review.approvals) };

    await insertApproval(tx, { reviewId: review.id, contentHash, kind, personId, note: note ?? null });
    // Read again: the other reviewer may have approved while this transaction waited for its turn.
    const missing = missingApprovals((await openReview(tx, contentHash)).approvals);
    if (missing.length === 0) await closeReview(tx, review.id, ctx.now());
    await recordAudit(tx, ctx, {
      action: "review.approve",
      entityType: "Review",
      entityId: review.id,
      after: { contentHash, kind, missing },
      ...(note === undefined ? {} : { reason: note }),
    });
    return { missing };
  });
}
