import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveRender, requestChanges, withdrawDecision } from "#reviews/actions/index.ts";
import { requestScriptChanges, submitScript } from "#scripts/actions/index.ts";
import { claimNow } from "./support/claims.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { write } from "./support/rewrite.ts";
import { openStage, type Stage } from "./support/stage.ts";
import {
  approve,
  approveVideo,
  editScript,
  hire,
  readyStory,
  renderVideo,
  requestVideo,
  writeStory,
} from "./support/story.ts";
import { translatedStory } from "./support/translation.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const held = (stateReason: string) => ({ state: "held", stateReason });
const stateOf = async (contentHash: string) =>
  (await stage.prisma.review.findUnique({ where: { contentHash } }))?.state;
type Reviewed = Awaited<ReturnType<typeof rendered>>;

async function rendered() {
  const story = await writeStory(stage);
  return { ...story, ...(await renderVideo(stage, story)) };
}

const ACTIONS = {
  "approve the accuracy": ({ reviewers, contentHash }: Reviewed) =>
    approve(reviewers.accuracy.ctx, "accuracy", contentHash),
  "approve for the brand": ({ reviewers, contentHash }: Reviewed) => approve(reviewers.brand.ctx, "brand", contentHash),
  "sign off the language": async ({ contentHash }: Reviewed) =>
    approve((await hire(stage, "translator")).ctx, "language", contentHash),
  "ask for changes": ({ reviewers, contentHash }: Reviewed) => askForChanges(reviewers.brand.ctx, contentHash),
  "take the approval back": ({ reviewers, contentHash }: Reviewed) =>
    withdrawDecision({ ctx: reviewers.accuracy.ctx, input: { contentHash, reason: "I looked again" } }),
};
const askForChanges = (ctx: Reviewed["producer"]["ctx"], contentHash: string) =>
  requestChanges({ ctx, input: { contentHash, kind: "brand", reasons: ["The logo is old"] } });

const OK = "ok";
const STATE = "WRONG_STATE";
const MOVED = "CONTENT_CHANGED";

// The whole table: what each action does with a video in each state.
const TABLE: [state: string, prepare: () => Promise<Reviewed>, outcomes: string[]][] = [
  [
    "is not drawn yet",
    async () => {
      const story = await writeStory(stage);
      return { ...story, ...(await requestVideo(story)) };
    },
    [STATE, STATE, STATE, STATE, STATE],
  ],
  [
    "is a draft",
    async () => {
      const story = await rendered();
      await stage.prisma.render.update({ where: { id: story.renderId }, data: { quality: "draft" } });
      return story;
    },
    [STATE, STATE, STATE, STATE, STATE],
  ],
  ["is open", rendered, [OK, OK, STATE, OK, STATE]],
  [
    "has one approval",
    async () => {
      const story = await rendered();
      await approve(story.reviewers.accuracy.ctx, "accuracy", story.contentHash);
      return story;
    },
    [OK, OK, STATE, OK, OK],
  ],
  [
    "is approved",
    async () => {
      const story = await rendered();
      await approveVideo(story, story.contentHash);
      return story;
    },
    [OK, OK, STATE, OK, OK],
  ],
  [
    "is to be changed",
    async () => {
      const story = await rendered();
      await askForChanges((await hire(stage, "brand_reviewer")).ctx, story.contentHash);
      return story;
    },
    [OK, OK, STATE, OK, STATE],
  ],
  [
    "has a script that is to be changed",
    async () => {
      const story = await rendered();
      await submitScript({ ctx: story.producer.ctx, input: { versionId: story.versionId } });
      const input = { versionId: story.versionId, reason: "The advice is old" };
      await requestScriptChanges({ ctx: story.reviewers.accuracy.ctx, input });
      return story;
    },
    [STATE, STATE, STATE, OK, STATE],
  ],
  [
    "was replaced by newer words",
    async () => {
      const story = await rendered();
      await editScript(story, story.producer);
      return story;
    },
    [MOVED, MOVED, MOVED, MOVED, STATE],
  ],
  [
    "is out",
    async () => {
      const story = await readyStory(stage);
      expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
      return story;
    },
    [OK, OK, STATE, STATE, STATE],
  ],
];

describe("what can be decided about a video that", () => {
  test.each(TABLE)("%s", async (_state, prepare, outcomes) => {
    const named = Object.entries(ACTIONS).map(([name, act], index) => ({ name, act, outcome: outcomes[index] }));
    const refused = await prepare();
    for (const { name, act, outcome } of named.filter((one) => one.outcome !== OK)) {
      const before = await stage.prisma.auditEntry.count();
      await expect(act(refused), name).rejects.toMatchObject({ code: outcome });
      expect(await stage.prisma.auditEntry.count(), name).toBe(before);
    }
    for (const { name, act } of named.filter(({ outcome }) => outcome === OK)) {
      await expect(act(await prepare()), name).resolves.toMatchObject({ missing: expect.any(Array) });
    }
  });
});

describe("who asked for changes", () => {
  test("keeps the video from going out, also when both approvals are there", async () => {
    const { slot, contentHash } = await readyStory(stage);
    const third = await hire(stage, "brand_reviewer");
    await askForChanges(third.ctx, contentHash);
    expect(await stateOf(contentHash)).toBe("changes_requested");
    expect(await claimNow(stage, slot.id)).toEqual(held("not approved: en vertical: changes to it were asked for"));
    const input = { contentHash, reason: "It was the right logo" };
    expect(await withdrawDecision({ ctx: third.ctx, input })).toEqual({ missing: [] });
    expect(await stateOf(contentHash)).toBe("approved");
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("loses the approval, and approves again by approving", async () => {
    const { slot, contentHash, reviewers } = await readyStory(stage);
    expect(await askForChanges(reviewers.brand.ctx, contentHash)).toEqual({ missing: ["brand"] });
    expect(await claimNow(stage, slot.id)).toEqual(held("not approved: en vertical lacks brand"));
    expect(await approve(reviewers.brand.ctx, "brand", contentHash)).toEqual({ missing: [] });
    expect(await stateOf(contentHash)).toBe("approved");
    const kept = await stage.prisma.approval.findMany({
      where: { contentHash, kind: "brand" },
      orderBy: { createdAt: "asc" },
    });
    expect(kept).toMatchObject([{ voidReason: "asked for changes instead" }, { voidedAt: null }]);
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("says it once: the same again changes nothing", async () => {
    const { contentHash } = await rendered();
    const { ctx } = await hire(stage, "brand_reviewer");
    await askForChanges(ctx, contentHash);
    const before = await fingerprint(stage.prisma);
    await askForChanges(ctx, contentHash);
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("is an author: refused", async () => {
    const story = await writeStory(stage);
    const both = await hire(stage, "producer", "brand_reviewer");
    const { versionId } = await editScript(story, both);
    const { contentHash } = await renderVideo(stage, { ...story, versionId });
    await expect(askForChanges(both.ctx, contentHash)).rejects.toMatchObject({ code: "SEPARATION_OF_DUTIES" });
  });

  test("has left: it no longer counts", async () => {
    const { slot, contentHash } = await readyStory(stage);
    const third = await hire(stage, "brand_reviewer");
    await askForChanges(third.ctx, contentHash);
    await stage.prisma.person.update({ where: { id: third.id }, data: { isActive: false } });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });
});

describe("an approval that is taken back", () => {
  test("before the release holds it, with the reason kept", async () => {
    const { slot, contentHash, reviewers } = await readyStory(stage);
    const input = { contentHash, reason: "I saw the wrong cut" };
    expect(await withdrawDecision({ ctx: reviewers.accuracy.ctx, input })).toEqual({ missing: ["accuracy"] });
    expect(await stateOf(contentHash)).toBe("open");
    expect(await claimNow(stage, slot.id)).toEqual(held("not approved: en vertical lacks accuracy"));
    const voided = await stage.prisma.approval.findFirstOrThrow({ where: { contentHash, kind: "accuracy" } });
    expect(voided.voidReason).toBe("withdrawn: I saw the wrong cut");
  });

  test("is one's own: nobody takes back another's", async () => {
    const { contentHash } = await readyStory(stage);
    const other = await hire(stage, "accuracy_reviewer");
    const taking = withdrawDecision({ ctx: other.ctx, input: { contentHash, reason: "mine" } });
    await expect(taking).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await stateOf(contentHash)).toBe("approved");
  });
});

describe("a translation", () => {
  test("goes out only when a second speaker has signed off its language", async () => {
    const { slot, contentHash, translator } = await translatedStory(stage);
    expect(await claimNow(stage, slot.id)).toEqual(held("not approved: de vertical lacks language"));
    await expect(approve(translator.ctx, "language", contentHash)).rejects.toMatchObject({
      code: "SEPARATION_OF_DUTIES",
    });
    const { id, roles } = await stage.prisma.person.create({
      data: { name: "Yuki", email: `${contentHash}@example.org`, roles: ["translator"], locales: ["ja"] },
    });
    const elsewhere = stage.contextOf({ type: "person", personId: id, roles, locales: ["ja"] });
    await expect(approve(elsewhere, "language", contentHash)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    const second = await hire(stage, "translator");
    expect(await approve(second.ctx, "language", contentHash)).toEqual({ missing: [] });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("is signed off by a person of its own, not by who approved it already", async () => {
    const { contentHash, reviewers } = await translatedStory(stage);
    const twice = approve(reviewers.brand.ctx, "language", contentHash);
    await expect(twice).rejects.toMatchObject({ code: "SEPARATION_OF_DUTIES" });
  });
});

describe("what a script asks to let pass", () => {
  const suppressed = async () => {
    const story = await writeStory(stage);
    const suppressions = [{ rule: "W06", reason: "It quotes an old poster", reviewer: "Amara Okafor" }];
    const { versionId } = await write(story, { suppressions }, {}, []);
    return { ...story, versionId, ...(await renderVideo(stage, { ...story, versionId })) };
  };

  test("is named by whoever approves the accuracy, and stands with the approval", async () => {
    const { contentHash, reviewers } = await suppressed();
    const { ctx } = reviewers.accuracy;
    await expect(approve(ctx, "accuracy", contentHash)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: [{ path: "acceptedSuppressions", message: expect.stringContaining("W06") }],
    });
    const wrong = [{ rule: "W06" }, { rule: "W01" }];
    await expect(
      approveRender({ ctx, input: { contentHash, kind: "accuracy", acceptedSuppressions: wrong } }),
    ).rejects.toMatchObject({ issues: [{ path: "acceptedSuppressions.1" }] });
    await approveRender({ ctx, input: { contentHash, kind: "accuracy", acceptedSuppressions: [{ rule: "W06" }] } });
    const { suppressions } = await stage.prisma.approval.findFirstOrThrow({ where: { contentHash } });
    expect(suppressions).toEqual([{ rule: "W06", reason: "It quotes an old poster", reviewer: "Amara Okafor" }]);
    expect(await approve(reviewers.brand.ctx, "brand", contentHash)).toEqual({ missing: [] });
  });
});

test("a script that is to be changed keeps its approved video from going out", async () => {
  const story = await readyStory(stage);
  await submitScript({ ctx: story.producer.ctx, input: { versionId: story.versionId } });
  const input = { versionId: story.versionId, reason: "The source was withdrawn" };
  await requestScriptChanges({ ctx: story.reviewers.accuracy.ctx, input });
  expect(await claimNow(stage, story.slot.id)).toEqual(
    held("not approved: en vertical: changes to its script were asked for"),
  );
});
