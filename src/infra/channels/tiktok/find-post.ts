import { z } from "zod";
import { MINUTE, SECOND } from "#core/clock.ts";
import type { Standing } from "#releases/index.ts";
import { type Step, UnclearError } from "../platform/outcome.ts";
import { videoFor } from "../platform/shipped.ts";
import type { Job } from "./job.ts";
import { LISTED_AFTER_MS } from "./limits.ts";
import { postText } from "./post-text.ts";
import { askStatus, standingOf } from "./status.ts";

/** What there is of a post at TikTok. */
export type Found =
  | Standing
  | { is: "absent" }
  | { is: "incomplete"; arrived: number }
  | { is: "refused"; why: string };

/** Asks TikTok what became of a post that an earlier try announced. Changes nothing. */
export async function findPost(step: Step, job: Job): Promise<Found> {
  const { publishId, finalizingAt, creator } = job.notebook.evidence;
  if (publishId === undefined) return { is: "absent" };
  const { bytes } = videoFor(job.dispatch.shipment, job.settings);
  const isWholeSent = finalizingAt !== undefined;
  const status = await askStatus(step, job, publishId);
  const standing = standingOf(status, { videoBytes: bytes, creator, isWholeSent });
  if (standing.is !== "failed") return standing;
  // Without the last chunk there was nothing to post.
  return isWholeSent ? findFailed(job, standing.why, finalizingAt) : { is: "absent" };
}

/** developers.tiktok.com/doc/tiktok-api-v2-video-list, read 2026-11-27. */
const listSchema = z.object({
  videos: z
    .array(
      z.object({ id: z.string().regex(/^\d{5,25}$/), create_time: z.int(), video_description: z.string().default("") }),
    )
    .max(20),
});
const LISTED = 10;
/** Clocks differ, and TikTok dates a post by its own. */
const SKEW_MS = 5 * MINUTE;

// "Failed" has been said of posts that everyone could see. So the account's own list is asked before it is believed.
async function findFailed(job: Job, why: string, finalizingAt: string): Promise<Found> {
  const { settings, dispatch, notebook } = job;
  const path = "/v2/video/list/?fields=id,create_time,video_description";
  const { videos } = await job.ask("reading", path, { max_count: LISTED }, listSchema).catch((cause) => {
    throw new UnclearError(`${why} Whether it is to be seen all the same, a person has to look.`, { cause });
  });
  const since = Date.parse(notebook.evidence["begunAt"] ?? "") - SKEW_MS;
  const text = postText(dispatch.shipment, settings);
  const post = videos.find((video) => video.create_time * SECOND >= since && isSameText(video.video_description, text));
  if (!post) {
    const sinceSent = job.tools.now().getTime() - Date.parse(finalizingAt);
    if (sinceSent < LISTED_AFTER_MS) throw new UnclearError(`${why} Its list does not show the post, or not yet.`);
    return { is: "absent" };
  }
  return { is: "live", permalink: `https://www.tiktok.com/@${notebook.evidence["creator"]}/video/${post.id}` };
}

// White space comes back changed.
function isSameText(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/\s+/gu, " ").trim();
  return bare(one) === bare(other);
}
