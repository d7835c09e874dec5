import { z } from "zod";
import { type Actor, type Call, demand, may, type Permission } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotAllowedError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { drawingSchema } from "../comments/drawing.ts";
import { findStrangers, insertComment } from "../comments/store.ts";
import { lockDecisions, openReview } from "../store.ts";
import { findCommentable } from "./find-commentable.ts";

const writeCommentSchema = z.strictObject({
  contentHash: z.hash("sha256"),
  frame: z.int().nonnegative(),
  endFrame: z.int().nonnegative().optional(),
  text: visibleText(4000),
  drawing: drawingSchema.optional(),
  /** Until it is resolved, the video is not approved and does not go out. */
  isBlocking: z.boolean().default(false),
  mentions: z.array(z.uuid()).max(20).default([]),
});
export type WriteComment = z.input<typeof writeCommentSchema>;

/**
 * Writes a comment at a frame or a span of a finished video, draft or final. Throws NOT_FOUND, WRONG_STATE,
 * INVALID_INPUT for a frame that is not there or a mention of nobody, NOT_ALLOWED to block without deciding.
 */
export async function writeComment({ ctx, input }: Call<WriteComment>): Promise<{ commentId: string }> {
  demand(ctx.actor, "review:comment");
  const given = parseInput(writeCommentSchema, input, "comment");
  const { contentHash, frame, endFrame = null, isBlocking, mentions, drawing = null, text } = given;
  if (ctx.actor.type === "system") throw new NotAllowedError("A comment is somebody's.");
  if (isBlocking && !decides(ctx.actor)) throw new NotAllowedError("Only who decides about a video can block it.");
  const { personId } = ctx.actor;
  return ctx.transaction(async (tx) => {
    if (isBlocking) await lockDecisions(tx, "alone");
    const { place } = await findCommentable({ contentHash, frame, endFrame }, tx);
    const strangers = await findStrangers(tx, mentions);
    if (strangers.length > 0) {
      const issues = strangers.map((id) => ({ path: `mentions.${mentions.indexOf(id)}`, message: "is nobody here" }));
      throw new InvalidInputError("comment", issues);
    }
    const { id: reviewId } = await openReview(tx, contentHash);
    const row = { reviewId, personId, ...place, drawing, text, isBlocking, mentions };
    const comment = await insertComment(tx, row);
    await recordAudit(tx, ctx, {
      action: "comment.write",
      entityType: "Comment",
      entityId: comment.id,
      after: { contentHash, frame, endFrame, isBlocking, text, mentions },
    });
    return { commentId: comment.id };
  });
}

const DECIDING: readonly Permission[] = ["review:approve-accuracy", "review:approve-brand", "review:approve-language"];
const decides = (actor: Actor) => DECIDING.some((permission) => may(actor, permission));
