import { afterAll, beforeAll, expect, test } from "vitest";
import { flac, madeFiles, tone, wav } from "./made-files.ts";

const made = madeFiles();
beforeAll(async () => {
  made.write("media/line.wav", wav(tone(2)));
  made.write("media/line.flac", flac(tone(2)));
  await made.convert("media/line.wav", "media/line.mp3", ["-c:a", "libmp3lame"]);
  await made.convert("media/line.wav", "media/line.ogg", ["-c:a", "libopus"]);
  await made.convert("media/line.wav", "media/line.m4a", ["-c:a", "aac", "-f", "mp4", "-brand", "M4A "]);
  await made.convert("media/line.wav", "media/phone.m4a", ["-c:a", "aac", "-f", "mp4"]);
});
afterAll(made.remove);

const issueOf = (error: unknown) => (error as { issues: { message: string }[] }).issues.map((issue) => issue.message);
const refusal = (file: string) => made.inspect(file, "recording").then(String, issueOf);

test.each([
  ["media/line.wav", "audio/wav"],
  ["media/line.flac", "audio/flac"],
  ["media/line.mp3", "audio/mpeg"],
  ["media/line.ogg", "audio/ogg"],
  ["media/line.m4a", "audio/mp4"],
  ["media/phone.m4a", "audio/mp4"],
])("the recording %s is known by its type and length", async (file, type) => {
  const facts = await made.inspect(file, "recording");
  expect(facts).toMatchObject({ file, type });
  expect(Math.abs((facts.durationMs ?? 0) - 2000)).toBeLessThan(60);
});

test.each([8000, 16_000, 22_050, 44_000])(
  "a recording of %s samples a second is refused with what to export",
  async (hz) => {
    made.write("media/low.wav", wav(tone(1, { sampleRateHz: hz }), hz));
    expect(await refusal("media/low.wav")).toEqual([
      `has ${hz} samples a second (${hz / 1000} kHz), too few for a clear voice: export it with 48000 (48 kHz), or at least 44100`,
    ]);
  },
);

test("a recording of 44100 samples a second is taken", async () => {
  made.write("media/cd.wav", wav(tone(1, { sampleRateHz: 44_100 }), 44_100));
  expect(await made.inspect("media/cd.wav", "recording")).toMatchObject({ durationMs: 1000 });
});

test.each([
  ["shorter than 0.3 s", tone(0.2), "lasts 0.20 s, less than 0.3 s"],
  ["longer than 30 s", tone(31), "lasts 31.0 s, more than 30 s"],
  ["silent", tone(1, { level: 0 }), "is silent"],
  ["hissing and nothing else", tone(1, { level: 0.002 }), "is silent"],
  ["far too loud", tone(1, { level: 4 }), "is too loud and crackles"],
])("a recording that is %s is refused", async (_, samples, words) => {
  made.write("media/odd.wav", wav(samples));
  expect(await refusal("media/odd.wav")).toEqual([expect.stringContaining(words)]);
});

test("a recording whose peaks just reach the limit is taken", async () => {
  made.write("media/full.wav", wav(tone(1, { level: 1 })));
  expect(await made.inspect("media/full.wav", "recording")).toMatchObject({ durationMs: 1000 });
});

test.each(["wav", "flac", "mp3", "ogg", "m4a"])("a recording in %s that was cut off is refused", async (ending) => {
  const whole = made.read(`media/line.${ending}`);
  made.write(`media/half.${ending}`, whole.subarray(0, whole.length * 0.6));
  expect(await refusal(`media/half.${ending}`)).toEqual([expect.stringContaining("damaged or cut off")]);
});

test("a WAV whose program did not know its length when it began is taken", async () => {
  const streamed = made.read("media/line.wav");
  streamed.writeUInt32LE(0xffff_ffff, 4);
  streamed.writeUInt32LE(0xffff_ffff, 40);
  made.write("media/streamed.wav", streamed);
  expect(await made.inspect("media/streamed.wav", "recording")).toMatchObject({ durationMs: 2000 });
});

test("a recording of more than two channels is refused", async () => {
  await made.convert("media/line.wav", "media/six.wav", ["-ac", "6"]);
  expect(await refusal("media/six.wav")).toEqual(["has 6 channels: export it as mono or stereo"]);
});

test("an MP3 that is named .wav is refused", async () => {
  made.write("media/renamed.wav", made.read("media/line.mp3"));
  expect(await refusal("media/renamed.wav")).toEqual([expect.stringContaining("is audio/mpeg inside")]);
});
