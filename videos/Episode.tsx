import { useCurrentFrame } from "remotion";
import type { Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame } from "./EpisodeFrame.tsx";
import "./theme/fonts.ts";

/** The video as Remotion plays it: the pure frame, at the current time. */
export function Episode(storyboard: Storyboard) {
  return <EpisodeFrame storyboard={storyboard} frame={useCurrentFrame()} />;
}
