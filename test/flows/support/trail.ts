import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signCheckpoint, verifyAudit } from "#audit/actions/index.ts";
import { type Checkpoint, recordAudit } from "#audit/index.ts";
import { signerOf } from "#core/signed.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { contextMaker } from "#infra/context.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openMigratedDatabase } from "./migrated-database.ts";

type Reader = Prisma.TransactionClient;
export type Trail = Awaited<ReturnType<typeof openTrail>>;

/** An audit record of its own, with the file of its checkpoints. */
export async function openTrail() {
  const database = await openMigratedDatabase();
  const { prisma } = database;
  const dataDir = await mkdtemp(join(tmpdir(), "sunny-test-"));
  const file = openCheckpointFile(dataDir);
  const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
  const said: object[] = [];
  const hear = (facts: object) => void said.push(facts);
  const log = { debug: hear, info: hear, warn: hear, error: hear };
  const contextOf = contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} });
  return {
    prisma,
    dataDir,
    path: join(dataDir, "audit-checkpoints.ndjson"),
    file,
    signer,
    said,
    contextOf,
    write: (count: number) => writeEntries(contextOf, count),
    sign: (isStopping = true) =>
      signCheckpoint(
        { ctx: contextOf({ type: "system", job: "sign-checkpoint" }), input: { isStopping } },
        { reader: prisma, signer, file },
      ),
    verify: ({ reader = prisma, key = signer.key, from = null }: Partial<Way> = {}) =>
      verifyAudit({ ctx: contextOf({ type: "system", job: "read-audit" }), input: { from } }, { reader, key, file }),
    close: async () => {
      await database.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

type Way = { reader: Reader; key: string; from: Checkpoint | null };

async function writeEntries(contextOf: ReturnType<typeof contextMaker>, count: number): Promise<void> {
  const personId = randomUUID();
  const ctx = { ...contextOf({ type: "person", personId, roles: ["producer"] }), requestId: randomUUID() };
  await ctx.transaction(async (tx) => {
    for (let turn = 0; turn < count; turn += 1) {
      const entityId = randomUUID();
      const [before, after] = [
        { words: "old", turn },
        { words: `new ${randomBytes(8).toString("hex")}`, turn },
      ];
      const facts = { action: "script.write", entityType: "ScriptVersion", entityId, reason: "a better word" } as const;
      await recordAudit(tx, ctx, { ...facts, before, after });
    }
  });
}

class Undone extends Error {}

/** What comes out when somebody with every right on the database does this; afterwards it is as it was. */
export async function tamperedWith<Result>(
  { prisma }: Pick<Trail, "prisma">,
  tamper: (tx: Reader) => Promise<unknown>,
  look: (tx: Reader) => Promise<Result>,
): Promise<Result> {
  const seen: Result[] = [];
  const undoing = prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`ALTER TABLE "public"."AuditEntry" DISABLE TRIGGER USER`;
      await tx.$executeRaw`ALTER TABLE "public"."AuditCheckpoint" DISABLE TRIGGER USER`;
      await tamper(tx);
      seen.push(await look(tx));
      throw new Undone();
    },
    { timeout: 60_000 },
  );
  await undoing.catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  const [result] = seen;
  if (result === undefined) throw new Error("Nothing was looked at.");
  return result;
}
