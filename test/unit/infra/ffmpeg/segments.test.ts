import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { encodeSegment } from "#infra/ffmpeg/encode-segment.ts";
import { joinSegments } from "#infra/ffmpeg/join-segments.ts";
import { probe } from "#infra/ffmpeg/probe.ts";
import { finish, run, start } from "#infra/ffmpeg/run.ts";
import type { Quality } from "#renders/index.ts";
import { LOUDNESS, picture, SIZE, signal, temporaryFolder } from "./tiny-files.ts";

const PICTURES = 40;
const folder = temporaryFolder();
afterAll(folder.remove);

// Each a little brighter than the one before: so a frame tells which picture it shows.
const brightness = (at: number) => 40 + 5 * (at % PICTURES);
// In limited range, and one Buffer for all: each stands until the next is asked for, as those of the browser do.
async function* pictures(count: number) {
  const planes = Buffer.alloc((SIZE.width * SIZE.height * 3) / 2);
  for (let at = 0; at < count; at += 1) {
    planes.fill(128);
    for (const [point, grey] of picture(brightness(at)).entries()) planes[point] = Math.round(16 + (grey * 219) / 255);
    yield planes;
    planes.fill(0);
  }
}

const moves = (frames: number) => new Array<number>(frames).fill(1);
const lengthOf = (holds: number[]) => holds.reduce((sum, frames) => sum + frames, 0);

async function encoded(name: string, holds: number[], quality: Quality = "final"): Promise<string> {
  const file = folder.at(name);
  await encodeSegment({ pictures: pictures(holds.length), holds, size: SIZE, file, fps: 30, quality, signal });
  return file;
}

/** The points of every frame. Complaints of the decoder fail. */
async function framesOf(file: string): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const raw = ["-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-c:v", "rawvideo", "-f", "image2pipe", "-"];
  const child = start("ffmpeg", ["-v", "warning", "-i", file, ...raw], signal);
  child.stdin.end();
  const { err } = await finish("ffmpeg", child, (chunk) => chunks.push(chunk));
  expect(err).toBe("");
  const points = Buffer.concat(chunks);
  const bytes = (SIZE.width * SIZE.height * 3) / 2;
  return Array.from({ length: points.length / bytes }, (_, at) => points.subarray(at * bytes, (at + 1) * bytes));
}

/** Every frame as it is decoded: which picture it shows, and its exact points. */
async function decoded(file: string): Promise<{ shows: number[]; hashes: string[] }> {
  const frames = await framesOf(file);
  return {
    shows: frames.map(pictureIn),
    hashes: frames.map((frame) => createHash("sha256").update(frame).digest("hex")),
  };
}

// The grey of a corner, from limited range to full, is the brightness of the picture.
function pictureIn(frame: Uint8Array): number {
  const corner = frame.subarray(0, SIZE.width);
  const grey = corner.reduce((sum, point) => sum + point, 0) / corner.length;
  // Half a step up and cut off, not rounded: that would make a 0 with a sign.
  return Math.floor((((grey - 16) * 255) / 219 - brightness(0)) / 5 + 0.5);
}

const planned = (holds: number[]) => holds.flatMap((frames, at) => new Array<number>(frames).fill(at % PICTURES));

/** When each packet is shown, in frames, and which of them are key frames. */
async function packetsOf(file: string): Promise<{ times: number[]; keys: number[] }> {
  const wanted = ["-select_streams", "v", "-show_entries", "packet=pts_time,dts_time,flags", "-of", "csv=p=0"];
  const { out } = await run("ffprobe", ["-v", "error", ...wanted, file], signal);
  const rows = out
    .trim()
    .split("\n")
    .map((row) => row.split(","));
  expect(rows.every(([shown, decodedAt]) => shown === decodedAt)).toBe(true);
  return {
    times: rows.map(([shown]) => Math.round(Number(shown) * 30)),
    keys: rows.flatMap(([, , flags], at) => (flags?.startsWith("K") ? [at] : [])),
  };
}

const upTo = (frames: number) => Array.from({ length: frames }, (_, at) => at);

describe("a segment", () => {
  test.each([1, 2, 3, 4, 5, 14, 19, 20, 21, 36, 400])(
    "of one picture held for %i frames has exactly these",
    async (n) => {
      const file = await encoded(`hold-${n}.mp4`, [n]);
      const { times, keys } = await packetsOf(file);
      expect(times).toEqual(upTo(n));
      expect(keys[0]).toBe(0);
      expect((await decoded(file)).shows).toEqual(new Array(n).fill(0));
    },
  );

  test.each<Quality>(["draft", "final"])(
    "shows each picture from the first of its frames to the last, as a %s",
    async (quality) => {
      const shown = [5, ...moves(39), 100, ...moves(16), 2, 3, 4, 19, 20, 21, 1, 36, 37, 1, 80];
      const file = await encoded(`mixed-${quality}.mp4`, shown, quality);
      expect((await decoded(file)).shows).toEqual(planned(shown));
    },
  );

  test("goes on rightly after long holds and through several key frames", async () => {
    const shown = [...moves(130), 50, ...moves(33), 400, ...moves(130), 40, 1];
    const file = await encoded("long.mp4", shown);
    expect((await packetsOf(file)).keys.length).toBeGreaterThan(2);
    expect((await decoded(file)).shows).toEqual(planned(shown));
  });

  test("keeps a held picture as it is, to the point, once it has come in", async () => {
    const { hashes } = await decoded(await encoded("kept.mp4", [...moves(3), 100]));
    expect(new Set(hashes.slice(-96)).size).toBe(1);
  });

  test("shows the colours that were drawn, to a step", async () => {
    const points = SIZE.width * SIZE.height;
    const planes = Buffer.concat([
      Buffer.alloc(points, 184),
      Buffer.alloc(points / 4, 69),
      Buffer.alloc(points / 4, 161),
    ]);
    const file = folder.at("amber.mp4");
    const amber = async function* () {
      yield planes;
    };
    await encodeSegment({ pictures: amber(), holds: [2], size: SIZE, file, fps: 30, quality: "final", signal });
    const [frame = Buffer.alloc(0)] = await framesOf(file);
    const furthest = frame.reduce((most, value, at) => Math.max(most, Math.abs(value - (planes[at] ?? 0))), 0);
    expect(frame.length).toBe(planes.length);
    expect(furthest).toBeLessThanOrEqual(1);
  });

  test("costs next to nothing for what is held", async () => {
    const bytesOf = async (frames: number) =>
      (await probe(await encoded("cost.mp4", [1, frames]), LOUDNESS, signal)).container.bytes;
    const [short, long] = [await bytesOf(20), await bytesOf(340)];
    // With its line in the index a frame takes less than 50 bytes.
    expect(long - short).toBeLessThan(320 * 50);
  });

  test("may lie in a folder with an apostrophe in its name", async () => {
    mkdirSync(folder.at("it's here"));
    const file = await encoded("it's here/one.mp4", [2]);
    await joinSegments({ files: [file], file: folder.at("it's here/joined.mp4"), durationMs: 67 }, signal);
    expect((await decoded(folder.at("it's here/joined.mp4"))).shows).toEqual([0, 0]);
  });
});

describe("joined segments", () => {
  const lengths = [1, 2, 14, 400, 1, 1, 36, 3];
  const segmentAt = (at: number) => {
    const frames = lengths[at % lengths.length] ?? 1;
    return frames < 20 ? [...moves(frames)] : [...moves(frames % 17), frames - (frames % 17)];
  };

  test.each([1, 2, 30])("show frame by frame what the %i segments show alone", async (count) => {
    const files: string[] = [];
    for (let at = 0; at < count; at += 1) files.push(await encoded(`part-${at}.mp4`, segmentAt(at)));
    const file = folder.at(`joined-${count}.mp4`);
    const frames = files.reduce((sum, _, at) => sum + lengthOf(segmentAt(at)), 0);
    await joinSegments({ files, file, durationMs: (frames * 1000) / 30 }, signal);

    const alone: string[] = [];
    for (const each of files) alone.push(...(await decoded(each)).hashes);
    expect((await decoded(file)).hashes).toEqual(alone);
    expect((await packetsOf(file)).times).toEqual(upTo(frames));
    const { video, container } = await probe(file, LOUDNESS, signal);
    const format = { codec: "h264", profile: "High", pixelFormat: "yuv420p", colorRange: "tv", colorSpace: "bt709" };
    expect(video).toEqual({ ...format, ...SIZE, frameRate: "30/1", averageFrameRate: "30/1", frames });
    expect(container).toMatchObject({
      isMoovFirst: true,
      hasEditList: false,
      durationMs: Math.round((frames * 1000) / 30),
    });
  });
});

describe("nothing is left behind", () => {
  const interrupted = { code: "RENDER_FAILED", reason: "interrupted" };
  const isThere = (name: string) => readdirSync(folder.at(".")).filter((each) => each.startsWith(name));

  test("when nobody waits for a segment any more", async () => {
    const stop = new AbortController();
    const request = {
      size: SIZE,
      file: folder.at("stopped.mp4"),
      fps: 30,
      quality: "final" as const,
      signal: stop.signal,
    };
    const encoding = encodeSegment({ ...request, pictures: pictures(2000), holds: moves(2000) });
    stop.abort();
    await expect(encoding).rejects.toMatchObject(interrupted);
    expect(isThere("stopped")).toEqual([]);
  });

  test("when nobody waits for the joining any more", async () => {
    const files = [await encoded("join-me.mp4", [30])];
    const stop = new AbortController();
    const joining = joinSegments({ files, file: folder.at("unjoined.mp4"), durationMs: 1000 }, stop.signal);
    stop.abort();
    await expect(joining).rejects.toMatchObject(interrupted);
    expect(isThere("unjoined")).toEqual([]);
  });

  test("when a picture cannot be had", async () => {
    const lost = new Error("The tab is gone.");
    async function* torn() {
      yield* pictures(2);
      throw lost;
    }
    const request = { size: SIZE, file: folder.at("failed.mp4"), fps: 30, quality: "final" as const, signal };
    await expect(encodeSegment({ ...request, pictures: torn(), holds: moves(3) })).rejects.toBe(lost);
    expect(isThere("failed")).toEqual([]);
  });

  test("when there are fewer pictures than were to be", async () => {
    const request = { size: SIZE, file: folder.at("failed.mp4"), fps: 30, quality: "final" as const, signal };
    const encoding = encodeSegment({ ...request, pictures: pictures(2), holds: moves(3) });
    await expect(encoding).rejects.toMatchObject({ code: "RENDER_FAILED", reason: "encoder" });
    expect(isThere("failed")).toEqual([]);
  });

  test("when a segment is broken or missing", async () => {
    writeFileSync(folder.at("broken.mp4"), "This is no video.");
    for (const name of ["broken.mp4", "nowhere.mp4"]) {
      const joined = { files: [folder.at(name)], file: folder.at("failed.mp4"), durationMs: 1000 };
      await expect(joinSegments(joined, signal)).rejects.toMatchObject({ code: "RENDER_FAILED" });
    }
    expect(isThere("failed")).toEqual([]);
  });

  test("when the place of the file is taken by a folder", async () => {
    mkdirSync(folder.at("taken.mp4"));
    await expect(encoded("taken.mp4", [2])).rejects.toThrow();
    const files = [await encoded("free.mp4", [2])];
    await expect(joinSegments({ files, file: folder.at("taken.mp4"), durationMs: 1000 }, signal)).rejects.toThrow();
    expect(isThere("taken")).toEqual(["taken.mp4"]);
  });
});
