import { SECOND } from "#core/clock.ts";

/** How long a worker may be silent before its render is given to another, in milliseconds. */
export const LEASE_MS = 30 * SECOND;

/** How often a worker says that it is still at it, and how far. */
export const RENEW_MS = SECOND;
