import { z } from "zod";
import type { Standing } from "#releases/index.ts";
import { codeWord, type Step } from "../platform/outcome.ts";
import type { Connection } from "./job.ts";

const postIdSchema = z.union([z.int().positive(), z.string().regex(/^\d{5,25}$/)]).transform(String);

/** developers.tiktok.com/doc/content-posting-api-reference-get-video-status, read 2026-11-27; its spelling is theirs. */
const statusSchema = z.object({
  status: z.string(),
  fail_reason: z.string().optional(),
  publicaly_available_post_id: z.array(postIdSchema).max(10).optional(),
  uploaded_bytes: z.int().min(0).optional(),
});
export type PostStatus = z.output<typeof statusSchema>;

/** Asks where a post stands. */
export function askStatus(step: Step, { ask }: Connection, publishId: string): Promise<PostStatus> {
  return ask(step, "/v2/post/publish/status/fetch/", { publish_id: publishId }, statusSchema);
}

// What is wrong with the file itself is as wrong at the next try.
const FILE_FAULTS = new Set([
  "file_format_check_failed",
  "duration_check_failed",
  "frame_rate_check_failed",
  "picture_size_check_failed",
]);

/** What a status means for an upload whose last chunk was sent, or was not. */
export function standingOf(
  { status, fail_reason: reason, publicaly_available_post_id: ids, uploaded_bytes: arrived }: PostStatus,
  { videoBytes, creator, isWholeSent }: { videoBytes: number; creator: string | undefined; isWholeSent: boolean },
): Standing | { is: "incomplete"; arrived: number } | { is: "failed"; why: string } | { is: "refused"; why: string } {
  switch (status) {
    case "PUBLISH_COMPLETE": {
      // A post that is not public, or not yet through moderation, has no number to link to.
      const id = ids?.[0];
      const permalink = id && creator ? `https://www.tiktok.com/@${creator}/video/${id}` : null;
      return { is: "live", permalink };
    }
    case "FAILED": {
      const why = `TikTok says that the post failed (${codeWord(reason)}).`;
      return { is: FILE_FAULTS.has(reason ?? "") ? "refused" : "failed", why };
    }
    case "SEND_TO_USER_INBOX":
      return { is: "with_person" };
    default: {
      const known = arrived ?? (isWholeSent ? videoBytes : 0);
      return known < videoBytes ? { is: "incomplete", arrived: known } : { is: "processing" };
    }
  }
}
