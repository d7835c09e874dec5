import { describe, expect, test } from "vitest";
import { describeFaults, type Finished, findQualityFaults, type Quality, type VideoFacts } from "#renders/index.ts";
import { compileStoryboard } from "#storyboards/index.ts";
import { factsOf } from "../../video-facts.ts";
import { script } from "../scripts/three-random-words.ts";

const storyboard = compileStoryboard({ script, format: "vertical", theme: "sunny" });
const good = factsOf(storyboard, "final");
const { video, audio, container } = good;
if (!video || !audio) throw new Error("A good video has picture and sound.");

const spans = [{ capture: 0, frames: storyboard.durationFrames }];
function faultsOf(facts: VideoFacts, quality: Quality, changes: Partial<Finished> = {}): string[] {
  return findQualityFaults({ facts, storyboard, quality, spans, ...changes }).map(({ message }) => message);
}

describe("a video that is as it was asked for may be reviewed", () => {
  test.each(["draft", "final"] as const)("a %s", (quality) => {
    expect(faultsOf(factsOf(storyboard, quality), quality)).toEqual([]);
  });
});

describe("a video with one fault is stopped, and the fault is named", () => {
  test.each<[fault: string, facts: VideoFacts]>([
    ["The picture's width should be 1080 but is 540", { ...good, video: { ...video, width: 540 } }],
    ["The picture's height should be 1920 but is 1918", { ...good, video: { ...video, height: 1918 } }],
    [
      `The number of frames should be ${storyboard.durationFrames} but is ${storyboard.durationFrames - 1}`,
      { ...good, video: { ...video, frames: storyboard.durationFrames - 1 } },
    ],
    ["The frame rate should be 30/1 but is 30000/1001", { ...good, video: { ...video, frameRate: "30000/1001" } }],
    ["The average frame rate should be 30/1 but is 25/1", { ...good, video: { ...video, averageFrameRate: "25/1" } }],
    ["The video format should be h264 High but is hevc High", { ...good, video: { ...video, codec: "hevc" } }],
    ["The video format should be h264 High but is h264 Main", { ...good, video: { ...video, profile: "Main" } }],
    ["The pixel format should be yuv420p but is yuv444p", { ...good, video: { ...video, pixelFormat: "yuv444p" } }],
    ["The colours should be bt709 tv but is bt709 pc", { ...good, video: { ...video, colorRange: "pc" } }],
    ["The colours should be bt709 tv but is bt601 tv", { ...good, video: { ...video, colorSpace: "bt601" } }],
    ["The sound format should be aac LC but is aac HE-AAC", { ...good, audio: { ...audio, profile: "HE-AAC" } }],
    ["The sound's sample rate should be 48000 but is 44100", { ...good, audio: { ...audio, sampleRateHz: 44_100 } }],
    ["The number of sound channels should be 2 but is 1", { ...good, audio: { ...audio, channels: 1 } }],
    [
      "A file that plays while it loads should be true but is false",
      { ...good, container: { ...container, isMoovFirst: false } },
    ],
    [
      "A file without an edit list should be true but is false",
      { ...good, container: { ...container, hasEditList: true } },
    ],
  ])("%s", (fault, facts) => {
    expect(faultsOf(facts, "final")).toEqual([fault]);
  });

  test("a draft does not pass for a final", () => {
    const faults = faultsOf(factsOf(storyboard, "draft"), "final");
    expect(faults).toEqual([
      "The picture's width should be 1080 but is 540",
      "The picture's height should be 1920 but is 960",
      "The poster should be 1080x1920 but is 540x960. Render the video again",
    ]);
  });

  test("a file without a picture or without sound names all that is missing", () => {
    const silent = faultsOf({ ...good, audio: null }, "final");
    expect(silent).toContain("The sound format should be aac LC but is missing");
    const blind = faultsOf({ ...good, video: null }, "final");
    expect(blind).toContain("The picture's width should be 1080 but is missing");
    expect(blind).toContain("The colours should be bt709 tv but is missing");
  });

  test("each fault has a name that stays, and together they are one text", () => {
    const faults = findQualityFaults({
      facts: { ...good, poster: null, audio: { ...audio, channels: 1 } },
      storyboard,
      quality: "final",
      spans,
    });
    expect(faults.map(({ check }) => check)).toEqual(["format", "poster"]);
    expect(describeFaults(faults)).toBe(
      "The number of sound channels should be 2 but is 1. The poster is missing or cannot be read. Render the video again.",
    );
  });
});
