import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { finish, start } from "#infra/ffmpeg/run.ts";
import { compareFrames, seePicture } from "../../bench/render/see-picture.ts";

const folder = mkdtempSync(join(tmpdir(), "sunny-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const signal = AbortSignal.timeout(30_000);

const SIZE = 64;

/** Encodes grey frames without loss: what is compared is then known to the sample. */
async function encode(name: string, greys: readonly number[]): Promise<string> {
  const file = join(folder, `${name}.mp4`);
  const bytes = (SIZE * SIZE * 3) / 2;
  const raw = ["-pixel_format", "yuv420p", "-video_size", `${SIZE}x${SIZE}`, "-frame_size", String(bytes)];
  const input = ["-f", "image2pipe", "-vcodec", "rawvideo", ...raw, "-framerate", "30", "-i", "-"];
  const child = start("ffmpeg", ["-v", "error", "-y", ...input, "-c:v", "libx264", "-qp", "0", file], signal);
  for (const grey of greys) child.stdin.write(Buffer.alloc(bytes, grey));
  child.stdin.end();
  await finish("ffmpeg", child);
  return file;
}

test("a picture says its frames, size, rate and the bytes of its stream, and equal streams have equal digests", async () => {
  const [one, other, third] = [
    await encode("one", [10, 20, 30]),
    await encode("same", [10, 20, 30]),
    await encode("third", [10, 20, 90]),
  ];
  const seen = await seePicture(one, signal);
  expect(seen).toMatchObject({ frames: 3, width: SIZE, height: SIZE, frameRate: "30/1", averageFrameRate: "30/1" });
  expect(seen.bytes).toBeGreaterThan(100);
  expect((await seePicture(other, signal)).sha256).toBe(seen.sha256);
  expect((await seePicture(third, signal)).sha256).not.toBe(seen.sha256);
});

test("decoded frames are compared one by one: a frame that is off by four is found and measured", async () => {
  const [one, other] = [await encode("left", [10, 20, 30, 40]), await encode("right", [10, 20, 34, 40])];
  const likeness = await compareFrames(one, other, { width: SIZE, height: SIZE, frames: 4 }, signal);
  expect(likeness.worstFrame).toBe(2);
  expect(likeness.worstDb).toBeCloseTo(36.09, 2);
  expect(likeness.meanDb).toBeCloseTo(42.11, 2);
});

test.each([
  ["shorter", [10, 20], [10, 20, 30]],
  ["longer", [10, 20, 30], [10, 20]],
])("a video that is %s than the other cannot be compared", async (name, left, right) => {
  const [one, other] = [await encode(`${name}-left`, left), await encode(`${name}-right`, right)];
  const compared = compareFrames(one, other, { width: SIZE, height: SIZE, frames: left.length }, signal);
  await expect(compared).rejects.toThrow(`do not decode to ${left.length} frames each`);
});
