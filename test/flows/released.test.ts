import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "#core/clock.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { findPublicFile, readGallery } from "./support/public-page.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approveVideo, placeNow, readyStory, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const stateOfRender = async (id: string) => (await stage.prisma.render.findUniqueOrThrow({ where: { id } })).state;
const stateOfSlot = async (id: string) => (await stage.prisma.slot.findUniqueOrThrow({ where: { id } })).state;

test("an episode goes from script to the public page, and its files are public only then", async () => {
  const story = await writeStory(stage);
  const workers = stage.work();
  const { renderId, contentHash } = await requestVideo(story);
  await stage.relay();
  await expect.poll(() => stateOfRender(renderId), { timeout: 10_000 }).toBe("qc_passed");
  await approveVideo(story, contentHash);

  const files = await stage.prisma.renderFile.findMany({ where: { renderId } });
  const publicFiles = () => Promise.all(files.map(({ sha256 }) => findPublicFile(stage.prisma, sha256)));
  expect(files.map(({ kind }) => kind).sort()).toEqual(["poster", "srt", "transcript", "video", "vtt"]);
  expect(await publicFiles()).toEqual(files.map(() => null));
  expect(await readGallery(stage.prisma, new Date())).toMatchObject({ slug: story.campaign.slug, episodes: [] });

  const slot = await placeNow(story);
  await stage.round();
  expect(await publicFiles()).toEqual(files.map(() => null));
  await stage.relay();
  await expect.poll(() => stateOfSlot(slot.id), { timeout: 10_000 }).toBe("released");
  await workers.close();

  const shown = await readGallery(stage.prisma, new Date());
  expect(shown?.upcoming.count).toBe(0);
  expect(shown?.episodes).toMatchObject([
    {
      slug: story.episode.slug,
      title: story.script.title,
      transcript: ["Use three random words."],
      claims: [{ text: "Three random words are long enough.", source: { publisher: "NCSC", readOn: "2026-10-01" } }],
      approvals: [{ kind: "accuracy" }, { kind: "brand" }],
    },
  ]);
  const video = shown?.episodes[0]?.formats[0]?.video.sha256 ?? "";
  expect(await readFile(storedPath(stage.dataDir, video), "utf8")).toContain(`video of ${story.episode.slug}`);
  expect(await publicFiles()).toEqual(files.map(({ sha256 }) => expect.objectContaining({ sha256 })));
  expect(stage.said.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
});

test("the page names nobody who approved", async () => {
  const story = await readyStory(stage);
  await stage.prisma.person.updateMany({ data: { name: "Nobody's Business" } });
  const workers = stage.work();
  await stage.round();
  await stage.relay();
  await expect.poll(() => stateOfSlot(story.slot.id), { timeout: 10_000 }).toBe("released");
  await workers.close();
  const shown = JSON.stringify(await readGallery(stage.prisma, new Date()));
  expect(shown).toContain(story.episode.slug);
  expect(shown).not.toContain("Nobody's Business");
  expect(shown).not.toContain(story.reviewers.brand.id);
});

test("a campaign that has not begun leaves the front page to the one that is on", async () => {
  const story = await writeStory(stage);
  const { id } = await stage.prisma.campaign.create({
    data: {
      slug: "next-year",
      title: "Next year",
      timeZone: "Europe/London",
      startsOn: new Date(Date.now() + 30 * DAY),
      endsOn: new Date(Date.now() + 60 * DAY),
      locales: ["en"],
      formats: ["vertical"],
    },
  });
  expect(await readGallery(stage.prisma, new Date())).toMatchObject({ slug: story.campaign.slug });
  expect(await readGallery(stage.prisma, new Date(Date.now() + 31 * DAY))).toMatchObject({ slug: "next-year" });
  await stage.prisma.campaign.delete({ where: { id } });
});

test("a job that comes while the workers are idle does not wait for their next look at the queue", async () => {
  const { versionId, producer } = await writeStory(stage);
  const workers = stage.work();
  // Long enough to be asleep on an empty queue, where a look comes every five seconds.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { renderId } = await requestVideo({ versionId, producer });
  await stage.relay();
  await expect.poll(() => stateOfRender(renderId), { timeout: 2000, interval: 20 }).not.toBe("queued");
  await expect.poll(() => stateOfRender(renderId), { timeout: 10_000 }).toBe("qc_passed");
  await workers.close();
});
