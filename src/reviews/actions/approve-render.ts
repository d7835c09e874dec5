import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, SeparationOfDutiesError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { acceptedSuppressionSchema, findUnaccepted } from "#scripts/index.ts";
import { readStoryboard } from "#storyboards/index.ts";
import { countOpenBlocking } from "../comments/store.ts";
import { PERMISSION } from "../permission.ts";
import { type ApprovalKind, endChangeRequest, insertApproval, openReview } from "../store.ts";
import { APPROVAL_KINDS, isInForce, missingApprovals } from "../verdict.ts";
import { findDecidable } from "./find-decidable.ts";
import { settleReview } from "./settle-review.ts";

const approveRenderSchema = z.strictObject({
  contentHash: z.hash("sha256"),
  kind: z.enum(APPROVAL_KINDS),
  note: visibleText(2000).optional(),
  /** What the words ask to let pass, each named by whoever answers for accuracy. */
  acceptedSuppressions: z.array(acceptedSuppressionSchema).max(10).default([]),
});
export type ApproveRender = z.input<typeof approveRenderSchema>;

/**
 * Approves one exact render; the same approval again changes nothing, and takes back what its giver had asked for.
 * Throws NOT_FOUND, WRONG_STATE before its checks passed or while something blocks it, CONTENT_CHANGED when the script
 * moved on, SEPARATION_OF_DUTIES for authors, editors and whoever gave another approval, INVALID_INPUT for a suppression
 * that was not named.
 */
export async function approveRender({ ctx, input }: Call<ApproveRender>): Promise<{ missing: ApprovalKind[] }> {
  const { contentHash, kind, note, acceptedSuppressions } = parseInput(approveRenderSchema, input, "approval");
  demand(ctx.actor, PERMISSION[kind]);
  return ctx.transaction(async (tx) => {
    const { reviewed, personId } = await findDecidable({ actor: ctx.actor, contentHash, kind }, tx);
    const { isTranslated, version, plan } = reviewed;
    const review = await openReview(tx, contentHash);
    const own = review.approvals.find((approval) => approval.personId === personId);
    if (own && own.kind !== kind) {
      throw new SeparationOfDutiesError(`You gave the ${own.kind} approval; the ${kind} approval is another person's.`);
    }
    if (own) return { missing: missingApprovals(review.approvals.filter(isInForce), { isTranslated }) };

    if (version.state === "changes_requested") {
      throw new WrongStateError("Changes to its script were asked for; the next version of it can be approved.");
    }
    const blocking = (await countOpenBlocking(tx, [reviewed])).get(reviewed.plan.id) ?? 0;
    if (blocking > 0) throw new WrongStateError(`Blocking comments are open: ${blocking}. Resolve them first.`);
    const suppressions = kind === "accuracy" ? readStoryboard(plan.body).suppressions : [];
    const issues = findUnaccepted(suppressions, acceptedSuppressions);
    if (issues.length > 0) throw new InvalidInputError("approval", issues);

    for (const { id } of review.changeRequests.filter((request) => request.personId === personId)) {
      await endChangeRequest(tx, id, ctx.now());
    }
    const row = { reviewId: review.id, contentHash, kind, personId, note: note ?? null, suppressions };
    await insertApproval(tx, row);
    const settled = await settleReview({ ctx, input: { contentHash, isTranslated } }, tx);
    await recordAudit(tx, ctx, {
      action: "review.approve",
      entityType: "Review",
      entityId: review.id,
      before: { state: review.state },
      after: { contentHash, kind, acceptedSuppressions, ...settled },
      ...(note === undefined ? {} : { reason: note }),
    });
    return { missing: settled.missing };
  });
}
