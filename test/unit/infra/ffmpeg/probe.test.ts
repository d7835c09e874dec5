import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { createLook } from "#infra/ffmpeg/look.ts";
import { probe, probePoster } from "#infra/ffmpeg/probe.ts";
import { run } from "#infra/ffmpeg/run.ts";
import { seeSmall, unpackSmall } from "#infra/ffmpeg/see-small.ts";
import { LOUDNESS, picture, SIZE, signal, temporaryFolder, writeVideo } from "./tiny-files.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const still = (frames: number, brightness = 170) => Array.from({ length: frames }, () => picture(brightness));
const moving = (frames: number) => Array.from({ length: frames }, (_, frame) => picture(170, frame));
const black = (frames: number) => Array.from({ length: frames }, () => picture(0));
async function lookAt(file: string) {
  const look = createLook();
  for (const frame of await unpackSmall(await seeSmall(file, SIZE, signal), SIZE)) look.see(frame);
  return look.facts();
}
const FLAT = ["-movflags", "+faststart", "-use_editlist", "0"];

test("a video that moves and holds is told where it holds, and that nothing of it is black", async () => {
  const file = await writeVideo(folder.at("good.mp4"), [...moving(20), ...still(60), ...moving(20)], FLAT);
  const look = await lookAt(file);
  const { video, audio, container } = await probe(file, LOUDNESS, signal);
  expect(look.blackSpans).toEqual([]);
  // The last picture before the hold stands where the hold begins, or the first one after it where it ends.
  expect(look.stillSpans).toHaveLength(1);
  expect(Math.abs((look.stillSpans[0]?.frames ?? 0) - 60)).toBeLessThanOrEqual(1);
  expect(video).toMatchObject({ ...SIZE, frames: 100, frameRate: "30/1" });
  expect(audio).toMatchObject(LOUDNESS);
  expect(container).toMatchObject({ isMoovFirst: true, hasEditList: false });
});

test("black in the middle is found to the frame, with a square of light around it", async () => {
  const file = await writeVideo(folder.at("black.mp4"), [...moving(20), ...black(5), ...moving(20)], FLAT);
  const look = await lookAt(file);
  expect(look.blackSpans).toEqual([{ startFrame: 20, frames: 5 }]);
});

test("a video that stops half-way is still from there on, through every new key frame", async () => {
  const file = await writeVideo(folder.at("frozen.mp4"), [...moving(40), ...still(100)], FLAT);
  const look = await lookAt(file);
  expect(look.stillSpans).toEqual([{ startFrame: 40, frames: 100 }]);
});

test("an index at the end and an edit list are told", async () => {
  const file = await writeVideo(folder.at("late.mp4"), moving(10), ["-use_editlist", "1"]);
  const { container } = await probe(file, LOUDNESS, signal);
  expect(container).toMatchObject({ isMoovFirst: false, hasEditList: true });
});

test("a file without picture or without sound is told as such", async () => {
  const file = await writeVideo(folder.at("both.mp4"), moving(10), FLAT);
  const [mute, blind] = [folder.at("mute.mp4"), folder.at("blind.mp4")];
  await run("ffmpeg", ["-loglevel", "error", "-y", "-i", file, "-an", "-c", "copy", mute]);
  await run("ffmpeg", ["-loglevel", "error", "-y", "-i", file, "-vn", "-c", "copy", blind]);
  expect(await probe(mute, LOUDNESS, signal)).toMatchObject({ audio: null, video: { frames: 10 } });
  const { video, audio } = await probe(blind, LOUDNESS, signal);
  expect(video).toBeNull();
  expect(audio).toMatchObject(LOUDNESS);
});

describe("a poster", () => {
  const posterOf = async (brightness: number) => {
    const video = await writeVideo(folder.at("poster.mp4"), still(2, brightness));
    const file = folder.at(`poster-${brightness}.jpg`);
    await run("ffmpeg", ["-loglevel", "error", "-y", "-i", video, "-frames:v", "1", "-q:v", "3", file]);
    return file;
  };

  test("is told with its size, and whether it is black", async () => {
    expect(await probePoster(await posterOf(170), signal)).toEqual({ codec: "mjpeg", ...SIZE, isBlack: false });
    expect(await probePoster(await posterOf(0), signal)).toEqual({ codec: "mjpeg", ...SIZE, isBlack: true });
  });

  test("that is missing, empty or no picture is none", async () => {
    expect(await probePoster(folder.at("nowhere.jpg"), signal)).toBeNull();
    for (const content of ["", "This is no picture."]) {
      writeFileSync(folder.at("broken.jpg"), content);
      expect(await probePoster(folder.at("broken.jpg"), signal)).toBeNull();
    }
  });

  test("that nobody waits for any more is not called missing", async () => {
    await expect(probePoster(await posterOf(170), AbortSignal.abort())).rejects.toThrow("stopped");
  });
});
