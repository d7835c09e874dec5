import { afterAll, beforeAll, expect, test } from "vitest";
import { recallSource } from "#recalls/actions/index.ts";
import { claimDueSlots } from "#releases/actions/index.ts";
import { claimNow } from "../flows/support/claims.ts";
import { countWaiting, slowToCommit } from "../flows/support/slow.ts";
import { placeLater, saveSource, storyOn, writeOn } from "../flows/support/sources.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { placeNow, writeStory } from "../flows/support/story.ts";

// Only a Postgres of its own has two transactions open at once; each test stops one just before it commits.
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const recall = (sourceId: string, ctx = stage.as("recall")) =>
  recallSource({ ctx, input: { sourceId, reason: "the page was withdrawn" } });
const claim = (ctx = stage.as("claim-due-slots")) => claimDueSlots({ ctx, input: {} });
test("a scheduler that comes while a source is being recalled leaves its slots alone, and finds them held", async () => {
  const { sourceId, ...story } = await storyOn(stage);
  const { id } = await placeNow(story);
  const slow = slowToCommit(stage.as("recall"));
  const recalling = recall(sourceId, slow.ctx);
  await slow.worked;
  expect((await claim()).counts).toMatchObject({ released: 0, held: 0 });
  slow.commit();
  expect((await recalling).held).toEqual([id]);
  expect(await claimNow(stage, id)).toMatchObject({ state: "held" });
});

test("a recall that comes while a slot is being released waits, and asks to take the release down", async () => {
  const { sourceId, ...story } = await storyOn(stage);
  const { id } = await placeNow(story);
  const slow = slowToCommit(stage.as("claim-due-slots"));
  const claiming = claim(slow.ctx);
  await slow.worked;
  const recalling = recall(sourceId);
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await claiming;
  const release = await stage.prisma.release.findUniqueOrThrow({ where: { slotId: id } });
  expect(await recalling).toMatchObject({ held: [], retract: [release.id] });
});

test("a recall that comes while words are being written on the source waits, and holds what they are for", async () => {
  const story = await writeStory(stage);
  const sourceId = await saveSource(story);
  const slot = await placeLater(stage, story);
  const slow = slowToCommit(story.producer.ctx);
  const writing = writeOn(story, sourceId, slow.ctx);
  await slow.worked;
  const recalling = recall(sourceId);
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await writing;
  expect((await recalling).held).toEqual([slot.id]);
});
