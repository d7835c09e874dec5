import { HOUR, MINUTE } from "#core/clock.ts";

/** A session that nobody uses ends after this. */
export const IDLE_MS = 30 * MINUTE;
/** A session ends this long after its sign-in, however much it is used. */
export const ABSOLUTE_MS = 12 * HOUR;
/** What a set-up link opens ends after this. */
export const SET_UP_MS = HOUR;
/** How long a sign-in counts as fresh: for approving, tokens, roles and ways to sign in. */
export const FRESH_MS = 5 * MINUTE;
/** How often it is written down that a session is used. */
export const TOUCH_MS = MINUTE;

export type SessionTimes = { lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null };

/** Why a session is over, or null while it lasts. Both limits are half-open: at the very instant it is over. */
export function endOf(session: SessionTimes, now: Date): "ended" | "absolute" | "idle" | null {
  if (session.revokedAt !== null) return "ended";
  if (now >= session.expiresAt) return "absolute";
  return now.getTime() - session.lastSeenAt.getTime() >= IDLE_MS ? "idle" : null;
}

/** Whether the person proved who they are within the last minutes. */
export function isFresh({ provenAt }: { provenAt: Date }, now: Date): boolean {
  return now.getTime() - provenAt.getTime() < FRESH_MS;
}
