import { SCALE } from "../quality.ts";
import type { Fault, Finished } from "./fault.ts";

type Value = string | number | boolean;
type Expectation = { check: Fault["check"]; name: string; expected: Value; found: Value | undefined };

/** Size, length and format: what the file says of itself must be what was asked for. */
export function findFormatFaults(finished: Finished): Fault[] {
  return [...pictureOf(finished), ...soundOf(finished), ...layoutOf(finished)]
    .filter(({ expected, found }) => expected !== found)
    .map(({ check, name, expected, found }) => ({
      check,
      message: `${name} should be ${expected} but is ${found ?? "missing"}`,
    }));
}

function pictureOf({ storyboard, quality, facts: { video } }: Finished): Expectation[] {
  const { width, height, fps, durationFrames } = storyboard;
  const scale = SCALE[quality];
  const format = video ? `${video.codec} ${video.profile}` : undefined;
  const colours = video ? `${video.colorSpace} ${video.colorRange}` : undefined;
  return [
    { check: "size", name: "The picture's width", expected: width * scale, found: video?.width },
    { check: "size", name: "The picture's height", expected: height * scale, found: video?.height },
    { check: "length", name: "The number of frames", expected: durationFrames, found: video?.frames },
    { check: "format", name: "The frame rate", expected: `${fps}/1`, found: video?.frameRate },
    { check: "format", name: "The average frame rate", expected: `${fps}/1`, found: video?.averageFrameRate },
    { check: "format", name: "The video format", expected: "h264 High", found: format },
    { check: "format", name: "The pixel format", expected: "yuv420p", found: video?.pixelFormat },
    { check: "format", name: "The colours", expected: "bt709 tv", found: colours },
  ];
}

function soundOf({ facts: { audio } }: Finished): Expectation[] {
  const format = audio ? `${audio.codec} ${audio.profile}` : undefined;
  return [
    { check: "format", name: "The sound format", expected: "aac LC", found: format },
    { check: "format", name: "The sound's sample rate", expected: 48_000, found: audio?.sampleRateHz },
    { check: "format", name: "The number of sound channels", expected: 2, found: audio?.channels },
  ];
}

function layoutOf({ facts: { container } }: Finished): Expectation[] {
  return [
    { check: "layout", name: "A file that plays while it loads", expected: true, found: container.isMoovFirst },
    { check: "layout", name: "A file without an edit list", expected: true, found: !container.hasEditList },
  ];
}
