import { z } from "zod";
import { MINUTE } from "#core/clock.ts";
import type { Standing } from "#releases/index.ts";
import { codeWord, read, type Verdict, verdictOf, waitOf } from "../platform/outcome.ts";
import type { Answer } from "../platform/wire.ts";
import { untilNextQuotaDay } from "./quota.ts";

export const videoIdSchema = z.string().regex(/^[\w-]{5,32}$/);

/** developers.google.com/youtube/v3/docs/videos, read 2026-11-27: the parts that we ask for. */
export const videoSchema = z.object({
  id: videoIdSchema,
  snippet: z.object({ tags: z.array(z.string()).optional() }).optional(),
  status: z.object({
    uploadStatus: z.string(),
    privacyStatus: z.string(),
    publishAt: z.iso.datetime({ offset: true }).optional(),
  }),
});
export type Video = z.output<typeof videoSchema>;
export const videoListSchema = z.object({ items: z.array(videoSchema).max(50).default([]) });

const errorSchema = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })).min(1) }),
});

const UNTIL_TOMORROW = new Set(["quotaExceeded", "dailyLimitExceeded", "uploadLimitExceeded"]);
const A_MOMENT = new Set(["rateLimitExceeded", "userRateLimitExceeded"]);

/** What YouTube means by an answer that is no success (developers.google.com/youtube/v3/docs/errors, read 2026-11-27). */
export function judge(answer: Answer, now: Date): Verdict {
  const reason = read(errorSchema, answer)?.error.errors[0]?.reason ?? "";
  if (UNTIL_TOMORROW.has(reason)) {
    return { is: "wait", why: `YouTube allows no more today (${reason}).`, ms: untilNextQuotaDay(now) };
  }
  if (A_MOMENT.has(reason)) return { is: "wait", why: "YouTube asks to wait.", ms: waitOf(answer, now) ?? MINUTE };
  const verdict = verdictOf(answer, "YouTube", now);
  return { ...verdict, why: `${verdict.why} (${codeWord(reason)})` };
}

/** Where a video of ours stands, by what YouTube says of it. `lost` is an upload that YouTube threw away. */
export function standingOf({ id, status }: Video, now: Date): Standing | { is: "lost"; why: string } {
  if (["failed", "rejected", "deleted"].includes(status.uploadStatus)) {
    return { is: "lost", why: `YouTube ${codeWord(status.uploadStatus)} the video ${id}.` };
  }
  const isProcessed = status.uploadStatus === "processed";
  if (status.privacyStatus !== "private") {
    return isProcessed ? { is: "live", permalink: permalinkOf(id) } : { is: "processing" };
  }
  // Neither public nor to become so: YouTube keeps uploads of an unaudited project private, and a person may have, too.
  if (status.publishAt === undefined) return { is: "with_person", evidence: { todo: KEPT_PRIVATE } };
  const firesAt = new Date(status.publishAt);
  return isProcessed && firesAt > now ? { is: "armed", firesAt } : { is: "processing" };
}

const KEPT_PRIVATE =
  "YouTube keeps the video private. Make it public in YouTube Studio; for the next ones, have your API project audited.";

function permalinkOf(id: string): string {
  return `https://www.youtube.com/watch?v=${id}`;
}
