import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import type { Database } from "#infra/database/connection.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmptyDatabase } from "../empty-database.ts";
import {
  ago,
  anyHash,
  fromNow,
  insertApproval,
  insertAuditEntry,
  insertChannel,
  insertDelivery,
  insertPerson,
  insertRelease,
  insertSlot,
  insertStory,
  insertStoryboard,
  insertVersion,
  type Story,
} from "../fixtures.ts";

// What the database itself refuses, whatever code asks for it.
let database: Database;
let prisma: PrismaClient;
let story: Story;

beforeAll(async () => {
  database = await openEmptyDatabase();
  await migrate(database);
  prisma = database.prisma;
});
beforeEach(async () => {
  story = await insertStory(prisma);
});
afterAll(() => database.close());

describe("what happened stays as it was written", () => {
  // Asked without Prisma, which gives some refusals words of its own.
  const ask = (sql: string, ...parameters: string[]) => database.withSession(({ rows }) => rows(sql, parameters));

  test("an audit entry cannot be changed", async () => {
    const { seq } = await insertAuditEntry(prisma);
    const change = ask(`UPDATE "AuditEntry" SET "reason" = 'another' WHERE "seq" = $1`, String(seq));
    await expect(change).rejects.toThrow("AuditEntry rows are never changed or deleted");
  });

  test("an audit entry cannot be deleted", async () => {
    const { seq } = await insertAuditEntry(prisma);
    const deletion = ask(`DELETE FROM "AuditEntry" WHERE "seq" = $1`, String(seq));
    await expect(deletion).rejects.toThrow("AuditEntry rows are never changed or deleted");
  });

  test("the audit record cannot be emptied", async () => {
    await insertAuditEntry(prisma);
    await expect(ask(`TRUNCATE "AuditEntry"`)).rejects.toThrow("AuditEntry rows are never changed or deleted");
    expect(await prisma.auditEntry.count()).toBeGreaterThan(0);
  });

  test("a release cannot be deleted", async () => {
    const { id } = await insertRelease(prisma, story);
    const deletion = ask(`DELETE FROM "Release" WHERE "id" = $1`, id);
    await expect(deletion).rejects.toThrow("Release rows are never changed or deleted");
  });

  test.each([
    ["words", `"body" = '{}'`],
    ["hash", `"contentHash" = 'other'`],
    ["number", `"number" = 2`],
  ])("a script version's %s cannot change", async (_part, assignment) => {
    const change = ask(`UPDATE "ScriptVersion" SET ${assignment} WHERE "id" = $1`, story.version.id);
    await expect(change).rejects.toThrow("ScriptVersion rows are never changed or deleted");
  });

  test("a script version cannot be deleted", async () => {
    const deletion = ask(`DELETE FROM "ScriptVersion" WHERE "id" = $1`, story.version.id);
    await expect(deletion).rejects.toThrow("ScriptVersion rows are never changed or deleted");
  });

  test("a script version's state may move", async () => {
    const data = { state: "in_review" as const };
    const { state } = await prisma.scriptVersion.update({ where: { id: story.version.id }, data });
    expect(state).toBe("in_review");
  });
});

describe("nobody approves their own words", () => {
  test("someone whose words are not in it may approve", async () => {
    const { id } = await insertPerson(prisma);
    expect(await insertApproval(prisma, story, id)).toMatchObject({ personId: id, voidedAt: null });
  });

  test("an author's approval is refused", async () => {
    await expect(insertApproval(prisma, story, story.author.id)).rejects.toThrow("separation of duties");
  });

  test("an editor's approval is refused", async () => {
    const { id: personId } = await insertPerson(prisma, "Edda Editor");
    await prisma.scriptAuthor.create({ data: { scriptVersionId: story.version.id, personId, part: "editor" } });
    await expect(insertApproval(prisma, story, personId)).rejects.toThrow("separation of duties");
  });

  test("whoever wrote the same content in another version is refused", async () => {
    const { id: authorId } = await insertPerson(prisma, "Tara Twin");
    const twin = await insertVersion(prisma, { scriptId: story.script.id, number: 2, authorId });
    await insertStoryboard(prisma, twin.id, story.storyboard.contentHash);
    await expect(insertApproval(prisma, story, authorId)).rejects.toThrow("separation of duties");
  });

  test("one who becomes an author after approving loses the approval", async () => {
    const { id: personId } = await insertPerson(prisma);
    const { id } = await insertApproval(prisma, story, personId);
    await prisma.scriptAuthor.create({ data: { scriptVersionId: story.version.id, personId, part: "editor" } });
    const approval = await prisma.approval.findUniqueOrThrow({ where: { id } });
    expect(approval.voidedAt).not.toBeNull();
    expect(approval.voidReason).toContain("became an author or editor");
  });

  test("one whose own version turns out to be the same content loses the approval, others keep theirs", async () => {
    const { id: authorId } = await insertPerson(prisma, "Tara Twin");
    const { id: otherId } = await insertPerson(prisma, "Otto Other");
    const own = await insertApproval(prisma, story, authorId);
    const other = await insertApproval(prisma, story, otherId);
    const twin = await insertVersion(prisma, { scriptId: story.script.id, number: 2, authorId });
    await insertStoryboard(prisma, twin.id, story.storyboard.contentHash);
    expect((await prisma.approval.findUniqueOrThrow({ where: { id: own.id } })).voidedAt).not.toBeNull();
    expect((await prisma.approval.findUniqueOrThrow({ where: { id: other.id } })).voidedAt).toBeNull();
  });

  test("a lost approval cannot be brought back", async () => {
    const { id: personId } = await insertPerson(prisma);
    const { id } = await insertApproval(prisma, story, personId);
    await prisma.scriptAuthor.create({ data: { scriptVersionId: story.version.id, personId, part: "editor" } });
    const revival = prisma.approval.update({ where: { id }, data: { voidedAt: null } });
    await expect(revival).rejects.toThrow("separation of duties");
  });

  test("one person cannot approve the same content twice, in another role either", async () => {
    const { id: personId } = await insertPerson(prisma);
    await insertApproval(prisma, story, personId);
    const { review } = story;
    const data = { reviewId: review.id, contentHash: review.contentHash, kind: "brand" as const, personId };
    await expect(prisma.approval.create({ data })).rejects.toThrow(/unique/i);
  });

  test("an approval of another hash than the reviewed one is refused", async () => {
    const { id: personId } = await insertPerson(prisma);
    const review = { ...story.review, contentHash: anyHash() };
    await expect(insertApproval(prisma, { review }, personId)).rejects.toThrow("of the hash its review is about");
  });
});

describe("nothing goes out early or twice", () => {
  test("a second slot at the same time of a schedule is refused", async () => {
    await expect(insertSlot(prisma, story, story.slot.nominalAt)).rejects.toThrow(/unique/i);
  });

  test("a release before its slot is due is refused", async () => {
    const slot = await insertSlot(prisma, story, fromNow(HOUR));
    await expect(insertRelease(prisma, { ...story, slot })).rejects.toThrow("is not due yet");
  });

  test("a second release of a slot is refused", async () => {
    await insertRelease(prisma, story);
    await expect(insertRelease(prisma, story)).rejects.toThrow(/unique/i);
  });

  test("a second delivery of a release on a channel is refused, on another channel accepted", async () => {
    const { id } = await insertRelease(prisma, story);
    await insertDelivery(prisma, id, story.channel.id);
    await expect(insertDelivery(prisma, id, story.channel.id)).rejects.toThrow(/unique/i);
    const other = await insertChannel(prisma, story.campaign.id, "Folder");
    expect(await insertDelivery(prisma, id, other.id)).toMatchObject({ state: "pending" });
  });

  test.each([
    ["earlier than planned", { dueAt: ago(HOUR) }],
    ["with a negative delay", { jitterMs: -MINUTE, dueAt: ago(2 * MINUTE) }],
  ])("a slot that would be due %s is refused", async (_how, data) => {
    const change = prisma.slot.update({ where: { id: story.slot.id }, data });
    await expect(change).rejects.toThrow(/Slot_due_is_nominal_plus_jitter/);
  });
});

describe("nothing waits forever", () => {
  const forgotten = { nextCheckAt: null };

  test.each<[what: string, forget: () => Promise<unknown>]>([
    ["render", () => prisma.render.update({ where: { id: story.render.id }, data: { state: "queued", ...forgotten } })],
    ["slot", () => prisma.slot.update({ where: { id: story.slot.id }, data: forgotten })],
    [
      "release",
      async () => {
        const { id } = await insertRelease(prisma, story);
        return prisma.release.update({ where: { id }, data: forgotten });
      },
    ],
    [
      "delivery",
      async () => {
        const { id: releaseId } = await insertRelease(prisma, story);
        const { id } = await insertDelivery(prisma, releaseId, story.channel.id);
        return prisma.delivery.update({ where: { id }, data: forgotten });
      },
    ],
    ["job in the outbox", () => prisma.outbox.create({ data: { job: "render", key: "render-1", payload: {} } })],
  ])("a waiting %s without a next check is refused", async (_what, forget) => {
    await expect(forget()).rejects.toThrow(/_has_next_check/);
  });

  test("what has ended needs no next check", async () => {
    const data = { state: "skipped" as const, ...forgotten };
    expect(await prisma.slot.update({ where: { id: story.slot.id }, data })).toMatchObject(data);
  });
});
