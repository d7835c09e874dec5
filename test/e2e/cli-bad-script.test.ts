import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const SCRIPT = projectPath("videos", "scripts", "three-random-words", "en.yaml");
const yaml = readFileSync(SCRIPT, "utf8");
const HOOK = "narration: Need a password you can remember? Use three random words.";
const DAY = ["--on", "2026-12-01"];

const ROBIN = `
  - id: robin
    kind: presenter
    name: Robin
    role: Host
    says: Hello.
    portrait: { kind: drawn, look: robin }
    narration: Hello, I am Robin.

`;

function fileOf(content: string | Buffer): string {
  const path = join(newFolder(), "en.yaml");
  writeFileSync(path, content);
  return path;
}

const changed = (from: string, to: string) => fileOf(yaml.replace(from, to));
const saying = (words: string) => changed(HOOK, `narration: "${words}"`);
const lint = (...words: string[]) => sunny(["lint", ...words, ...DAY]);

describe("a script that cannot be used is refused with file, line, column and what would be right", () => {
  test.each<[what: string, path: () => string, says: RegExp]>([
    [
      "an unknown kind of scene",
      () => changed("kind: tip", "kind: song"),
      /en\.yaml:54:5: scenes\.3\.kind: must be one of hook, tip, .*end-card$/m,
    ],
    ["a field that no script has", () => changed("topic:", "mood: sunny\ntopic:"), /:5:1: mood: is not a known field/],
    [
      "a field that this kind of scene has not",
      () => changed("    kicker:", "    body: More.\n    kicker:"),
      /:18:5: scenes\.0\.body: is not a known field/,
    ],
    ["a field that is missing", () => changed("audience: Everyone", "# Everyone"), /:\d+:\d+: audience: is missing/],
    [
      "a claim without a source",
      () => changed("    source: ncsc-three-random-words\n", ""),
      /:\d+:5: claims\.0\.source: is missing/,
    ],
    [
      "a language by its name",
      () => changed("locale: en", "locale: English"),
      /:3:1: locale: must be a language tag such/,
    ],
    [
      "a language with a place by its long name",
      () => changed("locale: en", "locale: en-GBR"),
      /:3:1: locale: must be/,
    ],
    [
      "a title over its limit",
      () => changed("title: Use", `title: ${"x".repeat(40)} Use`),
      /:19:5: scenes\.0\.title: is longer than 42 characters/,
    ],
    [
      "an override of the direction",
      () => saying("Safe \\u202Edrow"),
      /:20:5: scenes\.0\.narration: has a text-direction override; remove it/,
    ],
    ["half a character", () => saying("Safe \\uD800"), /:20:5: scenes\.0\.narration: has half a character/],
    [
      "a letter of no width",
      () => saying("Pass\\u200Bword"),
      /:20:5: scenes\.0\.narration: has an invisible character of no width; remove it/,
    ],
    ["nothing but letters of no width", () => saying("\\u200B\\u200B"), /:20:5: scenes\.0\.narration: is empty/],
    [
      "a letter under a pile of marks",
      () => saying(`Z${"\u0321".repeat(6)}`),
      /:20:5: scenes\.0\.narration: has a letter with more than 5 marks on it/,
    ],
    [
      "a word of 400 letters",
      () => saying("a".repeat(400)),
      /:20:5: scenes\.0\.narration: has a word of more than 60 characters/,
    ],
    ["ten megabytes", () => fileOf(`${yaml}# ${"x".repeat(10_000_000)}\n`), /en\.yaml: is larger than 256 kB/],
    [
      "another encoding",
      () => fileOf(Buffer.from(`\ufeff${yaml}`, "utf16le")),
      /en\.yaml: is not text in UTF-8: save it again/,
    ],
    [
      "a letter cut in half by another program",
      () => fileOf(Buffer.concat([Buffer.from(yaml), Buffer.from([0xc3])])),
      /en\.yaml: is not text in UTF-8/,
    ],
    [
      "one of our people without saying who it is",
      () => changed("claims:\n", `${ROBIN}claims:\n`),
      /:\d+:5: scenes\.5\.name: needs the script's presenter, whose consent is asked for/,
    ],
  ])("%s", async (_, path, says) => {
    expectRefusal(await lint(path()), { code: 65, says });
  });
});

describe("the files beside a script", () => {
  const HOOKED = "kind: hook\n    recording: media/robin.wav";
  function withMedia(content?: Buffer | string): string {
    const path = changed("kind: hook", HOOKED);
    mkdirSync(join(dirname(path), "media"));
    if (content !== undefined) writeFileSync(join(dirname(path), "media", "robin.wav"), content);
    return path;
  }
  const place = String.raw`en\.yaml:18:16: scenes\.0\.recording: media/robin\.wav `;

  test.each<[what: string, content: Buffer | string | undefined, says: string]>([
    ["missing", undefined, "is missing: put the file there"],
    ["empty", "", "is empty: export it again"],
    [
      "of another type than its name says",
      Buffer.from("\x89PNG\r\n\x1a\n".padEnd(200, "x"), "latin1"),
      "is .*, whatever its name says. Export the recording again",
    ],
    ["cut off", waveform().subarray(0, 30_000), "is damaged or cut off"],
    ["silent", waveform(0), "is silent: check the microphone"],
  ])("one that is %s is named with the line that asks for it", async (_, content, says) => {
    expectRefusal(await lint(withMedia(content)), { code: 65, says: new RegExp(`${place}${says}`) });
  });

  test("a good one is no fault", async () => {
    const { code, err } = await lint(withMedia(waveform()));
    expect([code, err]).toEqual([0, ""]);
  });

  test("a render is refused for the same fault, in the same words", async () => {
    const ended = await sunny(["render", withMedia(), "--out", join(newFolder(), "video.mp4")]);
    expectRefusal(ended, { code: 65, says: new RegExp(`${place}is missing: put the file there`) });
  });
});

test("a presenter without consent is an error at its line, with what to do", async () => {
  const { code, out } = await lint(changed("nextCheckOn:", "presenter: robin-unknown\nnextCheckOn:"));
  expect(out).toMatch(
    /en\.yaml:8:12 {2}error {2}E13 {2}.*consent is missing.* → record the consent first, or do without/,
  );
  expect(code).toBe(1);
});

test("a claim whose source is not on the list is an error at its line", async () => {
  const { code, out } = await lint(changed("source: ncsc-three-random-words", "source: my-uncle"));
  expect(out).toMatch(/en\.yaml:\d+:\d+ {2}error {2}E09 /);
  expect(code).toBe(1);
});

describe("a list of sources that cannot be used is named with line and column", () => {
  const shipped = readFileSync(projectPath("videos", "sources.yaml"), "utf8");
  const base = (id: string, on: string) =>
    `- id: ${id}\n  publisher: P\n  title: T\n  url: https://p.example/\n  readOn: 2026-10-01\n  nextCheckOn: 2027-05-03\n  basedOn: ${on}\n`;

  test.each<[what: string, text: string, says: RegExp]>([
    [
      "sources that rest on each other",
      `${shipped}${base("one", "two")}${base("two", "one")}`,
      /sources\.yaml:\d+:3: \d+\.basedOn: is a circular source: one -> two -> one/,
    ],
    [
      "a source that is our own page",
      shipped.replace(/url: .*/, "url: https://sunny-corner.example/page"),
      /:\d+:3: 0\.url: is a circular source: sunny-corner\.example is this campaign's own/,
    ],
    [
      "a base that is not there",
      `${shipped}${base("one", "nobody")}`,
      /\.basedOn: "nobody" is not in the list of sources/,
    ],
  ])("%s", async (_, text, says) => {
    const path = join(newFolder(), "sources.yaml");
    writeFileSync(path, text);
    expectRefusal(await lint(SCRIPT, "--sources", path), { code: 65, says });
  });
});

test("whatever is wrong with some files, the others are held against the rules, also for machines", async () => {
  const broken = [changed("kind: tip", "kind: song"), saying("Safe \\u202Edrow"), "nowhere.yaml"];
  const bad = saying("Change your password every 90 days.");
  const good = join(newFolder(), "en.yaml");
  copyFileSync(SCRIPT, good);
  const words = await lint(...broken, bad, good);
  expect(words.err.trimEnd().split("\n")).toHaveLength(broken.length);
  expect(words.out).toContain("E01");
  expect(words.out).toMatch(/^2 scripts, /m);
  expect(words.code).toBe(65);

  const { code, out } = await lint(...broken, bad, good, "--json");
  const { files, unreadable } = JSON.parse(out);
  expect(files.map(({ file }: { file: string }) => file)).toEqual([bad, good]);
  expect(unreadable).toMatchObject(broken.map((file) => ({ file, message: expect.stringContaining(file) })));
  expect(code).toBe(65);
});

test("letters of any writing and emoji are no fault", async () => {
  const words = "Family 👩‍👩‍👧‍👦 and flag 🏳️‍🌈, naïve, Ελλάδα, שלום, مرحبا";
  const { code, err } = await lint(changed("audience: Everyone who", `audience: ${words} # who`));
  expect([code, err]).toEqual([0, ""]);
});

/** One second of a tone as a WAV file of 48 kHz. */
function waveform(loudness = 8000): Buffer {
  const samples = Int16Array.from({ length: 48_000 }, (_, at) => Math.round(loudness * Math.sin(at / 20)));
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(48_000, 24);
  head.writeUInt32LE(96_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}
