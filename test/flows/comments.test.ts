import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "#access/index.ts";
import {
  editComment,
  reopenComment,
  replyToComment,
  requestChanges,
  resolveComment,
  type WriteComment,
  writeComment,
} from "#reviews/actions/index.ts";
import { EDIT_WINDOW_MS } from "#reviews/comments/edit-window.ts";
import { claimNow } from "./support/claims.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { all, expectRefused } from "./support/refused.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approve, editScript, hire, readyStory, renderVideo, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const held = (stateReason: string) => ({ state: "held", stateReason });
const rendered = async () => {
  const story = await writeStory(stage);
  return { ...story, ...(await renderVideo(stage, story)) };
};
const say = (ctx: Context, contentHash: string, changes: Partial<WriteComment> = {}) =>
  writeComment({ ctx, input: { contentHash, frame: 10, text: "This can be read faster", ...changes } });
const rowOf = (id: string) => stage.prisma.comment.findUniqueOrThrow({ where: { id } });
const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: () => new Date(Date.now() + ms) });

describe("a comment", () => {
  test("stands at a span, with a box on the picture and the people it is for", async () => {
    const { producer, reviewers, contentHash } = await rendered();
    const drawing = { kind: "box", x: 0.1, y: 0.1, width: 0.5, height: 0.2 } as const;
    const given = { endFrame: 40, drawing, mentions: [producer.id] };
    const { commentId } = await say(reviewers.brand.ctx, contentHash, given);
    expect(await rowOf(commentId)).toMatchObject({
      ...given,
      frame: 10,
      personId: reviewers.brand.id,
      isBlocking: false,
      anchor: { sceneId: "hook", words: "Use three random words." },
    });
  });

  test.each<[what: string, changes: Partial<WriteComment>, path: string]>([
    ["after the end", { frame: 100_000 }, "frame"],
    ["that ends before it begins", { endFrame: 3 }, "endFrame"],
    ["for somebody who is not there", { mentions: [randomUUID()] }, "mentions.0"],
    ["of nothing", { text: " \u200b " }, "text"],
    ["longer than 4000 characters", { text: "a".repeat(4001) }, "text"],
    ["with a box in pixels", { drawing: { kind: "box", x: 540, y: 0, width: 1, height: 1 } }, "drawing.x"],
  ])("%s is refused, and leaves nothing", async (_what, changes, path) => {
    const { reviewers, contentHash } = await rendered();
    const before = await fingerprint(stage.prisma);
    await expect(say(reviewers.brand.ctx, contentHash, changes)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: expect.arrayContaining([expect.objectContaining({ path })]),
    });
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("on a video that is not finished is refused, on a draft it is welcome", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await requestVideo(story);
    await expect(say(story.producer.ctx, contentHash)).rejects.toMatchObject({ code: "WRONG_STATE" });
    await renderVideo(stage, story);
    await stage.prisma.render.update({ where: { contentHash }, data: { quality: "draft" } });
    expect(await say(story.producer.ctx, contentHash)).toMatchObject({ commentId: expect.any(String) });
  });

  test("is put right by whoever wrote it, soon and before anybody answered; the record keeps both", async () => {
    const { producer, reviewers, contentHash } = await rendered();
    const { commentId } = await say(producer.ctx, contentHash);
    const edit = (ctx: Context) =>
      editComment({ ctx, input: { commentId, version: 1, text: "This can be read slower" } });
    await expect(edit(reviewers.brand.ctx)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    await expect(edit(later(producer.ctx, EDIT_WINDOW_MS + 1000))).rejects.toMatchObject({ code: "WRONG_STATE" });
    await edit(producer.ctx);
    expect(await rowOf(commentId)).toMatchObject({ text: "This can be read slower", editedAt: expect.any(Date) });
    const [trace] = await stage.prisma.auditEntry.findMany({ where: { entityId: commentId, action: "comment.edit" } });
    expect(trace).toMatchObject({
      before: { text: "This can be read faster" },
      after: { text: "This can be read slower" },
    });
    await expect(edit(producer.ctx)).rejects.toMatchObject({ code: "STALE_VERSION" });
    await replyToComment({ ctx: reviewers.brand.ctx, input: { commentId, text: "Is it?" } });
    await expect(edit(producer.ctx)).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  test("is answered in one thread, whichever of it is answered", async () => {
    const { producer, reviewers, contentHash } = await rendered();
    const { commentId } = await say(reviewers.brand.ctx, contentHash);
    const first = await replyToComment({ ctx: producer.ctx, input: { commentId, text: "Why?" } });
    const second = await replyToComment({ ctx: reviewers.brand.ctx, input: { ...first, text: "It flickers" } });
    expect(await rowOf(second.commentId)).toMatchObject({ parentId: commentId, isBlocking: false });
    const stray = { reviewId: (await rowOf(commentId)).reviewId, personId: producer.id, frame: 1, text: "stray" };
    const nested = stage.prisma.comment.create({ data: { ...stray, parentId: second.commentId } });
    await expect(nested).rejects.toThrow("first comment of a thread");
  });
});

describe("a blocking comment", () => {
  const BLOCKING = { isBlocking: true, text: "The claim is wrong" };

  test("stops the approval until it is resolved", async () => {
    const { reviewers, contentHash } = await rendered();
    const { commentId } = await say(reviewers.accuracy.ctx, contentHash, BLOCKING);
    const early = approve(reviewers.brand.ctx, "brand", contentHash);
    await expect(early).rejects.toMatchObject({ code: "WRONG_STATE", message: expect.stringContaining("Blocking") });
    await resolveComment({ ctx: reviewers.accuracy.ctx, input: { commentId } });
    expect(await approve(reviewers.brand.ctx, "brand", contentHash)).toEqual({ missing: ["accuracy"] });
  });

  test("stops the release of what is approved already, and again when it is reopened", async () => {
    const { slot, reviewers, contentHash } = await readyStory(stage);
    const { ctx } = reviewers.brand;
    const { commentId } = await say(ctx, contentHash, BLOCKING);
    const blocked = held("not approved: en vertical: a blocking comment on it is open");
    expect(await claimNow(stage, slot.id)).toEqual(blocked);
    await resolveComment({ ctx, input: { commentId } });
    await reopenComment({ ctx, input: { commentId } });
    expect(await claimNow(stage, slot.id)).toEqual(blocked);
    await resolveComment({ ctx, input: { commentId } });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("goes on blocking the next version, until somebody says it is settled", async () => {
    const story = await rendered();
    const { commentId } = await say(story.reviewers.accuracy.ctx, story.contentHash, BLOCKING);
    const { versionId } = await editScript(story, story.producer);
    const next = await renderVideo(stage, { ...story, versionId });
    const early = approve(story.reviewers.brand.ctx, "brand", next.contentHash);
    await expect(early).rejects.toMatchObject({ code: "WRONG_STATE" });
    await resolveComment({ ctx: story.reviewers.accuracy.ctx, input: { commentId } });
    expect(await approve(story.reviewers.brand.ctx, "brand", next.contentHash)).toEqual({ missing: ["accuracy"] });
  });

  test("is written only by who decides, and not settled by whose words it blocks", async () => {
    const story = await writeStory(stage);
    const both = await hire(stage, "producer", "accuracy_reviewer");
    const { versionId } = await editScript(story, both);
    const { contentHash } = await renderVideo(stage, { ...story, versionId });
    await expect(say(story.producer.ctx, contentHash, BLOCKING)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    const { commentId } = await say(story.reviewers.accuracy.ctx, contentHash, BLOCKING);
    const settle = (ctx: Context) => resolveComment({ ctx, input: { commentId } });
    await expect(settle(story.producer.ctx)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    await expect(settle(both.ctx)).rejects.toMatchObject({ code: "SEPARATION_OF_DUTIES" });
    expect((await rowOf(commentId)).resolvedAt).toBeNull();
    await settle(story.reviewers.brand.ctx);
    const before = await fingerprint(stage.prisma);
    await settle(story.reviewers.brand.ctx);
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });
});

test("what was said is never deleted", async () => {
  const { producer, contentHash } = await rendered();
  const { commentId } = await say(producer.ctx, contentHash);
  await expect(stage.prisma.comment.delete({ where: { id: commentId } })).rejects.toThrow("never changed or deleted");
});

test("nobody else comments, resolves or asks for changes", async () => {
  const { producer, contentHash } = await rendered();
  const { commentId } = await say(producer.ctx, contentHash);
  await expectRefused(
    stage,
    ["producer", "translator", "accuracy_reviewer", "brand_reviewer", "scheduler"],
    all(
      (ctx) => say(ctx, contentHash),
      (ctx) => replyToComment({ ctx, input: { commentId, text: "mine" } }),
      (ctx) => editComment({ ctx, input: { commentId, version: 1, text: "mine" } }),
      (ctx) => resolveComment({ ctx, input: { commentId } }),
      (ctx) => reopenComment({ ctx, input: { commentId } }),
      (ctx) => requestChanges({ ctx, input: { contentHash, kind: "accuracy", reasons: ["mine"] } }),
    ),
  );
});
