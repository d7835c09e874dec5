import { readdirSync, readFileSync } from "node:fs";
import { SECOND } from "#core/clock.ts";
import { UnavailableError } from "#core/errors.ts";
import { keyOf, NOTHING_YET, type Process, tally } from "./tree-tally.ts";

export type Taken = { cpuMs: number; peakRssBytes: number; peakSharedBytes: number };

const LOOK_EVERY_MS = 200;
// What Linux tells programs, whatever it counts in itself.
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/**
 * Watches all processes whose folder for temporary files is `folder` or below, and their descendants, five times a
 * second; the function returned takes a last look and says what they took since. Throws UNAVAILABLE without /proc.
 */
export function watchProcesses(folder: string): () => Taken {
  const marks = new Map<string, boolean>();
  const isMarked = (pid: number, startedAt: number) => {
    const key = keyOf({ pid, startedAt });
    const mark = marks.get(key) ?? readEnvironment(pid).some((line) => line.startsWith(`TMPDIR=${folder}`));
    marks.set(key, mark);
    return mark;
  };
  const look = () => {
    const processes = readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0 && pid !== process.pid)
      .flatMap((pid) => readProcess(pid, isMarked) ?? []);
    now = tally(now, processes, reapedTicks());
  };
  let now = NOTHING_YET;
  look();
  const start = now.ticks;
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    look();
    const { ticks, peakRssBytes, peakSharedBytes } = now;
    return { cpuMs: ((ticks - start) * SECOND) / TICKS_PER_SECOND, peakRssBytes, peakSharedBytes };
  };
}

function readProcess(pid: number, isMarked: (pid: number, startedAt: number) => boolean): Process | null {
  const stat = readStat(String(pid));
  const memory = unlessGone(() => readFileSync(`/proc/${pid}/statm`, "utf8").split(" ").map(Number));
  if (!stat || !memory) return null;
  const [, resident = 0, shared = 0] = memory;
  return {
    pid,
    parent: stat.parent,
    startedAt: stat.startedAt,
    ticks: stat.own + stat.reaped,
    rssBytes: resident * PAGE_BYTES,
    sharedBytes: shared * PAGE_BYTES,
    isMarked: isMarked(pid, stat.startedAt),
  };
}

function reapedTicks(): number {
  const stat = readStat("self");
  if (!stat) throw new UnavailableError("The processes cannot be watched: /proc is not there. Run the bench on Linux.");
  return stat.reaped;
}

// The name of a program may hold spaces and brackets: numbers are counted from behind its last one.
function readStat(pid: string) {
  const text = unlessGone(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const at = (field: number) => Number(fields[field - 3] ?? 0);
  return { parent: at(4), own: at(14) + at(15), reaped: at(16) + at(17), startedAt: at(22) };
}

function readEnvironment(pid: number): string[] {
  return unlessGone(() => readFileSync(`/proc/${pid}/environ`, "utf8").split("\0")) ?? [];
}

// A process may end between being listed and being read; another user's may not be read at all.
function unlessGone<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
