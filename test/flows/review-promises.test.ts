import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient, Role } from "#generated/prisma/client.ts";
import type { Database } from "#infra/database/connection.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmptyDatabase } from "../empty-database.ts";
import { insertApproval, insertApprovals, insertPerson, insertRelease, insertStory, type Story } from "../fixtures.ts";

// What the database itself refuses about decisions, whatever code asks for it; asked in SQL, as anybody might.
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

const ask = (sql: string, ...parameters: string[]) => database.withSession(({ rows }) => rows(sql, parameters));

async function sendOut(locale = "en") {
  const { id } = await insertRelease(prisma, story);
  return ask(
    `INSERT INTO "ReleaseRender" ("releaseId", "renderId", "locale", "format") VALUES ($1, $2, $3, 'vertical')`,
    id,
    story.render.id,
    locale,
  );
}

async function approveAs(kind: string, ...roles: Role[]) {
  const { id } = await insertPerson(prisma, kind);
  await prisma.person.update({ where: { id }, data: { roles } });
  await ask(
    `INSERT INTO "Approval" ("id", "reviewId", "contentHash", "kind", "personId")
     VALUES (gen_random_uuid(), $1, $2, $3::"ApprovalKind", $4)`,
    story.review.id,
    story.render.contentHash,
    kind,
    id,
  );
  return id;
}

describe("nothing goes out without its approvals", () => {
  test("a release of a video that nobody approved is refused, and says what is missing", async () => {
    await expect(sendOut()).rejects.toThrow("lacks approval of accuracy and brand");
  });

  test("one approval is not enough, both are", async () => {
    await approveAs("accuracy", "accuracy_reviewer");
    await expect(sendOut()).rejects.toThrow("lacks approval of brand");
    await prisma.release.updateMany({ data: { state: "failed" } });
    await approveAs("brand", "brand_reviewer");
    const { id } = await prisma.release.findFirstOrThrow({ where: { slotId: story.slot.id } });
    const row = { releaseId: id, renderId: story.render.id, locale: "en", format: "vertical" as const };
    expect(await prisma.releaseRender.create({ data: row })).toMatchObject(row);
  });

  test("a translation needs a second speaker as well, and a translator speaks for their own languages alone", async () => {
    await insertApprovals(prisma, story);
    await expect(sendOut("de")).rejects.toThrow("lacks approval of language");
    const translator = await approveAs("language", "translator");
    await prisma.person.update({ where: { id: translator }, data: { locales: ["fr"] } });
    const { id } = await prisma.release.findFirstOrThrow({ where: { slotId: story.slot.id } });
    const row = { releaseId: id, renderId: story.render.id, locale: "de", format: "vertical" as const };
    await expect(prisma.releaseRender.create({ data: row })).rejects.toThrow("lacks approval of language");
    await prisma.person.update({ where: { id: translator }, data: { locales: ["fr", "de"] } });
    expect(await prisma.releaseRender.create({ data: row })).toMatchObject(row);
  });

  test.each([
    ["was taken back", `UPDATE "Approval" SET "voidedAt" = now(), "voidReason" = 'mine' WHERE "personId" = $1`],
    ["is of somebody who has left", `UPDATE "Person" SET "isActive" = false WHERE "id" = $1`],
    ["is of somebody who lost the role", `UPDATE "Person" SET "roles" = '{scheduler}' WHERE "id" = $1`],
  ])("an approval that %s does not count", async (_how, sql) => {
    await approveAs("brand", "brand_reviewer");
    await ask(sql, await approveAs("accuracy", "accuracy_reviewer"));
    await expect(sendOut()).rejects.toThrow("lacks approval of accuracy");
  });

  test("an approval of another kind, or of another video, does not count", async () => {
    await approveAs("language", "accuracy_reviewer");
    const other = await insertStory(prisma);
    await insertApprovals(prisma, other);
    await expect(sendOut()).rejects.toThrow("lacks approval of accuracy and brand");
  });
});

describe("what was decided stays as it was decided", () => {
  test.each([
    ["its kind", `"kind" = 'brand'`],
    ["its note", `"note" = 'another'`],
    ["what it accepted", `"suppressions" = '[1]'`],
    ["when it was given", `"createdAt" = now() - interval '1 day'`],
  ])("an approval cannot change %s", async (_what, assignment) => {
    const { id } = await insertApproval(prisma, story, (await insertPerson(prisma)).id);
    await expect(ask(`UPDATE "Approval" SET ${assignment} WHERE "id" = $1`, id)).rejects.toThrow("only end");
  });

  test("an approval ends once, with a reason, and does not come back", async () => {
    const { id } = await insertApproval(prisma, story, (await insertPerson(prisma)).id);
    await expect(ask(`UPDATE "Approval" SET "voidedAt" = now() WHERE "id" = $1`, id)).rejects.toThrow(
      "ends_with_a_reason",
    );
    await ask(`UPDATE "Approval" SET "voidedAt" = now(), "voidReason" = 'mine' WHERE "id" = $1`, id);
    const revival = ask(`UPDATE "Approval" SET "voidedAt" = NULL, "voidReason" = NULL WHERE "id" = $1`, id);
    await expect(revival).rejects.toThrow("only end");
    await expect(ask(`DELETE FROM "Approval" WHERE "id" = $1`, id)).rejects.toThrow("never changed or deleted");
  });

  test("after one that ended the same person may approve again, and no more than once", async () => {
    const { id: personId } = await insertPerson(prisma);
    const { id } = await insertApproval(prisma, story, personId);
    await ask(`UPDATE "Approval" SET "voidedAt" = now(), "voidReason" = 'mine' WHERE "id" = $1`, id);
    await insertApproval(prisma, story, personId);
    await expect(insertApproval(prisma, story, personId)).rejects.toThrow(/unique/i);
  });

  test("a request for changes has reasons, and only ends", async () => {
    const { id: personId } = await insertPerson(prisma);
    const of = { reviewId: story.review.id, contentHash: story.render.contentHash, kind: "brand" as const, personId };
    await expect(prisma.changeRequest.create({ data: { ...of, reasons: [] } })).rejects.toThrow(/has_reasons/);
    const { id } = await prisma.changeRequest.create({ data: { ...of, reasons: ["The logo"] } });
    await expect(ask(`UPDATE "ChangeRequest" SET "reasons" = '{other}' WHERE "id" = $1`, id)).rejects.toThrow(
      "only end",
    );
    await ask(`UPDATE "ChangeRequest" SET "withdrawnAt" = now() WHERE "id" = $1`, id);
    await expect(ask(`UPDATE "ChangeRequest" SET "withdrawnAt" = NULL WHERE "id" = $1`, id)).rejects.toThrow(
      "only end",
    );
  });

  test("a version begins as a draft, and becomes nothing that its state does not lead to", async () => {
    const born = ask(
      `INSERT INTO "ScriptVersion" ("id", "scriptId", "number", "contentHash", "body", "state")
       VALUES (gen_random_uuid(), $1, 9, 'x', '{}', 'approved')`,
      story.script.id,
    );
    await expect(born).rejects.toThrow("begins as a draft");
    const jump = ask(`UPDATE "ScriptVersion" SET "state" = 'approved' WHERE "id" = $1`, story.version.id);
    await expect(jump).rejects.toThrow("cannot become");
  });
});
