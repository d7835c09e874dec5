import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { parseInput } from "#core/parse-input.ts";
import { setResolved } from "../comments/store.ts";
import { findResolvable } from "./find-resolvable.ts";

const resolveCommentSchema = z.strictObject({ commentId: z.uuid() });
export type ResolveComment = z.input<typeof resolveCommentSchema>;

/**
 * Says that a thread is settled; again changes nothing.
 * Throws NOT_FOUND, WRONG_STATE for a reply, NOT_ALLOWED and SEPARATION_OF_DUTIES for what blocks.
 */
export async function resolveComment({ ctx, input }: Call<ResolveComment>): Promise<void> {
  demand(ctx.actor, "review:comment");
  const { commentId } = parseInput(resolveCommentSchema, input, "comment");
  await ctx.transaction(async (tx) => {
    const { comment, personId } = await findResolvable({ actor: ctx.actor, commentId }, tx);
    if (comment.resolvedAt !== null) return;
    const at = ctx.now();
    await setResolved(tx, commentId, { personId, at });
    await recordAudit(tx, ctx, {
      action: "comment.resolve",
      entityType: "Comment",
      entityId: commentId,
      before: { resolvedAt: null },
      after: { resolvedAt: at, isBlocking: comment.isBlocking },
    });
  });
}
