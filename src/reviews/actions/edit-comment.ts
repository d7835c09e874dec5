import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotAllowedError, NotFoundError, StaleVersionError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { mayStillEdit } from "../comments/edit-window.ts";
import { findComment, setCommentText } from "../comments/store.ts";

const editCommentSchema = z.strictObject({ commentId: z.uuid(), version: z.int(), text: visibleText(4000) });
export type EditComment = z.input<typeof editCommentSchema>;

/**
 * Puts one's own comment right, within a quarter of an hour and before anybody answered; the record keeps both texts.
 * Throws NOT_FOUND, NOT_ALLOWED for another's, WRONG_STATE afterwards, STALE_VERSION when it is no longer the one that was seen.
 */
export async function editComment({ ctx, input }: Call<EditComment>): Promise<void> {
  demand(ctx.actor, "review:comment");
  const { commentId, version, text } = parseInput(editCommentSchema, input, "comment");
  const personId = ctx.actor.type === "system" ? null : ctx.actor.personId;
  await ctx.transaction(async (tx) => {
    const comment = await findComment(tx, commentId);
    if (!comment) throw new NotFoundError("The comment");
    if (comment.personId === null || comment.personId !== personId)
      throw new NotAllowedError("Only whoever wrote a comment can put it right.");
    const now = ctx.now();
    if (!mayStillEdit({ createdAt: comment.createdAt, replies: comment._count.replies }, now)) {
      throw new WrongStateError("Others have read it by now: write a reply instead.");
    }
    if (version !== comment.version) throw new StaleVersionError("The comment");
    if (text === comment.text) return;
    if (!(await setCommentText(tx, { id: commentId, version }, { text, editedAt: now })))
      throw new StaleVersionError("The comment");
    await recordAudit(tx, ctx, {
      action: "comment.edit",
      entityType: "Comment",
      entityId: commentId,
      before: { text: comment.text },
      after: { text },
    });
  });
}
