import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeScript } from "#scripts/actions/index.ts";
import type { Script } from "#scripts/index.ts";
import { storyboardSchema } from "#storyboards/index.ts";
import { anyHash } from "../fixtures.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { BAD_ADVICE, saying, write } from "./support/rewrite.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const rowOf = (id: string) => stage.prisma.scriptVersion.findUniqueOrThrow({ where: { id } });

describe("the files of a script", () => {
  const recorded = ({ script }: Story): Partial<Script> => ({
    scenes: script.scenes.map((scene) => ({ ...scene, recording: "media/robin.wav" })),
  });
  const asset = () => ({ file: "media/robin.wav", sha256: anyHash(), type: "audio/wav", durationMs: 1500 });

  test("one that was not brought is refused by its name and field, before anything is drawn", async () => {
    const story = await writeStory(stage);
    const before = await fingerprint(stage.prisma);
    let drawn = 0;
    const checkFit = async () => {
      drawn += 1;
      return [];
    };
    const input = { script: { ...story.script, ...recorded(story) }, authorId: story.producer.id };
    const ports = { checkFit, signal: new AbortController().signal };
    await expect(writeScript({ ctx: story.producer.ctx, input }, ports)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: [{ path: "scenes.0.recording", message: "media/robin.wav was not brought with the script" }],
    });
    expect(drawn).toBe(0);
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("stand with the version and reach the storyboard; another recording is another version and video", async () => {
    const story = await writeStory(stage);
    const [one, other] = [asset(), asset()];
    const first = await write(story, recorded(story), { assets: [one] }, []);
    expect((await rowOf(first.versionId)).assets).toEqual([one]);
    expect(await write(story, recorded(story), { assets: [one] }, [])).toEqual(first);
    const second = await write(story, recorded(story), { assets: [other] }, []);
    expect(second.number).toBe(first.number + 1);
    const videos = [first, second].map(({ versionId }) => requestVideo({ ...story, versionId }));
    const hashes = new Set((await Promise.all(videos)).map(({ contentHash }) => contentHash));
    expect(hashes.size).toBe(2);
    expect((await boardsOf(second.versionId))[0]?.assets).toEqual([other]);
  });
});

describe("what was let pass", () => {
  const suppressing = (reviewer: string): Script["suppressions"] => [
    { rule: "E01", reason: "It quotes what was said in 2010", reviewer },
    { rule: "E02", reason: "It quotes what was said in 2010", reviewer },
  ];

  test("does not stop a final video, and is part of what is approved", async () => {
    const story = await writeStory(stage);
    const words = saying(story, BAD_ADVICE);
    const first = await write(story, { ...words, suppressions: suppressing("Amara Okafor") }, {}, []);
    expect(first.findings.map(({ rule }) => rule)).not.toEqual(expect.arrayContaining(["E01"]));
    const second = await write(story, { ...words, suppressions: suppressing("Jonas Weber") }, {}, []);
    expect(second.number).toBe(first.number + 1);
    const hashes = new Set<string>();
    for (const { versionId } of [first, second]) {
      hashes.add((await requestVideo({ ...story, versionId })).contentHash);
    }
    expect(hashes.size).toBe(2);
    expect((await boardsOf(first.versionId))[0]?.suppressions).toMatchObject([
      { rule: "E01", reviewer: "Amara Okafor" },
      { rule: "E02", reviewer: "Amara Okafor" },
    ]);
  });

  test("covers nothing that the drawing finds", async () => {
    const story = await writeStory(stage);
    const input = { ...saying(story, BAD_ADVICE), suppressions: suppressing("Amara Okafor") };
    const { versionId } = await write(story, input);
    await expect(requestVideo({ ...story, versionId })).rejects.toMatchObject({
      issues: [{ path: "scenes.0.title", message: expect.stringContaining("F06") }],
    });
  });
});

describe("a version as several videos", () => {
  test("with less motion, without its end card and in the evening are renders of their own", async () => {
    const story = await writeStory(stage);
    const card = { kind: "end-card", id: "end", narration: "See you.", title: "See you", url: "sunny-corner.example" };
    const { versionId } = await write(
      story,
      { scenes: [...story.script.scenes, card as Script["scenes"][number]] },
      {},
      [],
    );
    const plain = await requestVideo({ ...story, versionId });
    const others = [
      { motion: "reduced" },
      { hasEndCard: false },
      { motion: "reduced", hasEndCard: false },
      { theme: "dusk" },
    ] as const;
    const hashes = new Set([plain.contentHash]);
    for (const variant of others) hashes.add((await requestVideo({ ...story, versionId }, variant)).contentHash);
    expect(hashes.size).toBe(1 + others.length);
    expect(await requestVideo({ ...story, versionId })).toEqual(plain);
    const boards = await boardsOf(versionId);
    expect(boards).toHaveLength(1 + others.length);
    expect(boards.filter(({ scenes }) => scenes.every(({ scene }) => scene.kind !== "end-card"))).toHaveLength(2);
    expect(boards.filter(({ motion }) => motion === "reduced")).toHaveLength(2);
  });

  test("without a card to leave out it is one and the same", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await requestVideo(story);
    expect((await requestVideo(story, { hasEndCard: false })).contentHash).toBe(contentHash);
  });
});

async function boardsOf(scriptVersionId: string) {
  const rows = await stage.prisma.storyboard.findMany({ where: { scriptVersionId } });
  return rows.map(({ body }) => storyboardSchema.parse(body));
}
