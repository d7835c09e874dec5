import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { SECOND } from "#core/clock.ts";
import { NotSentError } from "#releases/index.ts";
import { cutText } from "../platform/cut-text.ts";
import { multipart } from "../platform/form.ts";
import { readAt } from "../platform/outcome.ts";
import { demandIntact, videoFor, wordsFor } from "../platform/shipped.ts";
import type { Job } from "./job.ts";
import { MASTODON } from "./limits.ts";

export const idSchema = z.string().regex(/^\d{1,25}$/);
const mediaSchema = z.object({ id: idSchema });

const NOT_FOUND = 404;
const STILL_PROCESSING = 206;
const PAUSE_MS = 30 * SECOND;

/** Brings the video to the instance, where nobody sees it until a status names it, and waits until it may be named. */
export async function bringMedia(job: Job): Promise<string> {
  const known = job.notebook.evidence["mediaId"];
  const id = known !== undefined && (await isThere(job, known)) ? known : await upload(job);
  for (const ms of [...job.tools.mediaWaitsMs, 0]) {
    const answer = await job.send("preparing", { method: "GET", path: `/api/v1/media/${id}` }, [STILL_PROCESSING]);
    if (answer.status !== STILL_PROCESSING) return id;
    await pause(ms, undefined, { signal: job.signal }).catch(() => undefined);
  }
  throw new NotSentError("The Mastodon instance still works on the video.", { retryAfterMs: PAUSE_MS });
}

// An instance forgets a video that no status named for a day.
async function isThere(job: Job, id: string): Promise<boolean> {
  const path = `/api/v1/media/${id}`;
  const answer = await job.send("preparing", { method: "GET", path }, [STILL_PROCESSING, NOT_FOUND]);
  return answer.status !== NOT_FOUND;
}

async function upload(job: Job): Promise<string> {
  const { dispatch, settings, notebook } = job;
  const video = videoFor(dispatch.shipment, settings);
  await demandIntact(video, dispatch.shipment);
  // A small question first: an instance that no longer lets us in may hang up on a large body before it says so.
  await job.send("preparing", { method: "GET", path: "/api/v1/accounts/verify_credentials" });
  await notebook.write({ uploading: video.sha256 });
  const { description } = wordsFor(dispatch.shipment, settings);
  const form = multipart([
    { name: "description", value: cutText(description, MASTODON.mostAltText) },
    {
      name: "file",
      fileName: `${dispatch.shipment.episode.slug}.mp4`,
      mediaType: video.mediaType,
      file: { path: video.path, start: 0, bytes: video.bytes },
    },
  ]);
  const answer = await job.send("preparing", { method: "POST", path: "/api/v2/media", ...form }, [202]);
  const { id } = readAt("preparing", mediaSchema, answer, "The Mastodon instance");
  await notebook.write({ mediaId: id });
  return id;
}
