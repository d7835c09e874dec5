import { setTimeout as sleep } from "node:timers/promises";
import { SECOND } from "#core/clock.ts";
import type { JobWorker } from "./backend.ts";

const PATIENCE_MS = 30 * SECOND;
const PAUSE_MS = SECOND;

/**
 * Opens a worker, and another in its place until one has reached its queue: BullMQ keeps the failure of a first
 * connection, so that worker hears of jobs late or never. One that was ready once finds its way back by itself.
 */
export function openStandingWorker(open: () => JobWorker): { close: () => Promise<void> } {
  const closing = new AbortController();
  let worker = open();
  const stand = async () => {
    while (!(await isReady(worker))) {
      if (closing.signal.aborted) return;
      // It may wait long for what never comes.
      worker.close().catch(() => {});
      await sleep(PAUSE_MS, undefined, { signal: closing.signal });
      worker = open();
    }
  };
  stand().catch(() => {});
  return {
    close: async () => {
      closing.abort();
      await worker.close();
    },
  };
}

function isReady(worker: JobWorker): Promise<boolean> {
  const reached = worker.waitUntilReady().then(
    () => true,
    () => false,
  );
  return Promise.race([reached, sleep(PATIENCE_MS, false, { ref: false })]);
}
