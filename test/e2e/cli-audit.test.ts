import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signCheckpoint } from "#audit/actions/index.ts";
import { recordAudit } from "#audit/index.ts";
import { projectPath } from "#config/project.ts";
import { contextMaker } from "#infra/context.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { openSigner } from "#infra/signing/signing-key.ts";
import { copyOf } from "./made-folder.ts";
import { expectRefusal, newFolder, sunny } from "./run-sunny.ts";

const FORMULA = '=HYPERLINK("https://evil.example")';

let made = "";
let key = "";
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "sunny-test-"));
  const database = await openEmbedded(made);
  await migrate(database);
  const { prisma } = database;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const contextOf = contextMaker({ prisma, log, now: () => new Date("2026-11-27T09:00:00Z"), onCommit: () => {} });
  const ctx = contextOf({ type: "system", job: "test" });
  const facts = { action: "script.write", entityType: "ScriptVersion", entityId: "one" } as const;
  const after = { words: "Grüße, 日本", ratio: 0.1, list: [1, null, true] };
  await ctx.transaction((tx) => recordAudit(tx, ctx, { ...facts, reason: FORMULA, after }));
  await ctx.transaction((tx) => recordAudit(tx, ctx, { ...facts, reason: "@later", before: after }));
  const signer = await openSigner(prisma, openSealer(await readSecretKeys(made, undefined)));
  key = signer.key;
  const file = openCheckpointFile(made);
  const signing = contextOf({ type: "system", job: "sign-checkpoint" });
  await signCheckpoint({ ctx: signing, input: { isStopping: true } }, { reader: prisma, signer, file });
  await database.close();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const audit = (dataDir: string, ...args: string[]) => sunny(["audit", ...args], { env: { DATA_DIR: dataDir } });

/** Does to the database what its own triggers forbid. */
async function tamper(dataDir: string, ...statements: string[]): Promise<void> {
  const database = await openEmbedded(dataDir);
  await database.withSession(async ({ run }) => {
    for (const sql of [`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`, ...statements]) await run(sql);
  });
  await database.close();
}

describe("sunny audit verify", () => {
  test("says that the record is whole, and how much of it is signed", async () => {
    const { code, out } = await audit(made, "verify");
    expect(out).toMatch(
      /^Whole: 3 entries read, the last is 3 \([0-9a-f]{64}\)\.\nSigned up to entry 3, at .*; 0 entries since then\.\n$/,
    );
    expect(code).toBe(0);
    const json = await audit(made, "verify", "--json", "--from-checkpoint", join(made, "audit-checkpoints.ndjson"));
    expect(JSON.parse(json.out)).toMatchObject({ isWhole: true, read: 0, lastSeq: "3", faults: [] });
  });

  test("names the first entry that is wrong, and ends with 1", async () => {
    const folder = copyOf(made);
    await tamper(folder, `UPDATE "AuditEntry" SET "reason" = 'another' WHERE "seq" = 2`);
    const { code, out } = await audit(folder, "verify");
    expect(out).toMatch(/^Not whole:\n {2}Entry 2 was changed after it was written\.\n/);
    expect(code).toBe(1);
    const json = await audit(folder, "verify", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ isWhole: false, faults: [{ kind: "changed", seq: "2" }] });
    expect(json.code).toBe(1);
  });

  test("misses what was cut off together with the checkpoints of the database", async () => {
    const folder = copyOf(made);
    await tamper(
      folder,
      `ALTER TABLE "AuditCheckpoint" DISABLE TRIGGER USER`,
      `DELETE FROM "AuditCheckpoint"`,
      `DELETE FROM "AuditEntry" WHERE "seq" > 1`,
    );
    const { code, out } = await audit(folder, "verify");
    expect(out).toMatch(
      /Entry 1 is the last one, but line 1 of the file of checkpoints says that there were entries up to 3/,
    );
    expect(code).toBe(1);
  });

  test("refuses a file that is no checkpoint, and a folder without a database", async () => {
    const folder = newFolder();
    const file = join(folder, "notes.txt");
    writeFileSync(file, "hello");
    expectRefusal(await audit(made, "verify", "--from-checkpoint", file), {
      code: 65,
      says: /line 1: is no signed checkpoint/,
    });
    expectRefusal(await audit(folder, "verify"), { code: 78, says: /nothing can be verified/ });
    expectRefusal(await audit(folder, "export", "--from", "soon"), { code: 64, says: /--from soon: must be a date/ });
  });
});

describe("sunny audit export", () => {
  test("NDJSON holds on its own: a script without this program verifies it, and finds a changed sign", async () => {
    const folder = newFolder();
    const file = join(folder, "entries.ndjson");
    writeFileSync(file, (await audit(made, "export")).out);
    const verifyAlone = (...args: string[]) =>
      promisify(execFile)(process.execPath, [projectPath("docs", "verify-audit.mjs"), ...args]);
    const checkpoints = join(made, "audit-checkpoints.ndjson");
    const { stdout } = await verifyAlone(file, checkpoints, key);
    expect(stdout).toBe("3 entries follow from each other; 1 checkpoints agree.\n");

    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("@later", "@laser"));
    await expect(verifyAlone(file)).rejects.toMatchObject({ stdout: "Entry 2 was changed.\n" });
    writeFileSync(file, text.replace(/.*\n/, ""));
    await expect(
      verifyAlone(
        file,
        checkpoints,
        key.replace(/^./, (sign) => (sign === "A" ? "B" : "A")),
      ),
    ).rejects.toThrow();
  });

  test("CSV opens in a spreadsheet and nothing in it is a formula", async () => {
    const { code, out } = await audit(made, "export", "--format", "csv");
    const [head, first, second, ...rest] = out.split("\r\n");
    expect(head).toBe("seq,version,at,actor,action,entityType,entityId,before,after,reason,requestId,prevHash,hash");
    expect(first).toContain(`,"'=HYPERLINK(""https://evil.example"")",`);
    expect(first).toMatch(
      /^1,2,2026-11-27T09:00:00\.000Z,"\{""job"":""test"",""type"":""system""\}",script\.write,ScriptVersion,one,,/,
    );
    expect(second).toContain(",'@later,");
    expect(rest).toHaveLength(2);
    expect(code).toBe(0);
  });

  test("only the asked time is written", async () => {
    const all = await audit(made, "export", "--from", "2026-11-27", "--until", "2026-11-28T00:00:00+01:00");
    expect(all.out.trimEnd().split("\n")).toHaveLength(3);
    expect((await audit(made, "export", "--until", "2026-11-27T09:00:00Z")).out).toBe("");
    expect((await audit(made, "export", "--from", "2026-11-27T09:00:01Z")).out).toBe("");
  });
});
