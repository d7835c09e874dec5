import type { Actor, Context } from "#access/index.ts";
import type { Config } from "#config/env.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { contextMaker } from "#infra/context.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openLog } from "#infra/log.ts";
import { refuseWhereNothingOpens } from "./existing-database.ts";

export type Desk = { prisma: PrismaClient; contextOf: (actor: Actor) => Context };

/** Runs a command on a database that is there, and closes it whatever happens. Throws CONFIGURATION when it cannot be opened. */
export async function withDatabase<Result>(config: Config, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  refuseWhereNothingOpens(config, "read");
  const database = await openDatabase(config);
  try {
    const { prisma } = database;
    const log = openLog(config);
    return await work({ prisma, contextOf: contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} }) });
  } finally {
    await database.close();
  }
}
