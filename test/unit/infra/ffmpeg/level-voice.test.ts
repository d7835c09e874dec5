import { expect, test } from "vitest";
import { levelVoice } from "#infra/ffmpeg/level-voice.ts";
import { measure } from "#infra/ffmpeg/meter.ts";
import { isSame, made, onBothSides, part } from "./made-sounds.ts";
import { likeVoice, tone } from "./tiny-files.ts";

const loudnessOf = (voice: Float32Array) => measure(onBothSides(voice)).integratedLufs;

test.each([0.9, 0.1, 0.01])(
  "a voice recorded at %d of full scale is as loud as any other, without a high peak",
  (level) => {
    const voice = levelVoice(made(6, likeVoice(level)));
    expect(Math.abs(loudnessOf(voice) + 16)).toBeLessThanOrEqual(0.5);
    expect(measure([voice]).truePeakDb).toBeLessThanOrEqual(-4.95);
  },
);

test("a voice with hard consonants is as loud as any other, and they do not stand out", () => {
  const spoken = likeVoice(0.3);
  const voice = levelVoice(made(6, (time) => spoken(time) + (time % 0.5 < 0.001 ? 0.6 : 0)));
  expect(Math.abs(loudnessOf(voice) + 16)).toBeLessThanOrEqual(0.5);
  expect(measure([voice]).truePeakDb).toBeLessThanOrEqual(-4.95);
  expect(measure([voice]).truePeakDb).toBeGreaterThan(-5.3);
});

test("who moves away from the microphone is heard as well as before", () => {
  const spoken = likeVoice(0.5);
  const voice = levelVoice(made(16, (time) => spoken(time) * (time < 8 ? 1 : 0.3)));
  const [near, far] = [loudnessOf(part(voice, 1, 6)), loudnessOf(part(voice, 10, 15))];
  expect(far).toBeCloseTo(near, 0);
});

test("the room is not raised while nobody speaks", () => {
  const spoken = likeVoice(0.5);
  const hiss = tone(3000, 0.002);
  const voice = levelVoice(made(16, (time) => hiss(time) + (time > 5 && time < 11 ? 0 : spoken(time))));
  const [speech, pause] = [loudnessOf(part(voice, 0, 4)), loudnessOf(part(voice, 6, 10))];
  const distance = loudnessOf(made(4, spoken)) - loudnessOf(made(4, hiss));
  expect(speech - pause).toBeCloseTo(distance, 0);
});

test("a take in which nothing is heard stays silent, and one too short to measure stays what it is", () => {
  const hiss = made(6, (time) => tone(3000, time < 3 ? 0.0001 : 0.00005)(time));
  for (const take of [new Float32Array(48_000), hiss, made(0.2, tone(440, 0.1)), new Float32Array()])
    expect(isSame(levelVoice(take), take)).toBe(true);
});
