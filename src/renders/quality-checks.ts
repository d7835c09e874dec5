import type { Storyboard } from "#storyboards/index.ts";
import type { VideoFacts } from "./ports.ts";
import { type Quality, SCALE } from "./quality.ts";

type Check = { name: string; expected: string | number | boolean; found: string | number | boolean | undefined };

/** What is wrong with a finished file, in words a producer understands; empty when it may be reviewed. */
export function findQualityFaults(facts: VideoFacts, storyboard: Storyboard, quality: Quality): string[] {
  return [...checks(facts, storyboard, quality)]
    .filter(({ expected, found }) => expected !== found)
    .map(({ name, expected, found }) => `${name} should be ${expected} but is ${found ?? "missing"}`);
}

function* checks({ container, video, audio }: VideoFacts, storyboard: Storyboard, quality: Quality): Generator<Check> {
  const scale = SCALE[quality];
  yield { name: "The picture's width", expected: storyboard.width * scale, found: video?.width };
  yield { name: "The picture's height", expected: storyboard.height * scale, found: video?.height };
  yield { name: "The number of frames", expected: storyboard.durationFrames, found: video?.frames };
  yield { name: "The frame rate", expected: `${storyboard.fps}/1`, found: video?.frameRate };
  yield { name: "The average frame rate", expected: `${storyboard.fps}/1`, found: video?.averageFrameRate };
  yield {
    name: "The video format",
    expected: "h264 High",
    found: video ? `${video.codec} ${video.profile}` : undefined,
  };
  yield { name: "The pixel format", expected: "yuv420p", found: video?.pixelFormat };
  yield {
    name: "The colours",
    expected: "bt709 tv",
    found: video ? `${video.colorSpace} ${video.colorRange}` : undefined,
  };
  yield { name: "The sound format", expected: "aac LC", found: audio ? `${audio.codec} ${audio.profile}` : undefined };
  yield { name: "The sound's sample rate", expected: 48_000, found: audio?.sampleRateHz };
  yield { name: "The number of sound channels", expected: 2, found: audio?.channels };
  yield { name: "A file that plays while it loads", expected: true, found: container.isMoovFirst };
  for (const cue of storyboard.cues) {
    if (cue.startFrame + cue.durationFrames > storyboard.durationFrames) {
      yield { name: `The caption "${cue.lines.join(" ")}" ending inside the video`, expected: true, found: false };
    }
  }
}
