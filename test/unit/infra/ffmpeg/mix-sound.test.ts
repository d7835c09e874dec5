import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeSound } from "#infra/ffmpeg/decode-sound.ts";
import { measureLoudness } from "#infra/ffmpeg/loudness.ts";
import { mixSound, type Sound } from "#infra/ffmpeg/mix-sound.ts";
import { likeVoice, loudnessBetween, signal, temporaryFolder, tone, writeSound } from "./tiny-files.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const bed = writeSound(folder.at("bed.wav"), 3, tone(220, 0.2));
const faintBed = writeSound(folder.at("faint.wav"), 5, tone(220, 0.003));
const voice = { file: writeSound(folder.at("voice.wav"), 4, likeVoice(0.9)), startMs: 3000, durationMs: 4000 };
const whisper = { file: writeSound(folder.at("whisper.wav"), 4, likeVoice(0.02)), startMs: 3000, durationMs: 4000 };
const knock = writeSound(folder.at("knock.wav"), 0.2, (time) => (time < 0.002 ? 0.99 : 0));
const chime = writeSound(folder.at("chime.wav"), 0.5, (time) => tone(880, 0.2)(time) * (1 - 2 * time));

function mix(sound: Partial<Sound>) {
  return mixSound({
    file: folder.at("mix.aac"),
    durationFrames: 300,
    fps: 30,
    voice: [],
    sounds: [],
    signal,
    ...sound,
  });
}

describe("the sound of a video is as loud as feeds expect, and never peaks over -1 dBTP", () => {
  test.each<[what: string, sound: Partial<Sound>]>([
    ["a bed alone", { bed }],
    ["five seconds of a bed that is hardly heard", { bed: faintBed, durationFrames: 150 }],
    ["a bed under a voice", { bed, voice: [voice] }],
    ["a voice alone", { voice: [voice] }],
    ["a voice that whispers", { bed, voice: [whisper] }],
    ["a bed with small sounds", { bed, sounds: [{ file: chime, startMs: 4000 }] }],
    ["a bed and a knock", { bed, sounds: [{ file: knock, startMs: 4000 }] }],
  ])("%s", async (_, sound) => {
    const { integratedLufs, truePeakDb } = await mix(sound);
    expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(1);
    expect(truePeakDb).toBeLessThanOrEqual(-1);
    expect(await measureLoudness(folder.at("mix.aac"), signal)).toMatchObject({ integratedLufs, truePeakDb });
  });
});

test("a video without any sound gets silence, which is told as such", async () => {
  expect(await mix({})).toEqual({ integratedLufs: -70, truePeakDb: -99 });
});

test("a voice stands well over the bed, and a whisper is raised as high", async () => {
  const above: number[] = [];
  for (const spoken of [voice, whisper]) {
    const file = folder.at("spoken.aac");
    await mix({ file, bed, voice: [spoken] });
    above.push((await loudnessBetween(file, 3.3, 6.7)) - (await loudnessBetween(file, 1, 2.6)));
  }
  const [spoken = 0, whispered = 0] = above;
  expect(spoken).toBeGreaterThan(6);
  expect(whispered).toBeCloseTo(spoken, 0);
});

test("a voice is heard when it is said to be, and not before", async () => {
  const file = folder.at("timed.aac");
  await mix({ file, voice: [voice] });
  expect(await loudnessBetween(file, 0, 2.9)).toBeLessThan(-60);
  expect(await loudnessBetween(file, 3, 3.6)).toBeGreaterThan(-20);
  expect(await loudnessBetween(file, 7.2, 10)).toBeLessThan(-60);
});

test("a bed that is shorter than the video goes on to its end, comes in softly and goes out softly", async () => {
  const file = folder.at("looped.aac");
  await mix({ file, bed });
  const [first, second, late, last] = [
    await loudnessBetween(file, 0, 0.42),
    await loudnessBetween(file, 1, 2.5),
    await loudnessBetween(file, 7, 8.3),
    await loudnessBetween(file, 9.55, 10),
  ];
  expect(late).toBeCloseTo(second, 0);
  expect(first).toBeLessThan(second - 5);
  expect(last).toBeLessThan(second - 5);
});

test("a small sound is heard when its picture is seen, to the millisecond", async () => {
  const file = folder.at("knocked.aac");
  await mix({ file, sounds: [{ file: knock, startMs: 4000 }] });
  const [left = new Float32Array()] = await decodeSound({ inputs: ["-i", file], channels: 2 }, signal);
  const loudest = left.reduce((best, sample, at) => (Math.abs(sample) > Math.abs(left[best] ?? 0) ? at : best), 0);
  expect(loudest / 48).toBeGreaterThanOrEqual(3999);
  expect(loudest / 48).toBeLessThanOrEqual(4003);
  expect(left.length / 48_000).toBeCloseTo(10, 1);
});

test("the same sounds make the same bytes, whichever voice is read first", async () => {
  const voices = [voice, { ...whisper, startMs: 7500 }];
  const made = [folder.at("one.aac"), folder.at("other.aac")];
  for (const file of made) await mix({ file, bed, voice: voices, sounds: [{ file: chime, startMs: 1000 }] });
  const [one, other] = made.map((file) => readFileSync(file));
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
});

test("nothing is left behind but the sound", async () => {
  const before = readdirSync(dirname(folder.at("x")));
  await mix({ file: folder.at("only.aac"), bed, voice: [voice] });
  expect(readdirSync(dirname(folder.at("x")))).toEqual([...before, "only.aac"].sort());
});

test("a voice that cannot be read, and a stop, leave no sound behind", async () => {
  const broken = folder.at("broken.wav");
  writeFileSync(broken, "This is no sound.");
  const file = folder.at("failed.aac");
  writeFileSync(file, "an older one");
  await expect(mix({ file, bed, voice: [voice, { ...voice, file: broken }] })).rejects.toMatchObject({
    code: "RENDER_FAILED",
    reason: "encoder",
  });
  expect(existsSync(file)).toBe(false);
  const stop = new AbortController();
  const mixing = mix({ file, bed, voice: [voice], signal: stop.signal });
  setTimeout(() => stop.abort(), 150);
  await expect(mixing).rejects.toMatchObject({ code: "RENDER_FAILED", reason: "interrupted" });
  expect(existsSync(file)).toBe(false);
});
