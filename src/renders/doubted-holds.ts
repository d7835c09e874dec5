import { contentHash } from "#core/content-hash.ts";
import type { Segment } from "./segments.ts";

/** A hold to be looked at twice: its place among the holds of its segment, its first and its last frame in the video. */
export type DoubtedHold = { index: number; first: number; last: number };

// A share that finds a scene which moves behind our back within a few renders, and costs few pictures.
const ONE_IN = 8;

/**
 * Chooses holds whose last frame is drawn as well, to be compared with the picture that stands for all of it: markup
 * that is equal should look equal, and here that is seen. The same segment always gives the same choice.
 */
export function doubtHolds(
  { holds, startFrame }: Pick<Segment, "holds" | "startFrame">,
  oneIn = ONE_IN,
): DoubtedHold[] {
  let first = startFrame;
  return holds.flatMap(({ identity, frames }, index) => {
    const hold = { index, first, last: first + frames - 1 };
    first += frames;
    const lot = Number.parseInt(contentHash({ kind: "doubt", identity, frames }).slice(0, 8), 16);
    return frames > 1 && lot % oneIn === 0 ? [hold] : [];
  });
}
