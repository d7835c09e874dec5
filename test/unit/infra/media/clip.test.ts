import { afterAll, beforeAll, expect, test } from "vitest";
import { madeFiles, png, tone, wav } from "./made-files.ts";

const made = madeFiles();
afterAll(made.remove);

async function clip(file: string, { fps = 30, seconds = 1, filter = "null", codec = [] as string[] } = {}) {
  const output = ["-t", String(seconds), "-vf", filter, "-pix_fmt", "yuv420p", "-preset", "ultrafast", ...codec];
  return made.convert("turns.png", file, output, ["-loop", "1", "-framerate", String(fps)]);
}

beforeAll(async () => {
  made.write("turns.png", png(640, 360));
  await clip("media/door.mp4", { filter: "rotate=t", codec: ["-movflags", "faststart"] });
  await clip("media/door.webm", { filter: "rotate=t", codec: ["-c:v", "libvpx", "-deadline", "realtime"] });
});

const issueOf = (error: unknown) => (error as { issues: { message: string }[] }).issues.map((issue) => issue.message);
const refusal = (file: string) => made.inspect(file, "clip").then(String, issueOf);

test.each([
  ["media/door.mp4", "video/mp4"],
  ["media/door.webm", "video/webm"],
])("the clip %s is known by its type, size and length", async (file, type) => {
  expect(await made.inspect(file, "clip")).toMatchObject({ type, width: 640, height: 360, durationMs: 1000 });
});

test.each([
  [12, "has 12 pictures a second"],
  [90, "has 90 pictures a second"],
])("a clip of %s frames a second is refused with what to export", async (fps, words) => {
  await clip("media/pace.mp4", { fps });
  expect(await refusal("media/pace.mp4")).toEqual([`${words}: export it with 23 to 60, best with 30`]);
});

test("a clip of more than 30 s is refused with its length", async () => {
  await clip("media/long.mp4", { fps: 24, seconds: 31, filter: "scale=320:320" });
  expect(await refusal("media/long.mp4")).toEqual([expect.stringMatching(/^lasts 31\.0 s, more than 30 s/)]);
});

test("a clip that is too small to fill a screen is refused", async () => {
  await clip("media/small.mp4", { filter: "scale=300:300" });
  expect(await refusal("media/small.mp4")).toEqual([expect.stringContaining("is 300 x 300 pixels, too small")]);
});

test.each(["mp4", "webm"])("a clip in %s that was cut off is refused", async (ending) => {
  const whole = made.read(`media/door.${ending}`);
  made.write(`media/half.${ending}`, whole.subarray(0, whole.length * 0.6));
  expect(await refusal(`media/half.${ending}`)).toEqual([expect.stringContaining("damaged or cut off")]);
});

test("a playlist that is named .mp4 is not opened", async () => {
  made.write("media/list.mp4", "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n");
  expect(await refusal("media/list.mp4")).toEqual([expect.stringContaining("is of no type we know")]);
});

test("a sound that is named .mp4 is refused", async () => {
  made.write("voice.wav", wav(tone(1)));
  await made.convert("voice.wav", "media/voice.mp4", ["-c:a", "aac"]);
  expect(await refusal("media/voice.mp4")).toEqual([expect.stringContaining("has no picture in it")]);
});
