import { type Actor, may, type Transaction } from "#access/index.ts";
import { NotAllowedError, NotFoundError, SeparationOfDutiesError, WrongStateError } from "#core/errors.ts";
import { type FoundComment, findComment } from "../comments/store.ts";
import { findReviewed, isAuthor, lockDecisions } from "../store.ts";

/**
 * The first comment of a thread that somebody may resolve or reopen. What blocks a video is settled by whoever wrote it,
 * or by a reviewer who has no part in the words. Throws NOT_FOUND, WRONG_STATE for a reply, NOT_ALLOWED, SEPARATION_OF_DUTIES.
 */
export async function findResolvable(
  { actor, commentId }: { actor: Actor; commentId: string },
  tx: Transaction,
): Promise<{ comment: FoundComment; personId: string }> {
  if (actor.type === "system") throw new NotAllowedError("Only a person can settle a comment.");
  const { personId } = actor;
  await lockDecisions(tx, "alone");
  const comment = await findComment(tx, commentId);
  if (!comment) throw new NotFoundError("The comment");
  if (comment.parentId !== null) throw new WrongStateError("A thread is settled at its first comment.");
  if (!comment.isBlocking || comment.personId === personId) return { comment, personId };
  if (!may(actor, "review:approve-accuracy") && !may(actor, "review:approve-brand")) {
    throw new NotAllowedError("What blocks a video is settled by whoever wrote it, or by a reviewer.");
  }
  const reviewed = await findReviewed(tx, comment.review.contentHash);
  if (reviewed && (await isAuthor(tx, reviewed.render.storyboardHash, personId))) {
    throw new SeparationOfDutiesError("Nobody settles what blocks their own words.");
  }
  return { comment, personId };
}
