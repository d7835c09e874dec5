import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { makeBed } from "../../../videos/sounds/bed.ts";

const HEADER_BYTES = 44;
const file = makeBed();
const samples = new Int16Array(file.buffer, HEADER_BYTES);

test("the music bed is 19.2 seconds of 48 kHz stereo", () => {
  const view = new DataView(file.buffer);
  expect([view.getUint16(22, true), view.getUint32(24, true), samples.length / 2 / 48_000]).toEqual([2, 48_000, 19.2]);
});

test("the music bed is the same on every machine run", () => {
  const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(digest(makeBed())).toBe(digest(file));
});

test("the music bed loops without a click and never comes near to clipping", () => {
  const step = (from: number, to: number) => Math.abs((samples.at(from) ?? 0) - (samples.at(to) ?? 0));
  expect(Math.max(step(-2, 0), step(-1, 1))).toBeLessThan(600);
  expect(samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(32_767 / 1.9);
});
