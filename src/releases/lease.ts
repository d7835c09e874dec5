import { MINUTE, SECOND } from "#core/clock.ts";

/** How long a worker may be silent before another one asks the channel what became of its delivery. */
export const LEASE_MS = 2 * MINUTE;
/** How often a worker says that it is still at it. */
export const RENEW_MS = 20 * SECOND;

export const leaseEnd = (now: Date) => new Date(now.getTime() + LEASE_MS);
