import { existsSync } from "node:fs";
import type { Config } from "#config/env.ts";
import { ConfigurationError } from "#core/errors.ts";
import { holderOf } from "#infra/database/folder-lock.ts";
import { postgresFolder } from "#infra/database/restore.ts";

/** To open a folder that has no database would make an empty one, in which nothing can be `done`. Throws CONFIGURATION. */
export function refuseWhereNothingOpens({ databaseUrl, dataDir }: Config, done: string): void {
  if (databaseUrl !== undefined) return;
  const holder = holderOf(dataDir);
  if (holder) {
    throw new ConfigurationError(
      `Process ${holder.pid} has the embedded database in ${dataDir} open. Stop it, run this again, and start it anew; slots that come due meanwhile wait.`,
    );
  }
  if (!existsSync(postgresFolder(dataDir))) {
    throw new ConfigurationError(
      `There is no database in ${dataDir} yet, so nothing can be ${done}. DATA_DIR names another folder.`,
    );
  }
}
