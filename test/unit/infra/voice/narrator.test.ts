import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readWav, voicedSpans } from "#infra/media/pcm.ts";
import { openSpeaker } from "#infra/voice/flite.ts";
import { canSpeak, openNarrator, type ToNarrate } from "#infra/voice/narrator.ts";
import { tone, wav } from "../media/made-files.ts";

const folder = mkdtempSync(join(tmpdir(), "sunny-voice-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workDir = mkdtempSync(join(folder, "work-"));

const signal = () => AbortSignal.timeout(25_000);
const narrator = openNarrator({
  workDir,
  keep: async (path) => {
    const content = readFileSync(path);
    const sha256 = createHash("sha256").update(content).digest("hex");
    copyFileSync(path, join(folder, sha256));
    return { sha256, bytes: content.length };
  },
});
const narrate = (scenes: ToNarrate[], locale = "en") => narrator.narrate({ locale, scenes, signal: signal() });
const soundOf = (take: { sha256: string } | undefined) => readWav(readFileSync(join(folder, take?.sha256 ?? "")));

const quiet = (seconds: number) => tone(seconds, { level: 0 });
function record(name: string, samples: number[]) {
  const path = join(folder, name);
  writeFileSync(path, wav(samples));
  return path;
}

test("an English scene without a recording is said by the offline voice", async () => {
  const [take] = await narrate([{ id: "hook", narration: "Someone has your password? Add a second step." }]);
  expect(take).toMatchObject({ sceneId: "hook", kind: "synthetic", voice: "flite rms" });
  expect(take?.sentences.map(({ text }) => text)).toEqual(["Someone has your password?", "Add a second step."]);
});

test("the same words are the same bytes, whatever was said before", async () => {
  const narration = "A passkey is best.";
  const [alone] = await narrate([{ id: "a", narration }]);
  const [, after] = await narrate([
    { id: "b", narration: "Something else comes first." },
    { id: "c", narration },
  ]);
  expect(after?.sha256).toBe(alone?.sha256);
});

test("a voice is 48 kHz, mono, and as long as its take says", async () => {
  const [take] = await narrate([{ id: "hook", narration: "Turn on a second step." }]);
  const { sampleRateHz, channels, samples } = soundOf(take);
  expect({ sampleRateHz, channels }).toEqual({ sampleRateHz: 48_000, channels: 1 });
  expect(take?.durationMs).toBe(Math.round(samples.length / 48));
});

test("each sentence is where its take says, and the voice begins at once", async () => {
  const [take] = await narrate([{ id: "hook", narration: "Lock your email. Use a long password. Rest." }]);
  const heard = voicedSpans(soundOf(take), 220).map(({ from, to }) => [from / 48, to / 48]);
  expect(take?.sentences).toHaveLength(3);
  expect(heard).toHaveLength(3);
  for (const [index, { startMs, durationMs }] of (take?.sentences ?? []).entries()) {
    expect(Math.abs(startMs - (heard[index]?.[0] ?? 0))).toBeLessThanOrEqual(30);
    expect(Math.abs(startMs + durationMs - (heard[index]?.[1] ?? 0))).toBeLessThanOrEqual(30);
  }
  expect(take?.sentences[0]?.startMs).toBe(60);
});

test("the voice is calm: about 160 words a minute", async () => {
  const narration =
    "A code by text message is good. A code from an app is better. A passkey or a security key is best.";
  const [take] = await narrate([{ id: "hook", narration }]);
  const wordsPerMinute = (narration.split(" ").length * 60_000) / (take?.durationMs ?? 0);
  expect(wordsPerMinute).toBeGreaterThan(150);
  expect(wordsPerMinute).toBeLessThan(180);
});

test("a sentence of 400 characters is said whole", async () => {
  const narration = `${"Long words come slowly, and ".repeat(14)}end now.`;
  expect(narration).toHaveLength(400);
  // Several times: one in two used to crash the voice.
  const takes = await narrate(["a", "b", "c", "d"].map((id) => ({ id, narration })));
  expect(takes.map(({ sentences }) => sentences.length)).toEqual([1, 1, 1, 1]);
  expect(new Set(takes.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(takes[0]?.durationMs).toBeGreaterThan(20_000);
});

test("a scene without anything to say is silent, and the next one speaks", async () => {
  const takes = await narrate([
    { id: "wave", narration: "👋 …" },
    { id: "word", narration: "Hello." },
  ]);
  expect(takes.map(({ sceneId }) => sceneId)).toEqual(["word"]);
});

test("words that look like orders to a shell or to the voice are only words", async () => {
  const [take] = await narrate([{ id: "odd", narration: "-o /voice/other.wav $(touch gone) `id` <audio src=x>" }]);
  expect(take?.durationMs).toBeGreaterThan(1000);
  expect(readdirSync(workDir)).toEqual([]);
});

test("a language without a free offline voice is silent", async () => {
  expect(["en", "en-GB", "ar", "ja", "eng"].filter(canSpeak)).toEqual(["en", "en-GB"]);
  expect(await narrate([{ id: "hook", narration: "鍵をかけましょう。" }], "ja")).toEqual([]);
});

test("a recording is taken in any language, and cut to where it speaks", async () => {
  const recording = record("line.wav", [...quiet(1), ...tone(1.5), ...quiet(2)]);
  const [take] = await narrate([{ id: "hook", narration: "鍵をかけましょう。", recording }], "ja");
  expect(take).toMatchObject({ kind: "recorded", voice: "recorded", durationMs: 1620 });
  expect(take?.sentences).toEqual([{ text: "鍵をかけましょう。", startMs: 60, durationMs: 1500 }]);
});

test("the sentences of a recording are told apart by its pauses", async () => {
  const recording = record("two.wav", [...tone(2), ...quiet(0.5), ...tone(1)]);
  const [take] = await narrate([{ id: "hook", narration: "One. And this one is longer.", recording }]);
  expect(take?.sentences).toEqual([
    { text: "One.", startMs: 0, durationMs: 2000 },
    { text: "And this one is longer.", startMs: 2500, durationMs: 1000 },
  ]);
});

test("without clear pauses the sentences of a recording share it by their letters", async () => {
  const recording = record("flow.wav", tone(4));
  const [take] = await narrate([{ id: "hook", narration: "Ten chars. Then thirty characters in all.", recording }]);
  expect(take?.sentences).toEqual([
    { text: "Ten chars.", startMs: 0, durationMs: 1000 },
    { text: "Then thirty characters in all.", startMs: 1000, durationMs: 3000 },
  ]);
});

test("a recording from the store, whose name has no ending, is known by its content", async () => {
  const recording = record("a".repeat(64), tone(1));
  expect(await narrate([{ id: "hook", narration: "Hello.", recording }])).toMatchObject([{ durationMs: 1000 }]);
});

test("a recording of the wrong sample rate is refused by name, and nothing is left behind", async () => {
  const recording = join(folder, "low.wav");
  writeFileSync(recording, wav(tone(1, { sampleRateHz: 16_000 }), 16_000));
  await expect(narrate([{ id: "hook", narration: "Hello.", recording }])).rejects.toMatchObject({
    code: "INVALID_INPUT",
    source: "low.wav",
    message: expect.stringContaining("has 16000 samples a second (16 kHz)"),
  });
  expect(readdirSync(workDir)).toEqual([]);
});

test("a narration that is stopped ends at once and leaves nothing behind", async () => {
  const stop = new AbortController();
  const narration = "This is said for a while. ".repeat(15);
  const going = narrator.narrate({ locale: "en", scenes: [{ id: "long", narration }], signal: stop.signal });
  setImmediate(() => stop.abort());
  await expect(going).rejects.toMatchObject({ code: "RENDER_FAILED", reason: "interrupted" });
  expect(readdirSync(workDir)).toEqual([]);
});

test("a sentence that takes longer than its limit is given up and named", async () => {
  const speaker = openSpeaker({ folder: workDir, signal: signal(), limitMs: 1 });
  await expect(speaker.say("This takes longer than a moment.")).rejects.toMatchObject({
    reason: "interrupted",
    message: 'The voice needs more than 1 ms to say "This takes longer than a moment.".',
  });
  await speaker.close();
});
