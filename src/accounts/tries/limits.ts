import { HOUR, MINUTE, SECOND } from "#core/clock.ts";

/** Failed tries that an account takes, and within which time. */
const ACCOUNT = { most: 5, withinMs: 15 * MINUTE };
/** Failed tries that a network address takes, and within which time. */
const ADDRESS = { most: 50, withinMs: HOUR };

export type FailedTries = { ofAccount: readonly Date[]; ofAddress: readonly Date[] };

/** Seconds until another try is welcome; 0 when it is now. */
export function waitSeconds({ ofAccount, ofAddress }: FailedTries, now: Date): number {
  return Math.max(waitFor(ofAccount, ACCOUNT, now), waitFor(ofAddress, ADDRESS, now));
}

/** From when on failed tries count. */
export function countedSince(now: Date): { ofAccount: Date; ofAddress: Date } {
  return {
    ofAccount: new Date(now.getTime() - ACCOUNT.withinMs),
    ofAddress: new Date(now.getTime() - ADDRESS.withinMs),
  };
}

function waitFor(failed: readonly Date[], { most, withinMs }: typeof ACCOUNT, now: Date): number {
  const counted = failed.map((at) => at.getTime()).filter((at) => now.getTime() - at < withinMs);
  // The newest `most` of them: when the oldest of these no longer counts, there is room for one.
  const deciding = counted.sort((a, b) => b - a)[most - 1];
  return deciding === undefined ? 0 : Math.ceil((deciding + withinMs - now.getTime()) / SECOND);
}
