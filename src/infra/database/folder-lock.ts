import { closeSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "#core/errors.ts";

type Holder = { pid: number; startedTicks: string | null };

/**
 * Takes the data folder for this process alone; the embedded database would be corrupted by a second one.
 * A lock whose process is dead is taken over, never one that is merely old. Throws CONFIGURATION naming the holder, or
 * why the folder cannot be written.
 */
export function lockFolder(dataDir: string): { release: () => void } {
  try {
    return lock(dataDir);
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(
      `The data folder ${dataDir} cannot be written (${reason}). Choose another with DATA_DIR.`,
      { cause },
    );
  }
}

function lock(dataDir: string): { release: () => void } {
  // Others on this machine have no business in it: the database would take what they write for its own.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "lock");
  const me: Holder = { pid: process.pid, startedTicks: readStat(process.pid)?.startedTicks ?? null };
  if (!create(path, me)) {
    const holder = read(path);
    if (holder !== null && isAlive(holder)) throw heldBy(dataDir, holder);
    takeOver(path, holder);
    if (!create(path, me)) throw heldBy(dataDir, read(path));
  }
  const mine = read(path);
  if (mine?.pid !== me.pid) throw heldBy(dataDir, mine);
  return {
    release: () => {
      if (read(path)?.pid === me.pid) unlinkSync(path);
    },
  };
}

/** The process that has the data folder now, null when nobody has; changes nothing. */
export function holderOf(dataDir: string): { pid: number } | null {
  const holder = read(join(dataDir, "lock"));
  return holder !== null && isAlive(holder) ? holder : null;
}

function create(path: string, holder: Holder): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, JSON.stringify(holder));
    closeSync(file);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

// Renaming moves exactly one lock file. If another process was quicker, what we moved is its live lock: give it back.
function takeOver(path: string, stale: Holder | null): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  const moved = read(aside);
  if (moved?.pid !== stale?.pid && moved !== null && isAlive(moved)) linkSync(aside, path);
  unlinkSync(aside);
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

// A pid may be given to another program after a crash; its start time tells the two apart where /proc exists.
function isAlive({ pid, startedTicks: ticks }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, "EPERM")) return false;
  }
  const stat = readStat(pid);
  if (stat === null || ticks === null) return true;
  // A killed process keeps its pid as a zombie until its parent looks.
  return stat.startedTicks === ticks && stat.state !== "Z";
}

function readStat(pid: number): { state: string | undefined; startedTicks: string | null } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name stands in parentheses and may hold spaces; fields 3 and 22 count from there.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], startedTicks: fields[19] ?? null };
  } catch {
    return null;
  }
}

function heldBy(dataDir: string, holder: Holder | null): ConfigurationError {
  const who = holder === null ? "Another process" : `Process ${holder.pid}`;
  return new ConfigurationError(
    `${who} already uses the data folder ${dataDir}. Stop it, or choose another folder with DATA_DIR.`,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
