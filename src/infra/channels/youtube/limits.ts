import { MINUTE } from "#core/clock.ts";

/**
 * What YouTube allows, as its documentation said on 2026-11-27.
 * Quota: developers.google.com/youtube/v3/determine_quota_cost. Texts and tags: .../v3/docs/videos.
 * Files: .../v3/docs/videos/insert and .../v3/docs/captions/insert. Chunks: .../v3/guides/using_resumable_upload_protocol.
 */
export const YOUTUBE = {
  /** Units in a day for whatever has no bucket of its own; a day begins at midnight in this zone. */
  unitsADay: 10_000,
  insertsADay: 100,
  quotaTimeZone: "America/Los_Angeles",
  units: { list: 1, update: 50, captionInsert: 400 },
  mostBytes: 256 * 1024 ** 3,
  mostTitle: 100,
  mostDescriptionBytes: 5000,
  /** Chunks are multiples of 256 KiB, except for the last. */
  chunkBytes: 32 * 256 * 1024,
} as const;

/** Kept back from captions, so that looking up and taking down are always possible. */
export const RESERVED_UNITS = 300;

/** Longer than this a finished upload is never missing from the list of uploads: a guess of ours, on the careful side. */
export const LISTED_AFTER_MS = 15 * MINUTE;
