import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#access/index.ts";
import { SeparationOfDutiesError } from "#core/errors.ts";
import { writeScript } from "#scripts/actions/index.ts";
import { insertApproval } from "../fixtures.ts";
import { claimNow } from "./support/claims.ts";
import { findsInDrawing } from "./support/fit.ts";
import { openStage, type Stage } from "./support/stage.ts";
import {
  approve,
  approveVideo,
  editScript,
  hire,
  placeNow,
  readyStory,
  renderVideo,
  requestVideo,
  writeStory,
} from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const held = (stateReason: string) => ({ state: "held", stateReason });
const reviewOf = (contentHash: string) =>
  stage.prisma.review.findUniqueOrThrow({ where: { contentHash }, include: { approvals: true } });

describe("only what was rendered and approved goes out", () => {
  test("an episode without a finished video is held", async () => {
    const story = await writeStory(stage);
    await requestVideo(story);
    const { id } = await placeNow(story);
    expect(await claimNow(stage, id)).toEqual(held("not ready: en vertical is not rendered"));
  });

  test("an episode without a script in one of the campaign's languages is held", async () => {
    const { slot } = await readyStory(stage, { locales: ["en", "de"] });
    expect(await claimNow(stage, slot.id)).toEqual(held("not ready: de vertical is not rendered"));
  });

  test("an unapproved video is held, with one approval too, and goes out with the second", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await renderVideo(stage, story);
    const { id } = await placeNow(story);
    expect(await claimNow(stage, id)).toEqual(held("not approved: en vertical lacks accuracy and brand"));
    expect(await approve(story.reviewers.accuracy.ctx, "accuracy", contentHash)).toEqual({ missing: ["brand"] });
    expect(await claimNow(stage, id)).toEqual(held("not approved: en vertical lacks brand"));
    expect(await approve(story.reviewers.brand.ctx, "brand", contentHash)).toEqual({ missing: [] });
    expect(await claimNow(stage, id)).toMatchObject({ state: "releasing" });
  });

  test("two reviewers who approve at the same moment close the review", async () => {
    const { reviewers, ...story } = await writeStory(stage);
    const { contentHash } = await renderVideo(stage, story);
    await Promise.all([
      approve(reviewers.accuracy.ctx, "accuracy", contentHash),
      approve(reviewers.brand.ctx, "brand", contentHash),
    ]);
    expect(await reviewOf(contentHash)).toMatchObject({ state: "approved" });
  });

  test("two reviewers of a review that is open already close it at the same moment", async () => {
    const { reviewers, ...story } = await writeStory(stage);
    const { contentHash } = await renderVideo(stage, story);
    await stage.prisma.review.create({ data: { contentHash } });
    await Promise.all([
      approve(reviewers.accuracy.ctx, "accuracy", contentHash),
      approve(reviewers.brand.ctx, "brand", contentHash),
    ]);
    expect(await reviewOf(contentHash)).toMatchObject({ state: "approved" });
  });

  test("approving the same again changes nothing", async () => {
    const { contentHash, reviewers } = await readyStory(stage);
    const before = await reviewOf(contentHash);
    expect(await approve(reviewers.brand.ctx, "brand", contentHash)).toEqual({ missing: [] });
    expect(await reviewOf(contentHash)).toEqual(before);
  });

  test("a draft, and a video that is not finished, cannot be approved", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await requestVideo(story);
    const early = approve(story.reviewers.brand.ctx, "brand", contentHash);
    await expect(early).rejects.toMatchObject({ code: "WRONG_STATE" });
    await renderVideo(stage, story);
    await stage.prisma.render.update({ where: { contentHash }, data: { quality: "draft" } });
    const draft = approve(story.reviewers.brand.ctx, "brand", contentHash);
    await expect(draft).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await stage.prisma.approval.count({ where: { contentHash } })).toBe(0);
  });
});

describe("an edit after the approval stops the release", () => {
  test("the old approval counts for the new words neither before their video is made nor after", async () => {
    const story = await readyStory(stage);
    const { versionId } = await editScript(story, await hire(stage, "producer"));
    expect(await claimNow(stage, story.slot.id)).toEqual(held("not ready: en vertical is not rendered"));
    const edited = await renderVideo(stage, { ...story, versionId });
    expect(edited.contentHash).not.toBe(story.contentHash);
    expect(await claimNow(stage, story.slot.id)).toEqual(held("not approved: en vertical lacks accuracy and brand"));
    await approveVideo(story, edited.contentHash);
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
    const released = await stage.prisma.releaseRender.findMany({ where: { release: { slotId: story.slot.id } } });
    expect(released).toMatchObject([{ renderId: edited.renderId }]);
  });

  test("the video of the older words can no longer be approved", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await renderVideo(stage, story);
    await editScript(story, story.producer);
    const late = approve(story.reviewers.brand.ctx, "brand", contentHash);
    await expect(late).rejects.toMatchObject({ code: "CONTENT_CHANGED" });
  });

  test("writing the same words again changes nothing", async () => {
    const story = await readyStory(stage);
    const input = { script: story.script, authorId: story.producer.id };
    const again = await writeScript({ ctx: story.producer.ctx, input }, findsInDrawing());
    expect(again).toMatchObject({ versionId: story.versionId, number: 1 });
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
  });
});

describe("nobody approves their own words", () => {
  test.each<[who: string, part: "author" | "editor"]>([
    ["the author", "author"],
    ["an editor", "editor"],
  ])("%s is refused by the program and by the database", async (_who, part) => {
    const story = await writeStory(stage);
    const both = await hire(stage, "producer", "accuracy_reviewer");
    const data = { scriptVersionId: story.versionId, personId: both.id, part };
    await stage.prisma.scriptAuthor.create({ data });
    const { contentHash } = await renderVideo(stage, story);
    await expect(approve(both.ctx, "accuracy", contentHash)).rejects.toBeInstanceOf(SeparationOfDutiesError);
    const review = await stage.prisma.review.create({ data: { contentHash } });
    await expect(insertApproval(stage.prisma, { review }, both.id)).rejects.toThrow("separation of duties");
    expect(await stage.prisma.approval.count({ where: { contentHash } })).toBe(0);
  });

  test("a reviewer who edits the script afterwards may not approve the edited video, nor one made of the old words", async () => {
    const story = await readyStory(stage);
    const { accuracy } = story.reviewers;
    const turncoat = await hire(stage, "producer");
    await stage.prisma.person.update({
      where: { id: accuracy.id },
      data: { roles: ["producer", "accuracy_reviewer"] },
    });
    const { versionId } = await editScript(story, { ...turncoat, id: accuracy.id });
    const { contentHash } = await renderVideo(stage, { ...story, versionId });
    await expect(approve(accuracy.ctx, "accuracy", contentHash)).rejects.toBeInstanceOf(SeparationOfDutiesError);
    const next = await editScript(story, story.producer);
    const third = await renderVideo(stage, { ...story, versionId: next.versionId });
    await expect(approve(accuracy.ctx, "accuracy", third.contentHash)).rejects.toBeInstanceOf(SeparationOfDutiesError);
  });

  test("one person with both roles gives one approval, not two", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await renderVideo(stage, story);
    const both = await hire(stage, "accuracy_reviewer", "brand_reviewer");
    expect(await approve(both.ctx, "accuracy", contentHash)).toEqual({ missing: ["brand"] });
    await expect(approve(both.ctx, "brand", contentHash)).rejects.toBeInstanceOf(SeparationOfDutiesError);
    expect((await reviewOf(contentHash)).approvals).toMatchObject([{ kind: "accuracy" }]);
  });

  test("a token and a job cannot approve, whatever they may", async () => {
    const { contentHash, reviewers } = await readyStory(stage);
    const scopes = ["review:approve-accuracy"];
    const token = stage.contextOf({ type: "token", personId: reviewers.accuracy.id, tokenId: "t", scopes });
    await expect(approve(token, "accuracy", contentHash)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    await expect(approve(stage.as("demo-seed"), "brand", contentHash)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
  });
});

describe("an approval counts only while the reviewer is one", () => {
  test.each<[how: string, change: { isActive?: boolean; roles?: Role[] }]>([
    ["has left", { isActive: false }],
    ["lost every role", { roles: [] }],
    ["became the other kind of reviewer", { roles: ["brand_reviewer"] }],
  ])("a video whose accuracy reviewer %s meanwhile is held until another approves", async (_how, change) => {
    const { slot, reviewers, contentHash } = await readyStory(stage);
    await stage.prisma.person.update({ where: { id: reviewers.accuracy.id }, data: change });
    expect(await claimNow(stage, slot.id)).toEqual(held("not approved: en vertical lacks accuracy"));
    const successor = await hire(stage, "accuracy_reviewer");
    await approve(successor.ctx, "accuracy", contentHash);
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("a voided approval counts for nothing", async () => {
    const { slot, contentHash, reviewers } = await readyStory(stage);
    const voided = { voidedAt: new Date(), voidReason: "a mistake" };
    await stage.prisma.approval.updateMany({ where: { contentHash, kind: "brand" }, data: voided });
    expect(await claimNow(stage, slot.id)).toEqual(held("not approved: en vertical lacks brand"));
    await approve(reviewers.brand.ctx, "brand", contentHash);
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });
});
