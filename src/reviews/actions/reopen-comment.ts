import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { setResolved } from "../comments/store.ts";
import { findResolvable } from "./find-resolvable.ts";

const reopenCommentSchema = z.strictObject({ commentId: z.uuid() });
export type ReopenComment = z.input<typeof reopenCommentSchema>;

/**
 * Says that a thread is not settled after all; again changes nothing. What blocked, blocks again.
 * Throws NOT_FOUND, WRONG_STATE for a reply, NOT_ALLOWED and SEPARATION_OF_DUTIES for what blocks.
 */
export async function reopenComment({ ctx, input }: Call<ReopenComment>): Promise<void> {
  demand(ctx.actor, "review:comment");
  const { commentId } = parseInput(reopenCommentSchema, input, "comment");
  await ctx.transaction(async (tx) => {
    const { comment } = await findResolvable({ actor: ctx.actor, commentId }, tx);
    if (comment.resolvedAt === null) return;
    await setResolved(tx, commentId, null);
    await recordAudit(tx, ctx, {
      action: "comment.reopen",
      entityType: "Comment",
      entityId: commentId,
      before: { resolvedAt: comment.resolvedAt },
      after: { resolvedAt: null, isBlocking: comment.isBlocking },
    });
  });
}
