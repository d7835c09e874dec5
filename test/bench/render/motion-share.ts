import { planCaptures } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { identityOf } from "../../../videos/frame-identity.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

/** One string a frame; frames with equal strings are the same picture. */
export function identitiesOf(storyboard: Storyboard): string[] {
  const markupAt = stillMarkup(storyboard);
  return Array.from({ length: storyboard.durationFrames }, (_, frame) => identityOf(markupAt(frame)));
}

/** How many of the frames of some videos differ from all before them in their video. */
export function motionOf(storyboards: readonly Storyboard[]) {
  const distinct = storyboards.reduce((sum, board) => sum + planCaptures(identitiesOf(board)).captures.length, 0);
  const frames = storyboards.reduce((sum, { durationFrames }) => sum + durationFrames, 0);
  return { distinct, frames, share: distinct / frames };
}
