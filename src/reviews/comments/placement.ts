import type { ContentHash } from "#core/content-hash.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { type Anchor, frameOf } from "./anchor.ts";

/** A comment as it was written: on which plan, and where in it. */
export type Written = {
  storyboardHash: ContentHash;
  frame: number;
  endFrame: number | null;
  anchor: Anchor | null;
  endAnchor: Anchor | null;
};

/** Where a comment stands on a video: where it was written, carried there with its words, or nowhere any more. */
export type Placement =
  | { is: "here"; frame: number; endFrame: number | null }
  | { is: "carried"; frame: number; endFrame: number | null }
  | { is: "lost" };

/** Finds the place of a comment on a plan, which may be another than it was written on. */
export function placeComment(
  { storyboardHash, frame, endFrame, anchor, endAnchor }: Written,
  target: { storyboard: Storyboard; storyboardHash: ContentHash },
): Placement {
  if (storyboardHash === target.storyboardHash) return { is: "here", frame, endFrame };
  const start = anchor && frameOf(target.storyboard, anchor);
  if (start === null) return { is: "lost" };
  const end = endAnchor && frameOf(target.storyboard, endAnchor);
  // A span whose end is gone, or stands before its beginning now, is a moment.
  return { is: "carried", frame: start, endFrame: end === null || end <= start ? null : end };
}
