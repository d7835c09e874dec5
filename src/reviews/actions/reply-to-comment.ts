import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotAllowedError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { findComment, findStrangers, insertReply } from "../comments/store.ts";

const replyToCommentSchema = z.strictObject({
  commentId: z.uuid(),
  text: visibleText(4000),
  mentions: z.array(z.uuid()).max(20).default([]),
});
export type ReplyToComment = z.input<typeof replyToCommentSchema>;

/** Answers in a thread: to a reply, it answers the first comment. Throws NOT_FOUND, INVALID_INPUT for a mention of nobody. */
export async function replyToComment({ ctx, input }: Call<ReplyToComment>): Promise<{ commentId: string }> {
  demand(ctx.actor, "review:comment");
  const { commentId, text, mentions } = parseInput(replyToCommentSchema, input, "reply");
  if (ctx.actor.type === "system") throw new NotAllowedError("A comment is somebody's.");
  const { personId } = ctx.actor;
  return ctx.transaction(async (tx) => {
    const asked = await findComment(tx, commentId);
    const first = asked?.parentId ? await findComment(tx, asked.parentId) : asked;
    if (!first) throw new NotFoundError("The comment");
    const strangers = await findStrangers(tx, mentions);
    if (strangers.length > 0) {
      const issues = strangers.map((id) => ({ path: `mentions.${mentions.indexOf(id)}`, message: "is nobody here" }));
      throw new InvalidInputError("reply", issues);
    }
    const reply = await insertReply(tx, first, { personId, text, mentions });
    await recordAudit(tx, ctx, {
      action: "comment.write",
      entityType: "Comment",
      entityId: reply.id,
      after: { contentHash: first.review.contentHash, answers: first.id, text, mentions },
    });
    return { commentId: reply.id };
  });
}
