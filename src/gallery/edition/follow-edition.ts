import { setTimeout as sleep } from "node:timers/promises";
import type { Edition } from "../published.ts";

type Following = {
  /** The name of the present edition, from the database. */
  name: () => Promise<string>;
  read: (name: string) => Promise<Edition>;
  /** Least time between two looks, in milliseconds. */
  paceMs?: number;
};

/**
 * The present edition, for any number of visitors at once. Whoever asks waits for a look at the database that begins
 * after the question, and all who ask meanwhile share it: nobody is shown what was taken down before they asked.
 * A look that fails fails for those who waited for it.
 */
export function followEdition({ name, read, paceMs = 4 }: Following): () => Promise<Edition> {
  let edition: Edition | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Edition> | undefined;
  let notBefore = Number.NEGATIVE_INFINITY;

  const look = async (): Promise<Edition> => {
    const waitMs = notBefore - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    // From here on the look has begun: who comes now waits for the one after it.
    next = undefined;
    const begunAt = performance.now();
    try {
      const present = await name();
      if (edition?.fingerprint !== present) edition = await read(present);
      return edition;
    } finally {
      // However slow the database is, most of its time is for others.
      const tookMs = performance.now() - begunAt;
      notBefore = performance.now() + Math.max(paceMs, 2 * tookMs);
    }
  };
  return () => {
    if (!next) {
      const mine = last.then(look, look);
      next = mine;
      last = mine;
    }
    return next;
  };
}
