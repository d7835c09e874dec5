import { renderToStaticMarkup } from "react-dom/server";
import type { Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame } from "./EpisodeFrame.tsx";

/** Markup of every frame of a video, drawn in plain Node: frames with equal markup are the same picture. */
export function stillMarkup(storyboard: Storyboard): (frame: number) => string {
  return (frame) => renderToStaticMarkup(<EpisodeFrame storyboard={storyboard} frame={frame} />);
}
