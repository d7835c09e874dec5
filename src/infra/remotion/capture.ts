import type { Storyboard } from "#storyboards/index.ts";
import { type DrawRequest, drawFrames } from "./draw-frames.ts";

type CaptureRequest = Omit<DrawRequest, "composition" | "props" | "onArtifact"> & {
  storyboard: Storyboard;
  /** Where the browser finds the pictures and clips, by the digest of their content. */
  mediaOrigin: string;
};

/** Draws the named frames of a storyboard as JPEG, in the order in which the browser finishes them. Throws RENDER_FAILED. */
export async function captureFrames({ storyboard, mediaOrigin, ...rest }: CaptureRequest): Promise<void> {
  const { width, height, durationFrames } = storyboard;
  await drawFrames({
    ...rest,
    composition: { id: "episode", width, height, durationFrames },
    props: { ...storyboard, mediaOrigin },
  });
}
