import { createHash } from "node:crypto";
import { HOUR, MINUTE, SECOND } from "#core/clock.ts";

/** Eight tries over 27 to 29 hours: a receiver that is down for a day gets it all the same. */
export const WEBHOOK_WAITS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  9 * HOUR,
  10 * HOUR,
];
const MOST_JITTER = 0.1;

/**
 * The wait after a try (1 is the first), up to a tenth longer: deliveries that failed together do not come back together.
 * Decided by the delivery's id, so it is the same whoever works it out; undefined after the last try.
 */
export function jitteredWaitMs(deliveryId: string, tries: number): number | undefined {
  const wait = WEBHOOK_WAITS_MS[tries - 1];
  if (wait === undefined) return undefined;
  const digest = createHash("sha256").update(`${deliveryId}.${tries}`).digest();
  return Math.round(wait * (1 + (MOST_JITTER * digest.readUInt32BE(0)) / 2 ** 32));
}
