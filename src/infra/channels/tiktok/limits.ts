import { MINUTE, SECOND } from "#core/clock.ts";

// The documentation says MB. Should it mean 2^20, then cuts made by 10^6 keep its rules all the same.
const MB = 1_000_000;

/**
 * What TikTok allows, as its documentation said on 2026-11-27 (developers.tiktok.com/doc/...).
 * Chunks: content-posting-api-media-transfer-guide. Titles: content-posting-api-reference-direct-post.
 * Lengths: content-posting-api-media-transfer-guide and the creator's own limit, which creator_info tells.
 */
export const TIKTOK = {
  /** Chunks have from 5 to 64 MB; the last takes what is left over and may have up to 128 MB. */
  leastChunkBytes: 5 * MB,
  mostChunkBytes: 64 * MB,
  mostLastChunkBytes: 128 * MB,
  mostChunks: 1000,
  mostBytes: 4000 * MB,
  /** UTF-16 units. */
  mostTitle: 2200,
  leastMs: 3 * SECOND,
  mostMs: 10 * MINUTE,
  /** Requests to begin an upload, a minute and account: how long a refusal for it lasts at most. */
  rateWindowMs: MINUTE,
} as const;

/** The size of our chunks: small enough to be sent again, and never so many that a thousand do not do. */
export const CHUNK_BYTES = 32 * MB;

/** Longer than this a post is never missing from the account's list: a guess of ours, on the careful side. */
export const LISTED_AFTER_MS = 10 * MINUTE;
