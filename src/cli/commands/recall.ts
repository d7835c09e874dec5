import type { Context } from "#access/index.ts";
import type { Config } from "#config/env.ts";
import { InvalidInputError } from "#core/errors.ts";
import { contextMaker } from "#infra/context.ts";
import type { Database } from "#infra/database/connection.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openLog } from "#infra/log.ts";
import { type CarrierList, findCarriers, recallSource } from "#recalls/actions/index.ts";
import { UnknownSourceError } from "#recalls/index.ts";
import { refuseWhereNothingOpens } from "../existing-database.ts";
import { UsageError } from "../exit.ts";
import { describeRecall } from "../recall-words.ts";

export type RecallOptions = { reason?: string; dryRun?: boolean; json?: boolean };

/** Holds what is not out yet and rests on a source, and lists it. Throws INVALID_INPUT for an unknown source, CONFIGURATION. */
export async function recall(sourceId: string, options: RecallOptions, config: Config): Promise<void> {
  const { reason, dryRun: isDry = false } = options;
  if (reason === undefined && !isDry) {
    throw new UsageError('Say why with --reason, as in --reason "the page was withdrawn"; --dry-run only lists.');
  }
  refuseWhereNothingOpens(config, "recalled");
  const log = openLog(config);
  const database = await openDatabase(config);
  try {
    const contextOf = contextMaker({ prisma: database.prisma, log, now: () => new Date(), onCommit: () => {} });
    const ctx = contextOf({ type: "system", job: "recall" });
    const outcome = isDry ? await list(ctx, sourceId, database) : await carryOut(ctx, sourceId, reason ?? "");
    const answer = { source: sourceId, dryRun: isDry, ...outcome };
    process.stdout.write(`${options.json ? JSON.stringify(answer) : describeRecall(answer)}\n`);
  } catch (error) {
    throw error instanceof UnknownSourceError ? unknown(error) : error;
  } finally {
    await database.close();
  }
}

async function list(ctx: Context, sourceId: string, { prisma }: Database): Promise<CarrierList> {
  return findCarriers({ ctx, input: { sourceId } }, prisma);
}

async function carryOut(ctx: Context, sourceId: string, reason: string) {
  return { reason, ...(await recallSource({ ctx, input: { sourceId, reason } })) };
}

function unknown({ sourceId, near }: UnknownSourceError): InvalidInputError {
  const hint = near.length === 0 ? "" : `; near it: ${near.join(", ")}`;
  return new InvalidInputError(sourceId, [{ path: "", message: `is no source that a script could rest on${hint}` }]);
}
