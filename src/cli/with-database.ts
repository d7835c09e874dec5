import { existsSync } from "node:fs";
import type { Actor, Context } from "#access/index.ts";
import type { Config } from "#config/env.ts";
import { ConfigurationError } from "#core/errors.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { contextMaker } from "#infra/context.ts";
import { holderOf } from "#infra/database/folder-lock.ts";
import { openDatabase } from "#infra/database/open.ts";
import { postgresFolder } from "#infra/database/restore.ts";
import { openLog } from "#infra/log.ts";

export type Desk = { prisma: PrismaClient; contextOf: (actor: Actor) => Context };

/** Runs a command on a database that is there, and closes it whatever happens. Throws CONFIGURATION when it cannot be opened. */
export async function withDatabase<Result>(config: Config, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  refuseWhereNothingOpens(config);
  const database = await openDatabase(config);
  try {
    const { prisma } = database;
    const log = openLog(config);
    return await work({ prisma, contextOf: contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} }) });
  } finally {
    await database.close();
  }
}

// To open a folder that has no database would make an empty one.
function refuseWhereNothingOpens({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl !== undefined) return;
  const holder = holderOf(dataDir);
  if (holder) {
    throw new ConfigurationError(
      `Process ${holder.pid} has the embedded database in ${dataDir} open. Stop it, run this again, and start it anew.`,
    );
  }
  if (!existsSync(postgresFolder(dataDir))) {
    throw new ConfigurationError(`There is no database in ${dataDir} yet. DATA_DIR names another folder.`);
  }
}
