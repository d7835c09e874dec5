import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, Role } from "#access/index.ts";
import { approveScript, requestScriptChanges, submitScript, withdrawScript } from "#scripts/actions/index.ts";
import { SCRIPT_STATES, type ScriptState } from "#scripts/index.ts";
import { all, expectRefused } from "./support/refused.ts";
import { write } from "./support/rewrite.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { editScript, hire, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const stateOf = async (id: string) => (await stage.prisma.scriptVersion.findUniqueOrThrow({ where: { id } })).state;

const submit = (ctx: Context, versionId: string) => submitScript({ ctx, input: { versionId } });
const withdraw = (ctx: Context, versionId: string) => withdrawScript({ ctx, input: { versionId, reason: "Not yet" } });
const changes = (ctx: Context, versionId: string) =>
  requestScriptChanges({ ctx, input: { versionId, reason: "The source says otherwise" } });
const yes = (ctx: Context, versionId: string) => approveScript({ ctx, input: { versionId } });

const MOVES: Record<string, (story: Story) => Promise<void>> = {
  submit: ({ producer, versionId }) => submit(producer.ctx, versionId),
  withdraw: ({ producer, versionId }) => withdraw(producer.ctx, versionId),
  "ask for changes": ({ reviewers, versionId }) => changes(reviewers.accuracy.ctx, versionId),
  approve: ({ reviewers, versionId }) => yes(reviewers.accuracy.ctx, versionId),
};
const WAY: Record<ScriptState, string[]> = {
  draft: [],
  in_review: ["submit"],
  changes_requested: ["submit", "ask for changes"],
  approved: ["submit", "approve"],
};
async function scriptIn(state: ScriptState) {
  const story = await writeStory(stage);
  for (const move of WAY[state]) await MOVES[move]?.(story);
  expect(await stateOf(story.versionId)).toBe(state);
  return story;
}

// The whole table: a state for what it becomes, an empty place for what is refused.
const TABLE: Record<string, Partial<Record<ScriptState, ScriptState>>> = {
  submit: { draft: "in_review" },
  withdraw: { in_review: "draft" },
  "ask for changes": { in_review: "changes_requested", approved: "changes_requested" },
  approve: { in_review: "approved", changes_requested: "approved", approved: "approved" },
};

describe("a script version that is", () => {
  test.each(SCRIPT_STATES)("%s", async (state) => {
    for (const [name, move] of Object.entries(MOVES)) {
      const story = await scriptIn(state);
      const to = TABLE[name]?.[state];
      if (to === undefined) await expect(move(story), name).rejects.toMatchObject({ code: "WRONG_STATE" });
      else await move(story);
      expect(await stateOf(story.versionId), name).toBe(to ?? state);
    }
  });
});

describe("the words of a version", () => {
  test("are not sent to review while an error stands in them", async () => {
    const story = await writeStory(stage);
    const { versionId } = await write(story, {});
    await expect(submit(story.producer.ctx, versionId)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: [{ path: "scenes.0.title", message: expect.stringContaining("F06") }],
    });
    expect(await stateOf(versionId)).toBe("draft");
  });

  test("are no longer decided about once there are newer ones", async () => {
    const story = await scriptIn("in_review");
    const { versionId } = await editScript(story, story.producer);
    expect(await stateOf(versionId)).toBe("draft");
    for (const decide of [changes, yes]) {
      await expect(decide(story.reviewers.accuracy.ctx, story.versionId)).rejects.toMatchObject({
        code: "CONTENT_CHANGED",
      });
    }
  });

  test("are not approved or sent back by who wrote or edited them, in the program and in the database", async () => {
    const story = await writeStory(stage);
    const both = await hire(stage, "producer", "accuracy_reviewer");
    const { versionId } = await editScript(story, both);
    await submit(both.ctx, versionId);
    for (const decide of [changes, yes]) {
      await expect(decide(both.ctx, versionId)).rejects.toMatchObject({ code: "SEPARATION_OF_DUTIES" });
    }
    const data = { scriptVersionId: versionId, personId: both.id, verdict: "approved" as const };
    await expect(stage.prisma.scriptDecision.create({ data })).rejects.toThrow("separation of duties");
    expect(await stateOf(versionId)).toBe("in_review");
  });

  test("become approved by no other way than a decision", async () => {
    const { versionId } = await scriptIn("in_review");
    const data = { state: "approved" as const };
    const forging = stage.prisma.scriptVersion.update({ where: { id: versionId }, data });
    await expect(forging).rejects.toThrow("nobody decided");
  });

  test("are approved with what they ask to let pass named, and the decision keeps it", async () => {
    const story = await writeStory(stage);
    const suppressions = [{ rule: "W06", reason: "It quotes an old poster", reviewer: "Amara Okafor" }];
    const { versionId } = await write(story, { suppressions }, {}, []);
    await submit(story.producer.ctx, versionId);
    const { ctx } = story.reviewers.accuracy;
    await expect(yes(ctx, versionId)).rejects.toMatchObject({ issues: [{ path: "acceptedSuppressions" }] });
    await approveScript({ ctx, input: { versionId, note: "Read", acceptedSuppressions: [{ rule: "W06" }] } });
    const [decision] = await stage.prisma.scriptDecision.findMany({ where: { scriptVersionId: versionId } });
    expect(decision).toMatchObject({ verdict: "approved", reason: "Read", suppressions });
  });

  test("leave a trace at each move", async () => {
    const { versionId, producer, reviewers } = await scriptIn("changes_requested");
    const trace = await stage.prisma.auditEntry.findMany({ where: { entityId: versionId }, orderBy: { seq: "asc" } });
    expect(trace).toMatchObject([
      { action: "script.write" },
      { action: "script.submit", actor: { personId: producer.id } },
      {
        action: "script.request-changes",
        actor: { personId: reviewers.accuracy.id },
        reason: "The source says otherwise",
      },
    ]);
  });
});

test.each<[what: string, roles: Role[], move: (ctx: Context, id: string) => Promise<void>]>([
  ["sends a script to review or takes it back", ["producer", "translator"], submit],
  ["decides about a script", ["accuracy_reviewer"], yes],
])("nobody else %s", async (_what, roles, move) => {
  const { versionId } = await scriptIn("draft");
  const other = move === submit ? withdraw : changes;
  await expectRefused(
    stage,
    roles,
    all(
      (ctx) => move(ctx, versionId),
      (ctx) => other(ctx, versionId),
    ),
  );
});
