import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { exportAudit, type Verification, verifyAudit } from "#audit/actions/index.ts";
import { type Checkpoint, describeFault, type ExportFormat, parseCheckpoints } from "#audit/index.ts";
import type { Config } from "#config/env.ts";
import { InvalidInputError } from "#core/errors.ts";
import { dateSchema } from "#core/text.ts";
import { contextMaker } from "#infra/context.ts";
import type { Database } from "#infra/database/connection.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openLog } from "#infra/log.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { findSigner } from "#infra/signing/signing-key.ts";
import { counted } from "../counted.ts";
import { refuseWhereNothingOpens } from "../existing-database.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { readText } from "../read-text.ts";

export type VerifyOptions = { fromCheckpoint?: string; json?: boolean };
export type ExportOptions = { format: ExportFormat; from?: string; until?: string };

/** Proves that the audit record is whole, or says where it is not. Throws INVALID_INPUT, CONFIGURATION. */
export async function verify({ fromCheckpoint, json }: VerifyOptions, config: Config): Promise<ExitCode> {
  refuseWhereNothingOpens(config, "verified");
  const from = fromCheckpoint === undefined ? null : readCheckpoint(fromCheckpoint);
  return withAudit(config, async ({ ctx, prisma }) => {
    const signer = await findSigner(prisma, openSealer(await readSecretKeys(config.dataDir, config.secretKeys)));
    const file = openCheckpointFile(config.dataDir);
    const ports = { reader: prisma, key: signer?.key ?? "none", file };
    const verification = await verifyAudit({ ctx, input: { from } }, ports);
    process.stdout.write(`${json ? JSON.stringify(verification) : describe(verification)}\n`);
    return verification.isWhole ? EXIT.ok : EXIT.failed;
  });
}

/** Writes the audit record to standard output. Throws CONFIGURATION. */
export async function exportEntries({ format, ...times }: ExportOptions, config: Config): Promise<void> {
  const [from, until] = [parseTime("--from", times.from), parseTime("--until", times.until)];
  refuseWhereNothingOpens(config, "exported");
  await withAudit(config, async ({ ctx, prisma }) => {
    const lines = exportAudit({ ctx, input: { format, from, until } }, prisma);
    try {
      await pipeline(Readable.from(lines), process.stdout, { end: false });
    } catch (error) {
      // Whoever reads may leave before the end; what else is wrong with the output has been said.
      if (!(error instanceof Error && "syscall" in error)) throw error;
    }
  });
}

type Audit = { ctx: ReturnType<ReturnType<typeof contextMaker>>; prisma: Database["prisma"] };

async function withAudit<Result>(config: Config, work: (audit: Audit) => Promise<Result>): Promise<Result> {
  const { prisma, close } = await openDatabase(config);
  try {
    const contextOf = contextMaker({ prisma, log: openLog(config), now: () => new Date(), onCommit: () => {} });
    return await work({ ctx: contextOf({ type: "system", job: "read-audit" }), prisma });
  } finally {
    await close();
  }
}

function describe({ isWhole, read, lastSeq, headHash, lastCheckpoint, unsigned, faults }: Verification): string {
  const signed = lastCheckpoint
    ? `Signed up to entry ${lastCheckpoint.seq}, at ${lastCheckpoint.at}; ${counted(unsigned, "entry", "entries")} since then.`
    : "Nothing of it is signed yet: a scheduler signs it every hour, and when it stops.";
  if (isWhole)
    return `Whole: ${counted(read, "entry", "entries")} read, the last is ${lastSeq} (${headHash}).\n${signed}`;
  return ["Not whole:", ...faults.map((fault) => `  ${describeFault(fault)}`), signed].join("\n");
}

function readCheckpoint(path: string): Checkpoint {
  const lines = parseCheckpoints(`${readText(path).trimEnd()}\n`);
  const wrong = lines.find(({ checkpoint }) => checkpoint === null);
  const last = lines.at(-1)?.checkpoint;
  if (wrong || !last) {
    const message = "is no signed checkpoint; give a file such as audit-checkpoints.ndjson";
    throw new InvalidInputError(path, [{ path: `line ${wrong?.line ?? 1}`, message }]);
  }
  return last;
}

const timeSchema = z.union([z.iso.datetime({ offset: true }), dateSchema]);

function parseTime(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  if (!timeSchema.safeParse(text).success) {
    throw new UsageError(`${name} ${text}: must be a date such as 2026-12-01, or a time such as 2026-12-01T09:00:00Z.`);
  }
  return new Date(text);
}
