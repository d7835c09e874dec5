import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "#access/index.ts";
import { DAY, MINUTE } from "#core/clock.ts";
import { findCarriers, recallSource } from "#recalls/actions/index.ts";
import { claimDueSlots } from "#releases/actions/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { findBreak, readAudit } from "./support/audit-chain.ts";
import { claimNow } from "./support/claims.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { dayOf, placeLater, saveAgain, saveSource, storyOn, writeOn } from "./support/sources.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approveVideo, hire, placeNow, renderVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const recall = (sourceId: string, ctx: Context = stage.as("recall")) =>
  recallSource({ ctx, input: { sourceId, reason: "the page was withdrawn" } });
const holdsOf = (slotId: string) => stage.prisma.hold.findMany({ where: { slotId } });
const tasksOf = (sourceId: string) => stage.prisma.task.findMany({ where: { sourceId } });
const releaseOf = (slotId: string) => stage.prisma.release.findUniqueOrThrow({ where: { slotId } });

describe("a slot that is not released yet is held", () => {
  test("with the reason and without an end, and does not go out", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const due = await placeNow(story);
    const later = await placeLater(stage, story);
    const { held } = await recall(sourceId);
    expect([...held].sort()).toEqual([due.id, later.id].sort());
    const reason = `the source ${sourceId} was recalled: the page was withdrawn`;
    for (const id of held) {
      expect(await holdsOf(id)).toMatchObject([{ reason, sourceId, ownerId: null, expiresAt: null, liftedAt: null }]);
    }
    expect(await claimNow(stage, due.id)).toEqual({ state: "held", stateReason: `held: ${reason}` });
  });

  test("and goes out once a person lifts the hold", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const { id } = await placeNow(story);
    await recall(sourceId);
    expect(await claimNow(stage, id)).toMatchObject({ state: "held" });
    await stage.prisma.hold.updateMany({ where: { slotId: id }, data: { liftedAt: new Date() } });
    expect(await claimNow(stage, id)).toMatchObject({ state: "releasing" });
  });

  test("unless its newest words rest on something else by now", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const { id } = await placeLater(stage, story);
    await writeOn(story, await saveSource(story));
    const { carriers, held } = await recall(sourceId);
    expect(held).toEqual([]);
    expect(await holdsOf(id)).toEqual([]);
    expect(carriers).toMatchObject([{ versions: [{ locale: "en", number: 2, isNewest: false }], slots: [] }]);
  });
});

describe("what comes after a recall is not forgotten", () => {
  test("a slot that is placed later is held when it is due, until a person has decided on it", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    await recall(sourceId);
    const { id } = await placeNow(story);
    const stateReason = `held: the source ${sourceId} was recalled: the page was withdrawn`;
    expect(await claimNow(stage, id)).toEqual({ state: "held", stateReason });
    expect((await recall(sourceId)).held).toEqual([id]);
    await stage.prisma.hold.updateMany({ where: { slotId: id }, data: { liftedAt: new Date() } });
    expect(await claimNow(stage, id)).toMatchObject({ state: "releasing" });
  });

  test("words that are written later on the same source are held, also over one that restates it", async () => {
    const story = await writeStory(stage);
    const base = await saveSource(story);
    await recall(base);
    const { id } = await placeNow(await storyOn(stage, await saveSource(story, { basedOn: base })));
    expect(await claimNow(stage, id)).toMatchObject({ state: "held", stateReason: expect.stringContaining(base) });
  });

  test("a source that is read again after its recall carries new words", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    await recall(sourceId);
    await saveAgain(story, { id: sourceId, readOn: dayOf(fromNow(DAY)) });
    const { id } = await placeNow(story);
    expect(await claimNow(stage, id)).toMatchObject({ state: "releasing" });
  });
});

describe("a live release becomes a task to take it down", () => {
  test("one task, whichever version of the words it was made of", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    await claimNow(stage, slot.id);
    await writeOn(story, await saveSource(story));
    const release = await releaseOf(slot.id);
    expect((await recall(sourceId)).retract).toEqual([release.id]);
    const reason = `the source ${sourceId} was recalled: the page was withdrawn`;
    expect(await tasksOf(sourceId)).toMatchObject([
      { kind: "retract", state: "open", releaseId: release.id, reason, doneAt: null },
    ]);
    expect(await holdsOf(slot.id)).toEqual([]);
  });

  test("none for one that was taken down already", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    await claimNow(stage, slot.id);
    const { id: releaseId } = await releaseOf(slot.id);
    await stage.prisma.retraction.create({ data: { releaseId, reason: "an error" } });
    expect((await recall(sourceId)).retract).toEqual([]);
    expect(await tasksOf(sourceId)).toEqual([]);
  });
});

describe("the list is whole", () => {
  test("versions, renders, slots and releases, each with its place", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    await claimNow(stage, slot.id);
    const later = await placeLater(stage, story);
    const newest = await writeOn(story, sourceId);
    const { sources, carriers } = await findCarriers({ ctx: stage.as("recall"), input: { sourceId } }, stage.prisma);
    expect(sources).toEqual([sourceId]);
    const claims = [{ key: "long-enough", text: "Three random words are long enough.", sourceId }];
    expect(carriers).toMatchObject([
      {
        slug: story.episode.slug,
        versions: [
          { id: newest.versionId, locale: "en", number: 3, isNewest: true, claims },
          { id: story.versionId, locale: "en", number: 2, isNewest: false, claims },
        ],
        renders: [{ id: story.renderId, locale: "en", format: "vertical", quality: "final", state: "qc_passed" }],
        slots: [{ id: later.id, state: "scheduled", isHeld: false }],
        releases: [{ state: "releasing", parts: [{ locale: "en", format: "vertical" }], hasTask: false }],
      },
    ]);
  });

  test("to list changes nothing", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    await placeLater(stage, story);
    const before = await fingerprint(stage.prisma);
    await findCarriers({ ctx: stage.as("recall"), input: { sourceId } }, stage.prisma);
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("what restates the source is recalled with it, over any number of steps, and what it restates is not", async () => {
    const story = await writeStory(stage);
    const law = await saveSource(story);
    const guide = await saveSource(story, { basedOn: law });
    const leaflet = await saveSource(story, { basedOn: guide });
    const lawful = await placeLater(stage, await storyOn(stage, law));
    const printed = await placeLater(stage, await storyOn(stage, leaflet));
    const first = await recall(guide);
    expect(first.sources).toEqual([guide, leaflet]);
    expect(first.held).toEqual([printed.id]);
    expect([...(await recall(law)).held].sort()).toEqual([lawful.id, printed.id].sort());
  });

  test("a source that nobody uses holds nothing and is written down all the same", async () => {
    const sourceId = await saveSource(await writeStory(stage));
    expect(await recall(sourceId)).toMatchObject({ isNews: true, carriers: [], held: [], retract: [] });
    expect(await recall(sourceId)).toMatchObject({ isNews: false });
    expect(await stage.prisma.recall.count({ where: { sourceId } })).toBe(1);
  });

  test("a source that does not exist is refused, with those that look like it", async () => {
    const { sourceId } = await storyOn(stage);
    await expect(recall(`${sourceId}-x`)).rejects.toMatchObject({
      code: "NOT_FOUND",
      near: expect.arrayContaining([sourceId]),
    });
  });
});

describe("a second recall adds nothing", () => {
  test("and says so", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    await claimNow(stage, slot.id);
    const later = await placeLater(stage, story);
    const first = await recall(sourceId);
    expect(first).toMatchObject({ isNews: true, held: [later.id] });
    const before = await fingerprint(stage.prisma);
    const { recallId } = first;
    expect(await recall(sourceId)).toMatchObject({ recallId, isNews: false, held: [], retract: [] });
    expect(await fingerprint(stage.prisma)).toEqual(before);
  });

  test("also when five ask at once", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const { id } = await placeLater(stage, story);
    const all = await Promise.all(Array.from({ length: 5 }, () => recall(sourceId)));
    expect(all.filter(({ isNews }) => isNews)).toHaveLength(1);
    expect(await holdsOf(id)).toHaveLength(1);
    expect(await stage.prisma.recall.count({ where: { sourceId } })).toBe(1);
  });

  test("but what was found since is added, and a task that was done is asked for again while it is live", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    await claimNow(stage, slot.id);
    await recall(sourceId);
    const done = { state: "done" as const, doneAt: new Date() };
    await stage.prisma.task.updateMany({ where: { sourceId }, data: done });
    const later = await placeLater(stage, story);
    expect(await recall(sourceId)).toMatchObject({ isNews: true, held: [later.id] });
    expect((await tasksOf(sourceId)).map(({ state }) => state).sort()).toEqual(["done", "open"]);
  });
});

describe("nothing slips through between a recall and a scheduler", () => {
  test("of many slots that are due, each is held or has a task, whoever was quicker", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slots = [];
    for (let index = 0; index < 20; index += 1) slots.push(await placeLater(stage, story, ago((index + 1) * MINUTE)));
    const schedulers = [1, 2].map(() => claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} }));
    await Promise.all([...schedulers, recall(sourceId)]);
    await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
    for (const { id } of slots) {
      const release = await stage.prisma.release.findUnique({ where: { slotId: id }, include: { tasks: true } });
      const holds = await holdsOf(id);
      expect([holds.length, release?.tasks.length ?? 0].sort()).toEqual([0, 1]);
    }
  });

  test("words that are being written while the source is recalled are seen or held later", async () => {
    const story = await writeStory(stage);
    const sourceId = await saveSource(story);
    const [written] = await Promise.all([writeOn(story, sourceId), recall(sourceId)]);
    const { contentHash } = await renderVideo(stage, written);
    await approveVideo(written, contentHash);
    const { id } = await placeNow(written);
    expect(await claimNow(stage, id)).toMatchObject({ state: "held", stateReason: expect.stringContaining(sourceId) });
  });
});

describe("who recalled it is known", () => {
  test("a person owns the holds, and may name another", async () => {
    const reviewer = await hire(stage, "accuracy_reviewer");
    const admin = await hire(stage, "admin");
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeLater(stage, story);
    const { recallId } = await recall(sourceId, reviewer.ctx);
    expect(await holdsOf(slot.id)).toMatchObject([{ ownerId: reviewer.id }]);
    expect(await stage.prisma.recall.findUnique({ where: { id: recallId } })).toMatchObject({
      ownerId: reviewer.id,
      actor: { type: "person", personId: reviewer.id },
      found: { episodes: 1, versions: 1, languages: 1, renders: 1, slots: 1, releases: 0, held: 1, retract: 0 },
    });
    const next = await placeLater(stage, story, fromNow(14 * DAY));
    const input = { sourceId, reason: "the page was withdrawn", ownerId: reviewer.id };
    await recallSource({ ctx: admin.ctx, input });
    expect(await holdsOf(next.id)).toMatchObject([{ ownerId: reviewer.id }]);
    const nobody = recallSource({ ctx: admin.ctx, input: { ...input, ownerId: randomUUID() } });
    await expect(nobody).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the record says who, why, and what was held", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const { id } = await placeLater(stage, story);
    await recall(sourceId);
    const entries = await stage.prisma.auditEntry.findMany({ where: { action: "source.recall", entityId: sourceId } });
    expect(entries).toMatchObject([
      {
        actor: { type: "system", job: "recall" },
        reason: "the page was withdrawn",
        after: { sources: [sourceId], held: [id], retract: [], found: { slots: 1, held: 1 } },
      },
    ]);
    expect(findBreak(await readAudit(stage.prisma))).toBeNull();
  });
});

describe("the database itself refuses", () => {
  test("a second open hold of a slot for one source, and a hold that nobody answers for", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const { id: slotId } = await placeLater(stage, story);
    const hold = { slotId, sourceId, reason: "recalled" };
    await stage.prisma.hold.create({ data: hold });
    await expect(stage.prisma.hold.create({ data: hold })).rejects.toThrow(/unique/i);
    await expect(stage.prisma.hold.create({ data: { slotId, reason: "so" } })).rejects.toThrow(
      "Hold_has_owner_or_source",
    );
  });

  test("a second open task for one release and source, one about nothing, and one done at no time", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    await claimNow(stage, slot.id);
    const { id: releaseId } = await releaseOf(slot.id);
    const task = { kind: "retract" as const, reason: "recalled", sourceId };
    const { id } = await stage.prisma.task.create({ data: { ...task, releaseId } });
    await expect(stage.prisma.task.create({ data: { ...task, releaseId } })).rejects.toThrow(/unique/i);
    await expect(stage.prisma.task.create({ data: task })).rejects.toThrow("Task_is_about_something");
    const done = stage.prisma.task.update({ where: { id }, data: { state: "done" } });
    await expect(done).rejects.toThrow("Task_done_at_an_instant");
  });
});
