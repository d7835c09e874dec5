import { randomUUID } from "node:crypto";
import { appendFile, readFile, rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordAudit } from "#audit/index.ts";
import { HOUR, MINUTE } from "#core/clock.ts";
import { contentHash } from "#core/content-hash.ts";
import { isSignedBy } from "#core/signed.ts";
import { openTrail, type Trail } from "./support/trail.ts";

let trail: Trail;
beforeEach(async () => {
  trail = await openTrail();
});
afterEach(() => trail.close());

/** Lets the last checkpoint be that old. */
async function age(ms: number): Promise<void> {
  await trail.prisma.$executeRaw`ALTER TABLE "public"."AuditCheckpoint" DISABLE TRIGGER USER`;
  const { id, at } = await trail.prisma.auditCheckpoint.findFirstOrThrow({ orderBy: { seq: "desc" } });
  await trail.prisma.auditCheckpoint.update({ where: { id }, data: { at: new Date(at.getTime() - ms) } });
}

test("the record is signed once an hour, and when the program stops, if there is something new", async () => {
  expect(await trail.sign(false)).toEqual({ signed: null, wrong: null });
  await trail.write(3);
  const { signed } = await trail.sign(false);
  expect(signed).toMatchObject({ count: "4", key: trail.signer.key });
  expect(signed && isSignedBy(trail.signer.key, signed)).toBe(true);

  await trail.write(2);
  await age(HOUR - MINUTE);
  expect((await trail.sign(false)).signed).toBeNull();
  await age(2 * MINUTE);
  expect((await trail.sign(false)).signed).toMatchObject({ count: "7" });
  await age(5 * HOUR);
  expect((await trail.sign(false)).signed).toBeNull();
  expect((await trail.sign(true)).signed).toBeNull();

  await trail.write(1);
  expect((await trail.sign(true)).signed).toMatchObject({ count: "9" });
});

test("what is signed stands in the file too, each once, whoever wrote it and whatever a crash left there", async () => {
  await trail.write(1);
  await trail.sign();
  await trail.write(1);
  await trail.sign();
  const lines = () => readFile(trail.path, "utf8");
  const two = await lines();
  expect(two.trimEnd().split("\n")).toHaveLength(2);
  await rm(trail.path);
  await appendFile(trail.path, `${two.split("\n")[0]}\n{"type":"sunny-corner/audit-ch`);
  await trail.write(1);
  await trail.sign();
  expect(await lines()).toMatch(new RegExp(`^${two.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}.*\n$`));
  expect(await trail.verify()).toMatchObject({ isWhole: true, unsigned: 0, checkpoints: { database: 3, file: 3 } });
});

test("several schedulers that sign at once make one checkpoint", async () => {
  await trail.write(3);
  await Promise.all([1, 2, 3].map(() => trail.sign(false)));
  expect(await trail.prisma.auditCheckpoint.count()).toBe(1);
});

test("a record that somebody changed is reported and not signed", async () => {
  await trail.write(3);
  await trail.sign();
  await trail.write(3);
  await trail.prisma.$executeRaw`ALTER TABLE "public"."AuditEntry" DISABLE TRIGGER USER`;
  await trail.prisma.$executeRaw`UPDATE "public"."AuditEntry" SET "reason" = 'another' WHERE "seq" = 6`;
  expect(await trail.sign()).toMatchObject({ signed: null, wrong: { kind: "changed", seq: "6" } });
  expect(trail.said).toMatchObject([{ fault: { kind: "changed", seq: "6" } }]);
  expect(await trail.prisma.auditCheckpoint.count()).toBe(1);
});

test("entries that an older version wrote still hold, and those of today follow them", async () => {
  let prevHash = "0".repeat(64);
  for (const action of ["campaign.create", "script.write"]) {
    const entry = {
      at: new Date(),
      actor: { type: "system", job: "test" },
      action,
      entityType: "Anything",
      entityId: randomUUID(),
      after: { words: "old" },
      reason: null,
      prevHash,
    };
    const hash = contentHash({ ...entry, before: null, at: entry.at.toISOString() });
    await trail.prisma.auditEntry.create({ data: { ...entry, hash } });
    prevHash = hash;
  }
  await trail.write(2);
  expect(await trail.verify()).toMatchObject({ isWhole: true, read: 4, faults: [] });
});

test("an entry says in which request it was written", async () => {
  const requestId = randomUUID();
  const ctx = { ...trail.contextOf({ type: "system", job: "test" }), requestId };
  const facts = { action: "script.write", entityType: "ScriptVersion", entityId: randomUUID() } as const;
  await ctx.transaction((tx) => recordAudit(tx, ctx, facts));
  expect(await trail.prisma.auditEntry.findFirst()).toMatchObject({ requestId, version: 2 });
});
