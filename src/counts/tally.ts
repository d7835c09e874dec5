import { dayOf } from "#core/clock.ts";
import type { Counted } from "./play.ts";

/** Sums of one video file on one day (UTC). */
export type DaySum = { sha256: string; day: string; views: number; completions: number };

/** Sums in memory that are written together, so that a flood of requests is one small write. */
export type Tally = {
  add: (sha256: string, counted: Counted, at: Date) => void;
  /** Hands the sums to `write` and begins anew; when it fails, they are kept for the next time. */
  flush: (write: (sums: DaySum[]) => Promise<void>) => Promise<void>;
};

/** Opens a tally. It grows with videos and days, never with visitors. */
export function openTally(): Tally {
  let sums = new Map<string, DaySum>();
  const add = ({ sha256, day, views, completions }: DaySum) => {
    const key = `${day} ${sha256}`;
    const sum = sums.get(key) ?? { sha256, day, views: 0, completions: 0 };
    sums.set(key, { sha256, day, views: sum.views + views, completions: sum.completions + completions });
  };
  return {
    add: (sha256, counted, at) => {
      if (counted.views + counted.completions > 0) add({ sha256, day: dayOf(at), ...counted });
    },
    flush: async (write) => {
      if (sums.size === 0) return;
      const taken = [...sums.values()];
      sums = new Map();
      try {
        await write(taken);
      } catch (error) {
        for (const sum of taken) add(sum);
        throw error;
      }
    },
  };
}
