import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Api, serveApi } from "../support/api.ts";
import { platform } from "../support/channels.ts";
import { placeLater, storyOn } from "../support/sources.ts";
import { openStage, type Stage } from "../support/stage.ts";
import { placeNow, readyStory, renderVideo, writeStory } from "../support/story.ts";

let stage: Stage;
let api: Api;
const outside = platform();
beforeAll(async () => {
  stage = await openStage();
  api = await serveApi(stage, { channels: { gallery: stage.gallery, folder: outside.port } });
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await stage.close();
});
afterEach(() => expect(api.failures).toEqual([]));

test("whoever may recall a source is told what that would reach, and nothing is changed by asking", async () => {
  const { sourceId, ...story } = await storyOn(stage);
  const slot = await placeLater(stage, story);
  const { pass } = await api.hire("accuracy_reviewer");
  const path = `/api/v1/sources/${sourceId}/carriers`;
  const { status, json } = await api.ask("GET", path, { as: pass });
  expect([status, json.sources]).toEqual([200, [sourceId]]);
  expect(json.carriers).toMatchObject([
    {
      slug: story.episode.slug,
      versions: [{ claims: [{ text: "Three random words are long enough.", sourceId }] }],
      slots: [{ id: slot.id, isHeld: false }],
      releases: [],
    },
  ]);
  expect(await stage.prisma.hold.count()).toBe(0);
  const { pass: producer } = await api.hire("producer");
  expect((await api.ask("GET", path, { as: producer })).status).toBe(403);
  expect((await api.ask("GET", "/api/v1/sources/no-such-page/carriers", { as: pass })).status).toBe(404);
});

test("whoever looks at renders is told what room they take, what is left, and of which copies there are", async () => {
  await readyStory(stage);
  const { pass } = await api.hire("producer");
  const { status, json } = await api.ask("GET", "/api/v1/installation/storage", { as: pass });
  expect(status).toBe(200);
  expect(json.disk.totalBytes).toBeGreaterThan(json.disk.freeBytes);
  const video = json.files.find(({ kind }: { kind: string }) => kind === "video");
  expect(video.count).toBeGreaterThan(0);
  expect(video.bytes).toBeGreaterThan(0);
  // This database lies elsewhere, so there are no copies of it here.
  expect(json).toMatchObject({ hasSnapshots: false, snapshots: [] });
});

test("after a restore the channels are asked, and what somebody has seen there counts as released, once", async () => {
  const { slot, campaign, episode } = await readyStory(stage);
  const channel = await stage.prisma.channel.create({
    data: { campaignId: campaign.id, kind: "folder", name: "folder" },
  });
  const { pass } = await api.hire("scheduler");
  const asked = await api.ask("POST", "/api/v1/installation/reconciliations", { as: pass });
  expect(asked.status).toBe(200);
  expect(asked.json.found).toContainEqual({
    slotId: slot.id,
    episode: episode.slug,
    channelId: channel.id,
    channel: "folder",
    is: "absent",
    permalink: null,
  });
  const body = { reason: "I have seen it", channels: [{ channelId: channel.id, permalink: "https://a.example/1" }] };
  const path = `/api/v1/slots/${slot.id}/acceptances`;
  const accepted = await api.ask("POST", path, { as: pass, body });
  expect(accepted.status).toBe(201);
  const deliveries = await stage.prisma.delivery.findMany({ where: { releaseId: accepted.json.releaseId } });
  expect(deliveries.find(({ channelId }) => channelId === channel.id)).toMatchObject({
    state: "confirmed",
    permalink: "https://a.example/1",
  });
  expect((await api.ask("POST", path, { as: pass, body })).status).toBe(409);
  const { pass: producer } = await api.hire("producer");
  expect((await api.ask("POST", path, { as: producer, body })).status).toBe(403);
});

test("what went out without an approval that this database knows is refused with the way out, and nothing is written", async () => {
  const story = await writeStory(stage);
  await renderVideo(stage, story);
  const slot = await placeNow(story);
  const [channel] = await stage.prisma.channel.findMany({ where: { campaignId: story.campaign.id } });
  const { pass } = await api.hire("scheduler");
  const body = { reason: "I have seen it", channels: [{ channelId: channel?.id, permalink: null }] };
  const refused = await api.ask("POST", `/api/v1/slots/${slot.id}/acceptances`, { as: pass, body });
  expect(refused.status).toBe(409);
  expect(refused.json.detail).toContain("knows no approved video of it in en vertical. Put back a newer copy");
  expect(await stage.prisma.release.count({ where: { slotId: slot.id } })).toBe(0);
});
