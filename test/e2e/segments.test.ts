import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProgram, temporaryFolder } from "./support/running-program.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const data = join(folder.path, "data");

const script = (second: string) => `
episode: three-scenes
locale: en
title: Three scenes
topic: Test
audience: Whoever runs the tests
action: Look
nextCheckOn: 2027-05-03
scenes:
  - { id: first, kind: hook, title: Look, narration: Look at this., seconds: 2 }
  - { id: second, kind: hook, title: ${second}, narration: Look there., seconds: 2 }
  - { id: third, kind: hook, title: And look again, narration: And look again., seconds: 2 }
`;

type Rendered = { framesCaptured: number; segments: number; segmentsMade: number };

async function render(name: string, text: string, ...more: string[]): Promise<Rendered & { bytes: Buffer }> {
  const source = join(folder.path, `${name}.yaml`);
  const out = join(folder.path, `${name}.mp4`);
  writeFileSync(source, text);
  const args = ["render", source, "--quality", "draft", "--no-voice", "--out", out, "--json", ...more];
  const program = startProgram(args, { DATA_DIR: data, TMPDIR: folder.path });
  expect(await program.end()).toBe(0);
  return { ...JSON.parse(program.said()), bytes: readFileSync(out) };
}

const pieces = () =>
  readdirSync(join(data, "pieces"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".mp4"));

describe("what one render has drawn, the next one takes", () => {
  let first: Awaited<ReturnType<typeof render>>;
  beforeAll(async () => {
    mkdirSync(data);
    first = await render("first", script("Look there"));
  }, 120_000);

  test("the first one makes every scene and transition", () => {
    expect(first).toMatchObject({ segments: 5, segmentsMade: 5 });
    expect(pieces()).toHaveLength(5);
  });

  test("the same video again draws nothing, and has the same bytes", async () => {
    const again = await render("again", script("Look there"));
    expect(again).toMatchObject({ framesCaptured: 0, segments: 5, segmentsMade: 0 });
    expect(again.bytes.equals(first.bytes)).toBe(true);
  });

  test("another word in one scene draws that scene and the way out of it", async () => {
    const edited = await render("edited", script("Look away"));
    expect(edited).toMatchObject({ segments: 5, segmentsMade: 2 });
    expect(edited.framesCaptured).toBeLessThan(first.framesCaptured / 2);
  });

  test("a piece whose bytes changed on the disk is drawn again, and the video is whole", async () => {
    const [piece = ""] = pieces();
    const path = join(data, "pieces", piece);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
    writeFileSync(path, bytes);
    const keys = () => pieces().map((name) => name.slice(0, "00/".length + 64));
    const known = keys();
    const videos = [await render("mended", script("Look there")), await render("mended-2", script("Look away"))];
    expect(videos.map(({ segmentsMade }) => segmentsMade).sort()).toEqual([0, 1]);
    expect(keys().sort()).toEqual(known.sort());
    expect(pieces().map((name) => readFileSync(join(data, "pieces", name)).equals(bytes))).not.toContain(true);
  });

  test("in dusk, every piece is another", async () => {
    expect(await render("dusk", script("Look there"), "--theme", "dusk")).toMatchObject({ segmentsMade: 5 });
  });
});
