import type { Storyboard } from "#storyboards/index.ts";
import type { CapturePlan } from "../distinct-frames.ts";
import type { VideoFacts } from "../ports.ts";
import type { Quality } from "../quality.ts";

/** What was asked for, what was meant to be seen, and what came out. */
export type Finished = {
  storyboard: Storyboard;
  quality: Quality;
  spans: CapturePlan["spans"];
  facts: VideoFacts;
};

/** One thing that is wrong with a finished video, in words a producer understands; `check` never changes its name. */
export type Fault = {
  check:
    | "size"
    | "length"
    | "format"
    | "layout"
    | "loudness"
    | "peak"
    | "sound-length"
    | "black"
    | "frozen"
    | "scene-missing"
    | "captions"
    | "poster";
  message: string;
};

/** A frame as people read it on a player: seconds with one decimal. */
export function secondsAt(frame: number, { fps }: Storyboard): string {
  return (frame / fps).toFixed(1);
}
