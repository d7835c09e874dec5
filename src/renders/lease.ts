import { SECOND } from "#core/clock.ts";

/** How long a worker may be silent before its work is given to another, in milliseconds. */
export const LEASE_MS = 30 * SECOND;

/** How often a worker says that it is still at it, and how far; so soon it learns that it should stop. */
export const RENEW_MS = 350;

/** How often a worker looks whether the other one who draws the same segment is done. */
export const TURN_MS = SECOND / 2;
