import type { Config } from "#config/env.ts";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { ConfigurationError, WrongStateError } from "#core/errors.ts";
import { refuseNewerFormat } from "#infra/database/folder-format.ts";
import { lockFolder } from "#infra/database/folder-lock.ts";
import { describeSnapshots, restoreSnapshot, type Snapshot } from "#infra/database/restore.ts";
import { confirm } from "../confirm.ts";
import { UsageError } from "../exit.ts";

export type RestoreOptions = { list?: boolean; yes?: boolean };

/** Puts a snapshot in the place of the embedded database, or lists what there is. Throws CONFIGURATION, UNAVAILABLE. */
export async function restore(wanted: string | undefined, options: RestoreOptions, config: Config): Promise<void> {
  const { dataDir } = config;
  if (config.databaseUrl !== undefined) {
    throw new ConfigurationError(
      "DATABASE_URL is set, and snapshots are of the embedded database only. Restore that Postgres from its own backup, or unset DATABASE_URL.",
    );
  }
  refuseNewerFormat(dataDir);
  const snapshots = await describeSnapshots(dataDir);
  const [newest] = snapshots;
  if (newest === undefined) {
    throw new WrongStateError(
      `There are no snapshots in ${dataDir}. One is taken two minutes after the start and every 15 minutes from then on; DATA_DIR names another folder.`,
    );
  }
  if (options.list) return say(snapshots.map((snapshot) => describe(snapshot, new Date())));

  const chosen = wanted === undefined ? newest : snapshots.find(({ name }) => name === withEnding(wanted));
  if (chosen === undefined) throw new UsageError(`There is no snapshot ${wanted}. See: sunny restore --list`);
  if (!options.yes && !(process.stdin.isTTY && process.stdout.isTTY)) {
    throw new UsageError(`This replaces the database with the snapshot ${chosen.name}. To go ahead, add --yes.`);
  }
  const lock = lockFolder(dataDir);
  try {
    await replace(dataDir, chosen, options.yes === true);
  } finally {
    lock.release();
  }
}

async function replace(dataDir: string, chosen: Snapshot, isSure: boolean): Promise<void> {
  const age = ageOf(chosen, new Date());
  if (!isSure && !(await confirm(`Go back to ${readable(chosen.takenAt)}, ${age} ago, and lose what came after?`))) {
    throw new WrongStateError("Nothing was changed.");
  }
  const aside = await restoreSnapshot(dataDir, chosen.name, new Date());
  say([
    `The database is again as it was at ${readable(chosen.takenAt)}, ${age} ago.`,
    "What was written after that is lost. A video released since then may be due again: look at the schedule first.",
    aside === null
      ? "There was no database before, so none was kept."
      : `The database from before lies in ${aside}. Delete it once you no longer need it.`,
  ]);
}

function withEnding(name: string): string {
  return name.endsWith(".tar.gz") ? name : `${name}.tar.gz`;
}

function describe(snapshot: Snapshot, now: Date): string {
  const megabytes = `${(snapshot.bytes / 1e6).toFixed(1)} MB`;
  return `${snapshot.name}  ${readable(snapshot.takenAt)}  ${megabytes.padStart(9)}  ${ageOf(snapshot, now)} ago`;
}

function readable(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function ageOf({ takenAt }: Snapshot, now: Date): string {
  const ms = now.getTime() - takenAt.getTime();
  if (ms < 2 * HOUR) return `${Math.max(0, Math.round(ms / MINUTE))} minutes`;
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)} hours` : `${Math.round(ms / DAY)} days`;
}

function say(lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
