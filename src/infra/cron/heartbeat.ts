import { schedule } from "node-cron";
import type { Log } from "#access/index.ts";
import { SECOND } from "#core/clock.ts";

// The beat only wakes the round; what is due is the database's to say, so a missed beat costs nothing.
const EVERY_15_SECONDS = "*/15 * * * * *";
const BEAT_MS = 15 * SECOND;

/**
 * Calls `round` every 15 seconds, and sooner when the last round said that something is due before the next beat.
 * Rounds never overlap. A failing round is logged and the next one comes all the same.
 */
export function startHeartbeat({
  round,
  log,
}: {
  /** Returns the milliseconds until it should be called again, or null when the beat is soon enough. */
  round: () => Promise<number | null>;
  log: Log;
}): { wake: () => void; stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  let early: NodeJS.Timeout | undefined;
  let isStopped = false;

  const beat = () => {
    if (isStopped || running) return;
    clearTimeout(early);
    running = round()
      .then((nextInMs) => {
        if (nextInMs !== null && nextInMs < BEAT_MS && !isStopped) early = setTimeout(beat, nextInMs);
      })
      .catch((error) => log.error({ err: error }, "A round of the scheduler failed; the next one comes in 15 seconds"))
      .finally(() => {
        running = null;
      });
  };

  const task = schedule(EVERY_15_SECONDS, beat, { name: "heartbeat", timezone: "Etc/UTC", noOverlap: true });
  beat();
  return {
    wake: beat,
    stop: async () => {
      isStopped = true;
      clearTimeout(early);
      await task.stop();
      await running;
    },
  };
}
