import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** A process as it was seen; a later one of the same number began at another time. */
export type Seen = { pid: number; parent: number; began: string; command: string };

/** The processes that this one has started, and theirs, that draw, encode or lead the drawing. */
export function drawers(): Seen[] {
  const all = living();
  const mine = new Set([process.pid]);
  for (let size = 0; size !== mine.size; ) {
    size = mine.size;
    for (const { pid, parent } of all) if (mine.has(parent)) mine.add(pid);
  }
  return all.filter(({ pid, command }) => pid !== process.pid && mine.has(pid) && DRAWS.test(command));
}

const DRAWS = /render-host|chromium|\/ffmpeg |\/ffprobe /;

/** The ones of a kind among them. */
export const hosts = () => drawers().filter(({ command }) => command.includes("render-host"));
export const browsers = () => drawers().filter(({ command }) => command.includes("chromium"));
export const encoders = () => drawers().filter(({ command }) => /\/ffmpeg .*libx264/.test(command));

/** The browser itself; its own children end with it. */
export const mainBrowser = () => browsers().filter(({ command }) => !command.includes("--type="));

/** Those that still live. */
export function left(seen: readonly Seen[]): Seen[] {
  const all = living();
  return seen.filter(({ pid, began }) => all.some((one) => one.pid === pid && one.began === began));
}

/** Kills at once whatever `find` finds, as soon as it finds anything, unless `hasEnded`. */
export async function killFirst(find: () => Seen[], hasEnded: () => boolean): Promise<Seen[]> {
  for (let found = find(); !hasEnded(); found = find()) {
    if (found.length > 0) return kill(found);
    await wait(2);
  }
  throw new Error("It ended before there was anything to kill.");
}

/** Kills processes as the machine does when it has no memory left. */
export function kill(seen: Seen[]): Seen[] {
  if (seen.length === 0) throw new Error("There is nothing to kill.");
  for (const { pid } of seen) process.kill(pid, "SIGKILL");
  return seen;
}

// Field 3 of stat is the state, 4 the parent, 22 when it began; the name before them may hold spaces.
function living(): Seen[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [state = "", parent = "", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if ("ZX".includes(state)) return [];
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ pid: Number(name), parent: Number(parent), began: rest[17] ?? "", command }];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}
