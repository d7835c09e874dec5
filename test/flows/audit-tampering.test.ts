import { generateKeyPairSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { describeFault } from "#audit/index.ts";
import { contentHash } from "#core/content-hash.ts";
import { signerOf } from "#core/signed.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { openTrail, type Trail, tamperedWith } from "./support/trail.ts";

type Reader = Prisma.TransactionClient;
let trail: Trail;
let seqs: bigint[];
let checkpoints: string;

// Two signed stretches of six entries each, the last of a stretch telling of its checkpoint, then three that nobody signed.
beforeAll(async () => {
  trail = await openTrail();
  await trail.write(5);
  await trail.sign();
  await trail.write(5);
  await trail.sign();
  await trail.write(3);
  const entries = await trail.prisma.auditEntry.findMany({ orderBy: { seq: "asc" }, select: { seq: true } });
  seqs = entries.map(({ seq }) => seq);
  checkpoints = await readFile(trail.path, "utf8");
});
afterEach(() => writeFile(trail.path, checkpoints));
afterAll(() => trail.close());

/** The number of the entry at a place, from 1. */
const at = (place: number) => seqs.at(place - 1) ?? 0n;
const verifyAfter = (tamper: (tx: Reader) => Promise<unknown>) =>
  tamperedWith(trail, tamper, (reader) => trail.verify({ reader }));
const run = (sql: string) => (tx: Reader) => tx.$executeRawUnsafe(sql);
const faultOf = async (tamper: (tx: Reader) => Promise<unknown>) => (await verifyAfter(tamper)).faults[0];

test("an untouched record holds, and says how much of it is signed", async () => {
  const { isWhole, read, lastSeq, unsigned, lastCheckpoint, faults, ...rest } = await trail.verify();
  expect({ isWhole, read, lastSeq, unsigned, faults }).toEqual({
    isWhole: true,
    read: 15,
    lastSeq: String(at(15)),
    unsigned: 3,
    faults: [],
  });
  expect(lastCheckpoint).toMatchObject({ seq: String(at(12)) });
  expect(rest.checkpoints).toEqual({ database: 2, file: 2 });
});

describe("one changed sign in an entry is found, whichever column it is in", () => {
  const flips: Record<string, string> = {
    version: `"version" = 3`,
    at: `"at" = "at" + interval '1 millisecond'`,
    actor: `"actor" = jsonb_set("actor", '{roles}', '["producer", "admin"]')`,
    "kind of actor": `"actor" = jsonb_set("actor", '{type}', '"token"')`,
    action: `"action" = 'script.writf'`,
    entityType: `"entityType" = 'ScriptVersioo'`,
    entityId: `"entityId" = overlay("entityId" placing 'x' from 1)`,
    before: `"before" = jsonb_set("before", '{words}', '"ole"')`,
    "before, gone": `"before" = NULL`,
    after: `"after" = jsonb_set("after", '{turn}', '17')`,
    reason: `"reason" = 'a better work'`,
    "reason, empty": `"reason" = ''`,
    requestId: `"requestId" = overlay("requestId" placing 'x' from 1)`,
    "requestId, gone": `"requestId" = NULL`,
    hash: `"hash" = overlay("hash" placing 'x' from 1)`,
  };

  test.each(Object.entries(flips))("%s", async (_column, flip) => {
    for (const place of [1, 8, 15]) {
      const fault = await faultOf(run(`UPDATE "public"."AuditEntry" SET ${flip} WHERE "seq" = ${at(place)}`));
      expect(fault).toMatchObject({ kind: "changed", seq: String(at(place)) });
    }
  });

  test("prevHash", async () => {
    const fault = await faultOf(
      run(
        `UPDATE "public"."AuditEntry" SET "prevHash" = overlay("prevHash" placing 'x' from 1) WHERE "seq" = ${at(8)}`,
      ),
    );
    expect(fault).toMatchObject({ kind: "removed", seq: String(at(8)) });
  });

  test("version, back to the form that covered less", async () => {
    const fault = await faultOf(run(`UPDATE "public"."AuditEntry" SET "version" = 1 WHERE "seq" = ${at(8)}`));
    expect(fault).toMatchObject({ kind: "older-form", seq: String(at(8)) });
  });
});

describe("an entry that is gone is missed", () => {
  test.each([
    ["the first", 1, 2, "removed"],
    ["one in the middle", 4, 5, "removed"],
  ])("%s", async (_which, gone, named, kind) => {
    const fault = await faultOf(run(`DELETE FROM "public"."AuditEntry" WHERE "seq" = ${at(gone)}`));
    expect(fault).toMatchObject({ kind, seq: String(at(named)) });
  });

  test("the last one that was signed, and all after it", async () => {
    const fault = await faultOf(run(`DELETE FROM "public"."AuditEntry" WHERE "seq" >= ${at(12)}`));
    expect(fault).toMatchObject({ kind: "truncated", seq: String(at(11)) });
    expect(fault && describeFault(fault)).toMatch(/the end was cut off/);
  });

  test("all of them", async () => {
    const fault = await faultOf(run(`TRUNCATE "public"."AuditEntry"`));
    expect(fault).toMatchObject({ kind: "truncated", seq: "0" });
  });

  test("all of them together with the checkpoints in the database", async () => {
    const { faults } = await verifyAfter(run(`TRUNCATE "public"."AuditEntry", "public"."AuditCheckpoint"`));
    expect(faults.map(({ kind }) => kind)).toEqual(["truncated", "checkpoint-missing", "checkpoint-missing"]);
  });
});

describe("entries that changed places are found", () => {
  const swap = (one: number, other: number) => async (tx: Reader) => {
    const [a, b] = [at(one), at(other)];
    await tx.$executeRawUnsafe(`UPDATE "public"."AuditEntry" SET "seq" = -1 WHERE "seq" = ${a}`);
    await tx.$executeRawUnsafe(`UPDATE "public"."AuditEntry" SET "seq" = ${a} WHERE "seq" = ${b}`);
    await tx.$executeRawUnsafe(`UPDATE "public"."AuditEntry" SET "seq" = ${b} WHERE "seq" = -1`);
  };

  test("two neighbours", async () => {
    expect(await faultOf(swap(3, 4))).toMatchObject({ kind: "moved", seq: String(at(3)) });
  });

  test("two far apart", async () => {
    expect(await faultOf(swap(2, 9))).toMatchObject({ kind: "moved", seq: String(at(2)) });
  });

  test("all renumbered, in the same order", async () => {
    const fault = await faultOf(async (tx) => {
      await tx.$executeRawUnsafe(`UPDATE "public"."AuditEntry" SET "seq" = "seq" + 1000`);
    });
    expect(fault).toMatchObject({ kind: "changed", seq: String(at(1) + 1000n) });
  });
});

/** Writes entries anew from a place on, each with the right hash, as one would who knows this program. */
async function forge(tx: Reader, place: number, changed: (entry: Prisma.AuditEntryGetPayload<object>) => object) {
  const rows = await tx.auditEntry.findMany({ where: { seq: { gte: at(place) } }, orderBy: { seq: "asc" } });
  let prevHash = (await tx.auditEntry.findUnique({ where: { seq: at(place) - 1n } }))?.hash ?? "0".repeat(64);
  await tx.auditEntry.deleteMany({ where: { seq: { gte: at(place) } } });
  for (const [index, row] of rows.entries()) {
    const { hash: _hash, ...entry } = { ...row, ...(index === 0 ? changed(row) : {}), prevHash };
    const hash = contentHash({ ...entry, seq: String(entry.seq), at: entry.at.toISOString() });
    await tx.auditEntry.create({ data: { ...entry, ...jsonOf(row), hash } });
    prevHash = hash;
  }
}

describe("a history that was written anew, with every hash right, contradicts what was signed", () => {
  test("from the second stretch on", async () => {
    const fault = await faultOf((tx) => forge(tx, 8, () => ({ reason: "somebody else's reason" })));
    expect(fault).toMatchObject({ kind: "rewritten", seq: String(at(7)) });
    expect(fault && describeFault(fault)).toContain(`or one up to ${at(12)}`);
  });

  test("from the beginning", async () => {
    const fault = await faultOf((tx) => forge(tx, 1, () => ({ reason: "somebody else's reason" })));
    expect(fault).toMatchObject({ kind: "rewritten", seq: "1" });
  });

  test("with new checkpoints in the database, signed by a key of the forger's", async () => {
    const forger = signerOf(generateKeyPairSync("ed25519").privateKey);
    const { faults } = await verifyAfter(async (tx) => {
      await forge(tx, 8, () => ({ reason: "somebody else's reason" }));
      const head = await tx.auditEntry.findUniqueOrThrow({ where: { seq: at(12) } });
      const last = await tx.auditCheckpoint.findUniqueOrThrow({ where: { seq: at(12) } });
      const { seq, count, at: time, ...facts } = { ...last, headHash: head.hash };
      const signed = forger.sign({
        type: "sunny-corner/audit-checkpoint/1",
        id: facts.id,
        headHash: facts.headHash,
        at: time.toISOString(),
        seq: String(seq),
        count: String(count),
      });
      const data = { headHash: head.hash, key: signed.key, signature: signed.signature };
      await tx.auditCheckpoint.update({ where: { id: last.id }, data });
    });
    expect(faults.map(({ kind }) => kind)).toEqual(["rewritten", "checkpoint-missing", "other-key"]);
  });
});

test("an entry that was put in between, with a right hash, is named", async () => {
  const fault = await faultOf(async (tx) => {
    // Between the ninth and the tenth, which makes room for it.
    const before = await tx.auditEntry.findUniqueOrThrow({ where: { seq: at(9) } });
    const { hash: _hash, ...entry } = { ...before, seq: at(10), prevHash: before.hash, reason: "made up" };
    const hash = contentHash({ ...entry, seq: String(entry.seq), at: entry.at.toISOString() });
    await tx.$executeRawUnsafe(`UPDATE "public"."AuditEntry" SET "seq" = "seq" + 1 + 1000 WHERE "seq" > ${at(9)}`);
    await tx.$executeRawUnsafe(`UPDATE "public"."AuditEntry" SET "seq" = "seq" - 1000 WHERE "seq" > ${at(9)}`);
    await tx.auditEntry.create({ data: { ...entry, ...jsonOf(before), hash } });
  });
  expect(fault).toMatchObject({ kind: "inserted", seq: String(at(10)) });
});

// What was read is an object or nothing; to write nothing has a form of its own.
function jsonOf({ actor, before, after }: Prisma.AuditEntryGetPayload<object>) {
  return { actor: actor as object, before: (before ?? undefined) as object, after: (after ?? undefined) as object };
}

describe("checkpoints are held against each other", () => {
  test("one that is gone from the database is missed, by the file and by the record", async () => {
    const { faults } = await verifyAfter(run(`DELETE FROM "public"."AuditCheckpoint" WHERE "seq" = ${at(6)}`));
    expect(faults).toMatchObject([{ kind: "checkpoint-missing", seq: String(at(6)) }, { kind: "checkpoint-missing" }]);
  });

  test.each(["at", "seq", "count", "headHash", "signature", "id"])(
    "a file in which someone changed %s of a line is found, by line",
    async (field) => {
      const lines = checkpoints.trimEnd().split("\n");
      const second = JSON.parse(lines[1] ?? "");
      const other: Record<string, string> = {
        at: "2026-01-01T00:00:00.000Z",
        seq: String(at(11)),
        count: "11",
        headHash: "0".repeat(64),
        signature: "A".repeat(86),
        id: "00000000-0000-4000-8000-000000000000",
      };
      await writeFile(trail.path, `${lines[0]}\n${JSON.stringify({ ...second, [field]: other[field] })}\n`);
      const { isWhole, faults } = await trail.verify();
      expect(isWhole).toBe(false);
      expect(faults[0]).toMatchObject({ kind: "checkpoint-forged", detail: expect.stringContaining("Line 2 of") });
    },
  );

  test("a line that is none is found; a last one that was cut off while it was written does not matter", async () => {
    await writeFile(trail.path, `${checkpoints}nonsense\n`);
    expect((await trail.verify()).faults).toMatchObject([{ kind: "checkpoint-forged" }]);
    await writeFile(trail.path, `${checkpoints}{"type":"sunny-cor`);
    expect((await trail.verify()).isWhole).toBe(true);
  });

  test("another key than the one that signed is named", async () => {
    const { key } = signerOf(generateKeyPairSync("ed25519").privateKey);
    const { faults } = await trail.verify({ key });
    expect(faults[0]).toMatchObject({ kind: "other-key", detail: expect.stringContaining(key) });
  });
});

describe("verified from a checkpoint that was kept elsewhere", () => {
  const kept = async (line: number) => (await trail.file.read())[line]?.checkpoint ?? null;

  test("only what came after it is read", async () => {
    expect(await trail.verify({ from: await kept(0) })).toMatchObject({ isWhole: true, read: 9 });
  });

  test("a record that was cut before it, or rewritten, contradicts it", async () => {
    const from = await kept(1);
    const cut = await tamperedWith(trail, run(`DELETE FROM "public"."AuditEntry" WHERE "seq" > ${at(8)}`), (reader) =>
      trail.verify({ reader, from }),
    );
    expect(cut.faults[0]).toMatchObject({ kind: "truncated", seq: String(at(8)) });
    const forged = await tamperedWith(
      trail,
      (tx) => forge(tx, 3, () => ({ reason: "another" })),
      (reader) => trail.verify({ reader, from }),
    );
    expect(forged.faults[0]).toMatchObject({ kind: "rewritten" });
  });

  test("the very entry that it names is looked at too", async () => {
    const from = await kept(1);
    const sql = `UPDATE "public"."AuditEntry" SET "reason" = 'another' WHERE "seq" = ${at(12)}`;
    const seen = await tamperedWith(trail, run(sql), (reader) => trail.verify({ reader, from }));
    expect(seen.faults[0]).toMatchObject({ kind: "changed", seq: String(at(12)) });
  });
});
