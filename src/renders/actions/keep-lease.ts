import type { Log } from "#access/index.ts";
import { RENEW_MS } from "../lease.ts";

export type Lease = {
  /** Aborts when the work is no longer this worker's: cancelled, or given to another. */
  lost: AbortSignal;
  stop: () => Promise<void>;
};

/** Says again and again that a worker is at it, until stopped; `renew` answers whether the work is still its own. */
export function keepLease({ renew, log }: { renew: () => Promise<boolean>; log: Log }): Lease {
  const lost = new AbortController();
  let writing: Promise<void> | null = null;
  const write = async () => {
    try {
      if (!(await renew())) lost.abort();
    } catch (error) {
      log.warn({ err: error }, "The progress of a render could not be written");
    }
  };
  const timer = setInterval(() => {
    if (lost.signal.aborted) return;
    writing ??= write().finally(() => {
      writing = null;
    });
  }, RENEW_MS);
  return {
    lost: lost.signal,
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}
