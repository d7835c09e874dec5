import { afterAll, beforeAll, expect, test } from "vitest";
import { claimDueSlots } from "#releases/actions/index.ts";
import { approveRender, requestChanges, withdrawDecision, writeComment } from "#reviews/actions/index.ts";
import { writeScript } from "#scripts/actions/index.ts";
import { claimNow } from "../flows/support/claims.ts";
import { findsInDrawing } from "../flows/support/fit.ts";
import { countWaiting, slowToCommit } from "../flows/support/slow.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { approve, placeNow, readyStory, renderVideo, writeStory } from "../flows/support/story.ts";

// Only a Postgres of its own has two transactions open at once; each test stops one just before it commits.
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const claim = (ctx = stage.as("claim-due-slots")) => claimDueSlots({ ctx, input: {} });
const rendered = async () => {
  const story = await writeStory(stage);
  return { ...story, ...(await renderVideo(stage, story)) };
};

test("an approval that comes while the script is being edited waits, and is told that the content changed", async () => {
  const story = await rendered();
  const slow = slowToCommit(story.producer.ctx);
  const script = { ...story.script, title: "One comma, more" };
  const editing = writeScript({ ctx: slow.ctx, input: { script, authorId: story.producer.id } }, findsInDrawing());
  await slow.worked;
  const approving = approve(story.reviewers.accuracy.ctx, "accuracy", story.contentHash);
  approving.catch(() => {});
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await editing;
  await expect(approving).rejects.toMatchObject({ code: "CONTENT_CHANGED" });
  expect(await stage.prisma.approval.count({ where: { contentHash: story.contentHash } })).toBe(0);
});

test("two people of one kind who approve at once, and one person twice at once, leave no approval too many", async () => {
  const { contentHash, reviewers } = await rendered();
  const slow = slowToCommit(reviewers.accuracy.ctx);
  const input = { contentHash, kind: "accuracy" } as const;
  const first = approveRender({ ctx: slow.ctx, input });
  await slow.worked;
  const again = approve(reviewers.accuracy.ctx, "accuracy", contentHash);
  const brand = approve(reviewers.brand.ctx, "brand", contentHash);
  await expect.poll(() => countWaiting(stage)).toBe(2);
  slow.commit();
  await Promise.all([first, again, brand]);
  const kept = await stage.prisma.approval.findMany({
    where: { contentHash, voidedAt: null },
    orderBy: { kind: "asc" },
  });
  expect(kept).toMatchObject([{ kind: "accuracy" }, { kind: "brand" }]);
  expect(await stage.prisma.review.findUniqueOrThrow({ where: { contentHash } })).toMatchObject({ state: "approved" });
});

test("a scheduler that comes while an approval is being taken back waits, and holds the slot", async () => {
  const { slot, contentHash, reviewers } = await readyStory(stage);
  const slow = slowToCommit(reviewers.accuracy.ctx);
  const withdrawing = withdrawDecision({ ctx: slow.ctx, input: { contentHash, reason: "I looked again" } });
  await slow.worked;
  const claiming = claim();
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await withdrawing;
  expect((await claiming).counts).toMatchObject({ released: 0, held: 1 });
  expect(await claimNow(stage, slot.id)).toMatchObject({ stateReason: "not approved: en vertical lacks accuracy" });
});

test("an approval is not taken back while its video is being released: it waits, and is told that it is out", async () => {
  const { slot, contentHash, reviewers } = await readyStory(stage);
  const slow = slowToCommit(stage.as("claim-due-slots"));
  const claiming = claim(slow.ctx);
  await slow.worked;
  const withdrawing = withdrawDecision({ ctx: reviewers.brand.ctx, input: { contentHash, reason: "Too late?" } });
  withdrawing.catch(() => {});
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await claiming;
  await expect(withdrawing).rejects.toMatchObject({
    code: "WRONG_STATE",
    message: expect.stringContaining("out already"),
  });
  expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  expect(await stage.prisma.approval.count({ where: { contentHash, voidedAt: null } })).toBe(2);
});

test("a scheduler that comes while something blocking is said waits, and holds the slot", async () => {
  const { slot, contentHash, reviewers } = await readyStory(stage);
  const slow = slowToCommit(reviewers.accuracy.ctx);
  const input = { contentHash, frame: 3, text: "This is wrong", isBlocking: true };
  const saying = writeComment({ ctx: slow.ctx, input });
  await slow.worked;
  const claiming = claim();
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await saying;
  expect((await claiming).counts).toMatchObject({ released: 0, held: 1 });
  expect(await claimNow(stage, slot.id)).toMatchObject({ state: "held" });
});

test("an approval that comes while changes are being asked for waits, and both are counted", async () => {
  const story = await rendered();
  const { contentHash, reviewers } = story;
  const slow = slowToCommit(reviewers.brand.ctx);
  const asking = requestChanges({ ctx: slow.ctx, input: { contentHash, kind: "brand", reasons: ["The logo"] } });
  await slow.worked;
  const approving = approve(reviewers.accuracy.ctx, "accuracy", contentHash);
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await asking;
  expect(await approving).toEqual({ missing: ["brand"] });
  const slot = await placeNow(story);
  expect(await claimNow(stage, slot.id)).toMatchObject({ stateReason: "not approved: en vertical lacks brand" });
  expect(await stage.prisma.review.findUniqueOrThrow({ where: { contentHash } })).toMatchObject({
    state: "changes_requested",
  });
});
