import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { insertComment } from "../comments/store.ts";
import { saysTooMuch, windowStart } from "../previews/limits.ts";
import { countGuestComments, findPreviewLink } from "../previews/store.ts";
import { openReview } from "../store.ts";
import { findCommentable } from "./find-commentable.ts";

const writeGuestCommentSchema = z.strictObject({
  linkId: z.uuid(),
  guestName: visibleText(60),
  text: visibleText(2000),
  frame: z.int().nonnegative(),
});
export type WriteGuestComment = z.input<typeof writeGuestCommentSchema>;

/**
 * Writes what a guest of a preview link has to say, under the name they give; it never blocks anything.
 * Null when that link has said too much. Throws INVALID_INPUT, NOT_FOUND when the link opens no comments any more.
 */
export async function writeGuestComment({
  ctx,
  input,
}: Call<WriteGuestComment>): Promise<{ commentId: string } | null> {
  demand(ctx.actor, "review:comment-as-guest");
  const { linkId, guestName, text, frame } = parseInput(writeGuestCommentSchema, input, "comment");
  return ctx.transaction(async (tx) => {
    const now = ctx.now();
    const said = await countGuestComments(tx, linkId, windowStart(now));
    const link = await findPreviewLink(tx, linkId);
    if (link?.scope !== "comment" || link.revokedAt !== null || link.expiresAt <= now) {
      throw new NotFoundError("The preview");
    }
    if (saysTooMuch(said)) return null;
    const { contentHash } = link;
    const { place } = await findCommentable({ contentHash, frame, endFrame: null }, tx);
    const { id: reviewId } = await openReview(tx, contentHash);
    const row = { reviewId, linkId, guestName, ...place, drawing: null, text, isBlocking: false, mentions: [] };
    const comment = await insertComment(tx, row);
    await recordAudit(tx, ctx, {
      action: "comment.write",
      entityType: "Comment",
      entityId: comment.id,
      after: { contentHash, linkId, guestName, frame, text },
    });
    return { commentId: comment.id };
  });
}
