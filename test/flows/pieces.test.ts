import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "#core/clock.ts";
import { prunePieces } from "#renders/actions/index.ts";
import { ago } from "../fixtures.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { renderVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function keysOf(story: Story): Promise<string[]> {
  const { renderId } = await renderVideo(stage, story);
  const segments = await stage.prisma.renderSegment.findMany({ where: { renderId } });
  return segments.map(({ key }) => key);
}

test("when room is made, the pieces of campaigns that still run stay, and those of a campaign that is over may go", async () => {
  const [running, over] = [await writeStory(stage), await writeStory(stage)];
  const [kept, leaving] = [await keysOf(running), await keysOf(over)];
  await stage.prisma.campaign.update({
    where: { id: over.campaign.id },
    data: { startsOn: ago(9 * DAY), endsOn: ago(2 * DAY) },
  });
  let pinned: ReadonlySet<string> = new Set();
  const prune = async (keys: ReadonlySet<string>) => {
    pinned = keys;
    return { removed: 0, bytes: 0 };
  };
  await prunePieces({ ctx: stage.as("finish-render"), input: { renderId: randomUUID() } }, { pieces: { prune } });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((key) => !pinned.has(key))).toEqual([]);
  const onlyLeaving = leaving.filter((key) => !kept.includes(key));
  expect(onlyLeaving.length).toBeGreaterThan(0);
  expect(onlyLeaving.filter((key) => pinned.has(key))).toEqual([]);
});
