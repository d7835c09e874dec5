import { MINUTE } from "#core/clock.ts";

/**
 * What PeerTube allows, as its documentation said on 2026-11-27; an instance may allow less.
 * docs.joinpeertube.org/api-rest-reference.html (videos, captions), /api/rest-getting-started (tokens).
 */
export const PEERTUBE = {
  mostName: 120,
  mostDescription: 10_000,
  /** The numbers that the API has for privacies and states. */
  privacy: { public: 1, unlisted: 2, private: 3, internal: 4 },
  state: { published: 1, transcodingFailed: 7, moveFailed: 8 },
} as const;

export const CHUNK_BYTES = 8 * 1024 * 1024;

/** Longer than this a finished upload is never missing from the account's list: a guess of ours, on the careful side. */
export const LISTED_AFTER_MS = 10 * MINUTE;
