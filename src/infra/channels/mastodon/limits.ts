import { MINUTE } from "#core/clock.ts";

/**
 * What Mastodon allows by default, as its documentation said on 2026-11-27; an instance may allow less or more.
 * docs.joinmastodon.org/methods/statuses (Idempotency-Key, scheduled_at), /user/posting (lengths, files).
 */
export const MASTODON = {
  mostCharacters: 500,
  /** A link counts as so many characters, however long it is. */
  linkCharacters: 23,
  mostBytes: 99 * 1024 * 1024,
  mostAltText: 1500,
  /** A status is scheduled at least so far ahead. */
  leastAheadMs: 5 * MINUTE,
} as const;

/** Clocks differ: what we schedule is a little further ahead than it must be. */
export const AHEAD_MARGIN_MS = MINUTE;
