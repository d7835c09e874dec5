import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { InvalidInputError, NotFoundError, WrongStateError } from "#core/errors.ts";
import { readStoryboard } from "#storyboards/index.ts";
import { type Anchor, anchorAt } from "../comments/anchor.ts";
import { findReviewed, type Reviewed } from "../store.ts";

type Place = { frame: number; endFrame: number | null; anchor: Anchor; endAnchor: Anchor | null };

/** A video that can be commented on, and the place in it. Throws NOT_FOUND, WRONG_STATE, INVALID_INPUT. */
export async function findCommentable(
  { contentHash, frame, endFrame }: { contentHash: ContentHash; frame: number; endFrame: number | null },
  tx: Transaction,
): Promise<{ reviewed: Reviewed; place: Place }> {
  const reviewed = await findReviewed(tx, contentHash);
  if (!reviewed) throw new NotFoundError("The render");
  if (reviewed.render.state !== "qc_passed") throw new WrongStateError("The video is not finished yet.");
  const storyboard = readStoryboard(reviewed.plan.body);
  const last = storyboard.durationFrames - 1;
  if (frame > last) {
    throw new InvalidInputError("comment", [{ path: "frame", message: `is after the last frame (${last})` }]);
  }
  if (endFrame !== null && (endFrame <= frame || endFrame > last)) {
    const message = `must be later than frame ${frame} and at most ${last}`;
    throw new InvalidInputError("comment", [{ path: "endFrame", message }]);
  }
  const anchor = anchorAt(storyboard, frame);
  const endAnchor = endFrame === null ? null : anchorAt(storyboard, endFrame);
  return { reviewed, place: { frame, endFrame, anchor, endAnchor } };
}
