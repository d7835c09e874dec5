import { type Quality, SCALE, type VideoFacts } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";

/** What an independent look at a faultless video of this storyboard says. */
export function factsOf(storyboard: Storyboard, quality: Quality): VideoFacts {
  const { width, height, fps, durationFrames } = storyboard;
  const durationMs = (durationFrames / fps) * 1000;
  return {
    container: { isMoovFirst: true, hasEditList: false, durationMs, bytes: 1000 },
    video: {
      codec: "h264",
      profile: "High",
      pixelFormat: "yuv420p",
      colorRange: "tv",
      colorSpace: "bt709",
      width: width * SCALE[quality],
      height: height * SCALE[quality],
      frameRate: `${fps}/1`,
      averageFrameRate: `${fps}/1`,
      frames: durationFrames,
    },
    audio: {
      codec: "aac",
      profile: "LC",
      sampleRateHz: 48_000,
      channels: 2,
      durationMs,
      integratedLufs: -14,
      truePeakDb: -1.3,
    },
    look: { blackSpans: [], stillSpans: [] },
    poster: { codec: "mjpeg", width: width * SCALE[quality], height: height * SCALE[quality], isBlack: false },
  };
}
