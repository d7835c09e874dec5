import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#api/app.ts";
import { mediaPath } from "#gallery/index.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { confirmTakenDown, retractRelease } from "#releases/actions/index.ts";
import { noAccounts, noPreview } from "../account-ports.ts";
import { drawingOf } from "./support/api.ts";
import { deliveryPorts, platform, silentPlatform } from "./support/channels.ts";
import { claimNow } from "./support/claims.ts";
import { claimedDelivery, deliverOnce, openTasks, readDelivery } from "./support/deliveries.ts";
import { mailPorts } from "./support/mail.ts";
import { findPublicFile, readGallery } from "./support/public-page.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approveVideo, placeNow, readyStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

type Claimed = Awaited<ReturnType<typeof claimedDelivery>>;

const read = (id: string) => readDelivery(stage, id);
const retract = ({ reviewers, releaseId }: Pick<Claimed, "reviewers" | "releaseId">, replacementId?: string) =>
  retractRelease({
    ctx: reviewers.accuracy.ctx,
    input: { releaseId, reason: "the advice changed", ...(replacementId ? { replacementId } : {}) },
  });
const stateOf = async (releaseId: string) =>
  (await stage.prisma.release.findUniqueOrThrow({ where: { id: releaseId } })).state;

async function released() {
  const story = await claimedDelivery(stage);
  const channel = platform();
  await deliverOnce(stage, story.id, channel.port);
  return { ...story, channel };
}

test("what is taken down is gone from the public page at once, and its address says what became of it", async () => {
  const replacement = await released();
  const story = await released();
  const { sha256, mediaType } = await stage.prisma.renderFile.findFirstOrThrow({
    where: { renderId: story.renderId, kind: "video" },
  });
  const server = createServer(
    createApp({
      accounts: noAccounts,
      log: pino({ level: "silent" }),
      site: { origin: "http://localhost", links: {} },
      prisma: stage.prisma,
      dataDir: stage.dataDir,
      pingQueue: async () => {},
      metrics: new Registry(),
      metricsToken: undefined,
      contextOf: stage.contextOf,
      preview: noPreview,
      drawing: drawingOf(stage),
      channels: {},
      secrets: deliveryPorts({}).secrets,
      trail: { signer: mailPorts().signer, checkpoints: openCheckpointFile(stage.dataDir) },
      authenticate: async () => undefined,
    }),
  ).listen(0);
  await once(server, "listening");
  const get = (path: string) => fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
  try {
    const media = await get(mediaPath(sha256, mediaType));
    expect([media.status, media.headers.get("cache-control"), media.headers.get("etag")]).toEqual([
      200,
      "no-cache",
      `"${sha256}"`,
    ]);
    await media.arrayBuffer();
    await retract(story, replacement.episode.id);
    const shown = await readGallery(stage.prisma, new Date());
    expect(shown?.episodes.map(({ slug }) => slug)).not.toContain(story.episode.slug);
    expect(await findPublicFile(stage.prisma, sha256)).toBeNull();

    const page = await get(`/watch/${story.episode.slug}`);
    expect([page.status, page.headers.get("cache-control")]).toEqual([410, "no-cache"]);
    const text = await page.text();
    expect(text).toContain("was taken down");
    expect(text).toContain("the advice changed");
    expect(text).toContain(`/watch/${replacement.episode.slug}`);
    const gone = await get(mediaPath(sha256, mediaType));
    expect([gone.status, gone.headers.get("cache-control")]).toEqual([410, "no-store"]);
    const never = await get(`/media/${"0".repeat(64)}.mp4`);
    expect([never.status, never.headers.get("cache-control")]).toEqual([404, "no-store"]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

describe("each channel is asked to take it down", () => {
  test("and the release is retracted once all did", async () => {
    const story = await released();
    expect(await retract(story)).toEqual({ state: "retracting" });
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id: story.slot.id } })).toMatchObject({
      state: "retracted",
      stateReason: "the advice changed",
    });
    await deliverOnce(stage, story.id, story.channel.port);
    expect(story.channel.removed).toEqual([story.releaseId]);
    expect(await read(story.id)).toMatchObject({ state: "retracted" });
    expect(await stateOf(story.releaseId)).toBe("retracted");
    const trace = await stage.prisma.auditEntry.findFirst({
      where: { action: "release.retract", entityId: story.releaseId },
    });
    expect(trace).toMatchObject({ reason: "the advice changed", actor: { personId: story.reviewers.accuracy.id } });
  });

  test("where only a person can, there is a task until somebody says that it is gone", async () => {
    const story = await released();
    await retract(story);
    await deliverOnce(stage, story.id, platform({ retract: () => ({ is: "with_person" }) }).port);
    expect(await openTasks(stage, { deliveryId: story.id })).toMatchObject([{ kind: "take_down" }]);
    expect(await stateOf(story.releaseId)).toBe("retracting");
    await confirmTakenDown({ ctx: story.planner.ctx, input: { deliveryId: story.id } });
    expect(await stateOf(story.releaseId)).toBe("retracted");
    expect(await openTasks(stage, { deliveryId: story.id })).toEqual([]);
  });
});

describe("what is taken down before it has arrived", () => {
  test("is not sent when nobody had begun", async () => {
    const story = await claimedDelivery(stage);
    expect(await retract(story)).toEqual({ state: "retracted" });
    const { port, ledger } = platform();
    await deliverOnce(stage, story.id, port);
    expect(ledger).toEqual([]);
    const send = stage.prisma.delivery.update({
      where: { id: story.id },
      data: { state: "pending", nextCheckAt: new Date() },
    });
    await send;
    const begin = stage.prisma.delivery.update({ where: { id: story.id }, data: { state: "sending" } });
    await expect(begin).rejects.toThrow("was taken down: nothing of it is sent");
  });

  test("is removed after the send that was under way, and never shown", async () => {
    const story = await claimedDelivery(stage);
    const channel = silentPlatform();
    const sending = deliverOnce(stage, story.id, channel.port);
    await channel.reached;
    expect(await retract(story)).toEqual({ state: "retracting" });
    channel.answer();
    await sending;
    expect(channel.ledger).toEqual([story.releaseId]);
    expect(channel.removed).toEqual([story.releaseId]);
    expect(await stateOf(story.releaseId)).toBe("retracted");
    const shown = await readGallery(stage.prisma, new Date());
    expect(shown?.episodes.map(({ slug }) => slug)).not.toContain(story.episode.slug);
  });

  test("is looked up where nobody knows, and not sent again", async () => {
    const story = await claimedDelivery(stage);
    await deliverOnce(stage, story.id, platform({ deliver: () => Promise.reject(new Error("no answer")) }).port);
    await retract(story);
    const { port, ledger } = platform();
    await deliverOnce(stage, story.id, port);
    expect(ledger).toEqual([]);
    expect(await stateOf(story.releaseId)).toBe("retracted");
  });
});

describe("there is no way back", () => {
  test("the database refuses it, and a second retraction", async () => {
    const story = await released();
    await retract(story);
    await expect(retract(story)).rejects.toMatchObject({ code: "WRONG_STATE" });
    const where = { id: story.releaseId };
    const back = stage.prisma.release.update({ where, data: { state: "released", nextCheckAt: null } });
    await expect(back).rejects.toThrow("does not come back");
    const undo = stage.prisma.retraction.deleteMany({ where: { releaseId: story.releaseId } });
    await expect(undo).rejects.toThrow();
  });

  test("the same video goes out again only with new approvals", async () => {
    const story = await released();
    await retract(story);
    await stage.prisma.slot.update({ where: { id: story.slot.id }, data: { wallTime: "2026-01-01T00:00" } });
    const { id } = await placeNow(story);
    await stage.prisma.channel.updateMany({ data: { minGapMs: 0 } });
    expect(await claimNow(stage, id)).toMatchObject({
      state: "held",
      stateReason: "not approved: en vertical lacks accuracy and brand",
    });
    await approveVideo(story, story.contentHash);
    expect(await claimNow(stage, id)).toMatchObject({ state: "releasing" });
    const again = await stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId: id } } });
    const { port } = platform();
    await deliverOnce(stage, again.id, port);
    const shown = await readGallery(stage.prisma, new Date());
    if (shown?.slug === story.campaign.slug) {
      expect(shown.episodes.map(({ slug }) => slug)).toContain(story.episode.slug);
    }
    expect(await stateOf(again.releaseId)).toBe("released");
  });

  test("a brand reviewer and a scheduler cannot take anything down", async () => {
    const story = await readyStory(stage);
    await claimNow(stage, story.slot.id);
    const release = await stage.prisma.release.findUniqueOrThrow({ where: { slotId: story.slot.id } });
    for (const { ctx } of [story.reviewers.brand, story.planner]) {
      const attempt = retractRelease({ ctx, input: { releaseId: release.id, reason: "mine" } });
      await expect(attempt).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    }
  });
});
