import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { probe } from "#infra/ffmpeg/probe.ts";
import { LOUDNESS } from "../unit/infra/ffmpeg/tiny-files.ts";
import { processesOf, startProgram, temporaryFolder } from "./support/running-program.ts";

const folder = temporaryFolder();
const data = temporaryFolder();
const env = { TMPDIR: folder.path, DATA_DIR: data.path };
afterAll(() => {
  folder.remove();
  data.remove();
});

// One short scene of two seconds: what is looked at here is the way, not the episode.
const SHORT = `
episode: short-one
locale: en
title: Short
topic: Test
audience: Whoever runs the tests
action: Look
nextCheckOn: 2027-05-03
scenes:
  - id: only
    kind: hook
    title: Look at this
    narration: Look at this.
    seconds: 2
`;

test("a script file becomes a video file of the wanted shape and quality, and machines are told in one object", async () => {
  const scripts = join(folder.path, "scripts");
  const out = join(folder.path, "out");
  mkdirSync(scripts);
  mkdirSync(out);
  writeFileSync(join(scripts, "en.yaml"), SHORT);
  const file = join(out, "short.mp4");
  const program = startProgram(
    ["render", join(scripts, "en.yaml"), "--format", "square", "--quality", "draft", "--theme", "dusk"].concat([
      "--out",
      file,
      "--sidecars",
      "--json",
    ]),
    env,
  );
  expect(await program.end()).toBe(0);

  const result = JSON.parse(program.said());
  expect(result).toMatchObject({ file, width: 540, height: 540, fps: 30, voice: "synthetic" });
  expect(Math.abs(result.integratedLufs + 14)).toBeLessThanOrEqual(1);
  expect(result.truePeakDb).toBeLessThanOrEqual(-1);
  expect(result.framesCaptured + result.framesReused).toBe(result.durationFrames);
  expect(result.framesReused).toBeGreaterThan(0);
  expect(result.wallMs).toBeGreaterThan(0);

  const facts = await probe(file, LOUDNESS, AbortSignal.timeout(10_000));
  expect(facts.video).toMatchObject({ frames: result.durationFrames, averageFrameRate: "30/1", profile: "High" });
  expect(facts.audio).toMatchObject({ codec: "aac", profile: "LC", sampleRateHz: 48_000, channels: 2 });
  expect(facts.container.isMoovFirst).toBe(true);
  expect(Math.abs(facts.container.durationMs - (result.durationFrames / 30) * 1000)).toBeLessThan(50);

  expect(readdirSync(out).sort()).toEqual(["short.mp4", "short.srt", "short.txt", "short.vtt"]);
  const beside = (ending: string) => readFileSync(join(out, `short.${ending}`), "utf8");
  expect(beside("vtt")).toMatch(/^WEBVTT\n[\s\S]*00:00:00\.\d{3} --> 00:00:\d\d\.\d{3}\nLook at this\./);
  expect(beside("srt")).toMatch(/^1\r?\n00:00:00,\d{3} --> 00:00:\d\d,\d{3}\r?\nLook at this\./);
  expect(beside("txt")).toContain("Look at this.");
  expect(readdirSync(folder.path).sort()).toEqual(["out", "scripts"]);
  expect(processesOf(folder.path)).toEqual([]);
});

test("a render that is stopped leaves no file, no folder and no process", async () => {
  const file = join(folder.path, "out", "stopped.mp4");
  const script = projectPath("videos", "scripts", "three-random-words", "en.yaml");
  const program = startProgram(["render", script, "--out", file], env);
  await program.says(/Drawing 0%/);
  program.child.kill("SIGTERM");
  expect(await program.end()).toBe(1);
  expect(program.said()).toContain("stopped");
  expect(readdirSync(join(folder.path, "out")).filter((name) => name.startsWith("stopped"))).toEqual([]);
  expect(readdirSync(folder.path).sort()).toEqual(["out", "scripts"]);
  expect(processesOf(folder.path)).toEqual([]);
});

test("without a voice there is music only, and less motion and no end card are other videos", async () => {
  const [scripts, out] = [join(folder.path, "scripts"), join(folder.path, "out")];
  const card = "  - { id: end, kind: end-card, title: See you, url: sunny-corner.example, narration: See you soon. }\n";
  writeFileSync(join(scripts, "en.yaml"), `${SHORT.trimStart()}${card}`);
  const made: Record<string, { durationFrames: number; framesCaptured: number; voice: string }> = {};
  for (const [name, ...words] of [["card"], ["bare", "--no-end-card"], ["calm", "--motion", "reduced"]] as const) {
    const args = ["render", join(scripts, "en.yaml"), "-q", "draft", "--no-voice", "--json", ...words];
    const program = startProgram([...args, "-o", join(out, `${name}.mp4`)], env);
    expect(await program.end()).toBe(0);
    made[name] = JSON.parse(program.said());
  }
  const { card: whole, bare, calm } = made;
  expect(whole).toMatchObject({ voice: "none" });
  expect(bare?.durationFrames).toBeLessThan(whole?.durationFrames ?? 0);
  expect(calm?.durationFrames).toBe(whole?.durationFrames);
  expect(calm?.framesCaptured).toBeLessThan(whole?.framesCaptured ?? 0);
});

test("a browser that dies in the middle of a render costs a moment, not the video", async () => {
  const file = join(folder.path, "out", "survivor.mp4");
  const script = projectPath("videos", "scripts", "three-random-words", "en.yaml");
  const program = startProgram(["render", script, "--quality", "draft", "--out", file], env);
  await program.says(/Drawing 25%/);
  const [browser] = processesOf(folder.path).filter(({ command }) => /\/chromium --(?!type=)/.test(command));
  if (!browser) throw new Error("There is no browser to kill.");
  process.kill(browser.pid, "SIGKILL");
  expect(await program.end()).toBe(0);
  expect((await probe(file, LOUDNESS, AbortSignal.timeout(10_000))).video?.averageFrameRate).toBe("30/1");
  expect(processesOf(folder.path)).toEqual([]);
});

test("what was drawn for a video before is not drawn again, and that is said in numbers", async () => {
  const file = join(folder.path, "out", "again.mp4");
  const script = projectPath("videos", "scripts", "three-random-words", "en.yaml");
  const program = startProgram(["render", script, "--quality", "draft", "--out", file], env);
  expect(await program.end()).toBe(0);
  expect(program.said()).toMatch(/Drawing 100%/);
  expect(program.said()).toMatch(/ 0 of \d+ frames drawn/);
  expect(program.said()).not.toContain("NaN");
});

test("one scene can be rendered alone, and one frame drawn, as they are in the video", async () => {
  const [scripts, out] = [join(folder.path, "scripts"), join(folder.path, "out")];
  const end = "  - { id: last, kind: hook, title: And that, narration: And that., seconds: 2 }\n";
  writeFileSync(join(scripts, "en.yaml"), `${SHORT.trimStart()}${end}`);
  const run = async (...args: string[]) => {
    const program = startProgram([...args, "-q", "draft", "--json"], env);
    return { code: await program.end(), said: program.said() };
  };
  const file = join(scripts, "en.yaml");
  const scene = await run("render", file, "--scene", "last", "--out", join(out, "last.mp4"));
  expect(JSON.parse(scene.said)).toMatchObject({ segments: 1, durationFrames: 60 });
  const facts = await probe(join(out, "last.mp4"), LOUDNESS, AbortSignal.timeout(10_000));
  expect(facts.video).toMatchObject({ frames: 60, averageFrameRate: "30/1" });
  expect(Math.abs((facts.audio?.durationMs ?? 0) - 2000)).toBeLessThan(50);

  const still = await run("still", file, "--scene", "last", "--out", join(out, "last.jpg"));
  expect(JSON.parse(still.said)).toMatchObject({ file: join(out, "last.jpg") });
  expect(readFileSync(join(out, "last.jpg")).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));

  const none = await run("render", file, "--scene", "middle", "--out", join(out, "none.mp4"));
  expect(none).toMatchObject({ code: 65 });
  expect(none.said).toContain("has no middle; there are only, last");
  const late = await run("still", file, "--at", "900", "--out", join(out, "late.jpg"));
  expect(late).toMatchObject({ code: 64 });
  expect(late.said).toContain("the video ends at");
  expect(readdirSync(out).filter((name) => /none|late/.test(name))).toEqual([]);
});
