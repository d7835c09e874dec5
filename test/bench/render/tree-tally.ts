/** A process as it stands at one instant. `ticks` is its time on the cores, with that of its children that it outlived. */
export type Process = {
  pid: number;
  parent: number;
  startedAt: number;
  ticks: number;
  rssBytes: number;
  sharedBytes: number;
  /** Whether it was started for the tree, by its environment. */
  isMarked: boolean;
};

/** What a tree of processes took so far. */
export type Tally = {
  /** By process number and start: a number may be given twice. */
  members: ReadonlySet<string>;
  ticks: number;
  /** Time of processes that ended with nobody of the tree to count it. */
  lostTicks: number;
  peakRssBytes: number;
  peakSharedBytes: number;
};

export const NOTHING_YET: Tally = {
  members: new Set(),
  ticks: 0,
  lostTicks: 0,
  peakRssBytes: 0,
  peakSharedBytes: 0,
};

/** What tells a process from a later one of the same number. */
export const keyOf = ({ pid, startedAt }: Pick<Process, "pid" | "startedAt">) => `${pid}@${startedAt}`;

/**
 * Adds one look at all processes. `reapedTicks` is what the watcher itself inherited from children that ended.
 * The time of a child that ended moves to its parent; when it moves nowhere, as with orphans, the sum would fall,
 * and what is missing is kept as lost.
 */
export function tally(before: Tally, processes: readonly Process[], reapedTicks: number): Tally {
  const living = membersOf(processes, before.members);
  const sum = (pick: (process: Process) => number) => living.reduce((total, process) => total + pick(process), 0);
  const counted = sum(({ ticks }) => ticks) + reapedTicks + before.lostTicks;
  const ticks = Math.max(counted, before.ticks);
  const rssBytes = sum((process) => process.rssBytes);
  const isPeak = rssBytes > before.peakRssBytes;
  return {
    members: new Set([...before.members, ...living.map(keyOf)]),
    ticks,
    lostTicks: before.lostTicks + (ticks - counted),
    peakRssBytes: isPeak ? rssBytes : before.peakRssBytes,
    peakSharedBytes: isPeak ? sum((process) => process.sharedBytes) : before.peakSharedBytes,
  };
}

// A child may stand before its parent in the list, so it is gone through until nobody joins any more.
function membersOf(processes: readonly Process[], known: ReadonlySet<string>): Process[] {
  const living = new Map<number, Process>();
  for (let joined = -1; joined !== living.size; ) {
    joined = living.size;
    for (const process of processes) {
      if (process.isMarked || known.has(keyOf(process)) || living.has(process.parent)) living.set(process.pid, process);
    }
  }
  return [...living.values()];
}
