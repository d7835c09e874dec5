import type { Finished, VideoFacts } from "#renders/index.ts";
import { compileStoryboard } from "#storyboards/index.ts";
import { factsOf } from "../../../video-facts.ts";
import { script } from "../../scripts/three-random-words.ts";

export const storyboard = compileStoryboard({ script, format: "vertical", theme: "sunny" });
export const good = factsOf(storyboard, "final");

/** A final video of which every frame was drawn anew, with these facts changed. */
export function finished(facts: Partial<VideoFacts>, changes: Partial<Finished> = {}): Finished {
  const spans = Array.from({ length: storyboard.durationFrames }, (_, capture) => ({ capture, frames: 1 }));
  return { storyboard, quality: "final", spans, facts: { ...good, ...facts }, ...changes };
}
