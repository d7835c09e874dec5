import { describe, expect, test } from "vitest";
import { findQualityFaults, type VideoFacts } from "#renders/index.ts";
import { compileStoryboard } from "#storyboards/index.ts";
import { factsOf } from "../../video-facts.ts";
import { script } from "../scripts/three-random-words.ts";

const storyboard = compileStoryboard({ script, format: "vertical", theme: "sunny" });
const good = factsOf(storyboard, "final");
const { video, audio, container } = good;
if (!video || !audio) throw new Error("A good video has picture and sound.");

describe("a video that is as it was asked for may be reviewed", () => {
  test.each(["draft", "final"] as const)("a %s", (quality) => {
    expect(findQualityFaults(factsOf(storyboard, quality), storyboard, quality)).toEqual([]);
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
  ])("%s", (fault, facts) => {
    expect(findQualityFaults(facts, storyboard, "final")).toEqual([fault]);
  });

  test("a draft does not pass for a final", () => {
    const faults = findQualityFaults(factsOf(storyboard, "draft"), storyboard, "final");
    expect(faults).toEqual([
      "The picture's width should be 1080 but is 540",
      "The picture's height should be 1920 but is 960",
    ]);
  });

  test("a file without a picture or without sound names all that is missing", () => {
    const silent = findQualityFaults({ ...good, audio: null }, storyboard, "final");
    expect(silent).toContain("The sound format should be aac LC but is missing");
    const blind = findQualityFaults({ ...good, video: null }, storyboard, "final");
    expect(blind).toContain("The picture's width should be 1080 but is missing");
    expect(blind).toContain("The colours should be bt709 tv but is missing");
  });

  test("a caption that outlasts the video is named by its words", () => {
    const cue = {
      startMs: 0,
      durationMs: 1000,
      startFrame: storyboard.durationFrames - 29,
      durationFrames: 30,
      lines: ["Too", "late"],
    };
    const faults = findQualityFaults(good, { ...storyboard, cues: [...storyboard.cues, cue] }, "final");
    expect(faults).toEqual(['The caption "Too late" ending inside the video should be true but is false']);
  });
});
