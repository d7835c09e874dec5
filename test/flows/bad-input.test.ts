import { afterAll, beforeAll, expect, test } from "vitest";
import { createCampaign } from "#campaigns/actions/index.ts";
import { requestRender } from "#renders/actions/index.ts";
import { approveRender } from "#reviews/actions/index.ts";
import { placeSlot } from "#schedule/actions/index.ts";
import { saveSources, writeScript } from "#scripts/actions/index.ts";
import { anyHash } from "../fixtures.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { findsInDrawing, silence } from "./support/fit.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { type Story, writeStory } from "./support/story.ts";

let stage: Stage;
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  story = await writeStory(stage);
});
afterAll(() => stage.close());

const slotAt = (wallTime: string) =>
  placeSlot({
    ctx: story.planner.ctx,
    input: { scheduleId: story.scheduleId, episodeId: story.episode.id, at: { wallTime } },
  });

// What comes from outside has no type yet: the casts stand for it.
const attempts: [what: string, field: RegExp, attempt: () => Promise<unknown>][] = [
  ["a wall time that is none", /^at/, () => slotAt("tomorrow")],
  ["the 30th of February", /^at/, () => slotAt("2027-02-30T09:00")],
  ["a time in the past", /^wallTime$/, () => slotAt("2020-01-07T09:00")],
  [
    "an unknown field of a slot",
    /^state$/,
    () => {
      const input = {
        scheduleId: story.scheduleId,
        episodeId: story.episode.id,
        at: "now" as const,
        state: "released",
      };
      return placeSlot({ ctx: story.planner.ctx, input });
    },
  ],
  [
    "an end before the start",
    /^endsOn$/,
    () => createCampaign({ ctx: story.planner.ctx, input: { ...story.file, slug: "odd", endsOn: "2020-01-01" } }),
  ],
  [
    "a claim without a known source",
    /^claims\.0\.source$/,
    () => {
      const claims = [{ id: "bold", text: "It is so.", source: "nobody" }];
      const script = { ...story.script, claims };
      return writeScript({ ctx: story.producer.ctx, input: { script, authorId: story.producer.id } }, findsInDrawing());
    },
  ],
  [
    "a title with a hidden change of direction",
    /^script\.title$/,
    () => {
      const script = { ...story.script, title: "safe\u202Edrow" };
      return writeScript({ ctx: story.producer.ctx, input: { script, authorId: story.producer.id } }, findsInDrawing());
    },
  ],
  [
    "a source that is not on the web",
    /^0\.url$/,
    () => {
      const source = { id: "odd", publisher: "Odd", title: "Odd", url: "file:///etc/passwd" };
      return saveSources({
        ctx: story.producer.ctx,
        input: [{ ...source, readOn: "2026-01-01", nextCheckOn: "2027-01-01" }],
      });
    },
  ],
  [
    "an unknown format of a render",
    /^format$/,
    () =>
      requestRender(
        {
          ctx: story.producer.ctx,
          input: {
            versionId: story.versionId,
            format: "round" as "square",
            theme: "sunny",
            quality: "final",
            templateHash: anyHash(),
          },
        },
        silence,
      ),
  ],
  [
    "an approval of what is no hash",
    /^contentHash$/,
    () => approveRender({ ctx: story.reviewers.brand.ctx, input: { contentHash: "latest", kind: "brand" } }),
  ],
];

test.each(attempts)("%s is refused with the name of the field, and nothing is kept", async (_, field, attempt) => {
  const before = await fingerprint(stage.prisma);
  await expect(attempt()).rejects.toMatchObject({
    code: "INVALID_INPUT",
    issues: expect.arrayContaining([expect.objectContaining({ path: expect.stringMatching(field) })]),
  });
  expect(await fingerprint(stage.prisma)).toEqual(before);
});

test("an episode of another campaign cannot be put into this schedule", async () => {
  const other = await writeStory(stage);
  const input = { scheduleId: story.scheduleId, episodeId: other.episode.id, at: "now" as const };
  await expect(placeSlot({ ctx: story.planner.ctx, input })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
