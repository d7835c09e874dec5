import { z } from "zod";
import { markerOf } from "../platform/marker.ts";
import { fail, readAt, type Step, UnclearError } from "../platform/outcome.ts";
import { askProgress } from "../platform/resumable.ts";
import { videoFor } from "../platform/shipped.ts";
import { judge, type Video, videoIdSchema, videoListSchema } from "./answers.ts";
import type { Connection, Job } from "./job.ts";
import { LISTED_AFTER_MS, YOUTUBE } from "./limits.ts";
import { sessionUrl } from "./session.ts";

/** What there is of an upload at YouTube. */
export type Found = { is: "video"; video: Video } | { is: "session"; session: URL; offset: number } | { is: "none" };

/** Asks YouTube what earlier tries came to. Changes nothing. */
export async function findUpload(step: Step, job: Job): Promise<Found> {
  const { evidence } = job.notebook;
  const videoId = evidence["videoId"];
  if (videoId !== undefined) return { is: "video", video: await knownVideo(step, job, videoId) };
  const session = sessionUrl(job);
  if (session) {
    const { bytes } = videoFor(job.dispatch.shipment, job.settings);
    const progress = await askProgress(step, { ...job, session, bytes, judge: (answer) => judge(answer, job.now()) });
    if (progress.is === "at") return { is: "session", session, offset: progress.offset };
    if (progress.is === "whole") {
      const { id } = readAt(step, z.object({ id: videoIdSchema }), progress.answer, "YouTube");
      return { is: "video", video: await knownVideo(step, job, id) };
    }
  }
  const marked = await findMarked(step, job, markerOf(job.dispatch.deliveryId));
  if (marked) return { is: "video", video: marked };
  demandListed(evidence["finalizingAt"], job.now());
  return { is: "none" };
}

/** One video by its id. */
export async function askVideo(step: Step, connection: Connection, id: string): Promise<Video | undefined> {
  const [video] = await askVideos(step, connection, [id]);
  return video;
}

// We know that it was there: that somebody took it away is no reason to send it again.
async function knownVideo(step: Step, job: Job, id: string): Promise<Video> {
  const video = await askVideo(step, job, id);
  return video ?? fail(step, { is: "fault", why: `YouTube no longer has the video ${id}: somebody took it away.` });
}

// A list may lag behind: right after the last chunk, "not there" is no answer yet.
function demandListed(finalizingAt: string | undefined, now: Date): void {
  if (finalizingAt === undefined || now.getTime() - Date.parse(finalizingAt) > LISTED_AFTER_MS) return;
  throw new UnclearError("YouTube forgot the upload and does not list the video, or not yet.");
}

const MOST_PAGES = 4;
const PAGE = 25;

const channelsSchema = z.object({
  items: z
    .array(z.object({ contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string() }) }) }))
    .min(1),
});
const uploadsSchema = z.object({
  nextPageToken: z.string().optional(),
  items: z.array(z.object({ contentDetails: z.object({ videoId: videoIdSchema }) })).default([]),
});

/** Looks through the newest uploads for one that bears our tag. A search would cost more, and lags. */
async function findMarked(step: Step, job: Job, marker: string): Promise<Video | undefined> {
  const mine = await ask(step, job, "/youtube/v3/channels", { part: "contentDetails", mine: "true" });
  const [channel] = readAt(step, channelsSchema, mine, "YouTube").items;
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask(step, job, "/youtube/v3/playlistItems", {
      part: "contentDetails",
      playlistId: channel?.contentDetails.relatedPlaylists.uploads ?? "",
      maxResults: String(PAGE),
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    const uploads = readAt(step, uploadsSchema, answer, "YouTube");
    const ids = uploads.items.map(({ contentDetails }) => contentDetails.videoId);
    const marked = (await askVideos(step, job, ids)).find(({ snippet }) => snippet?.tags?.includes(marker));
    if (marked || uploads.nextPageToken === undefined) return marked;
    pageToken = uploads.nextPageToken;
  }
  return undefined;
}

async function askVideos(step: Step, connection: Connection, ids: readonly string[]): Promise<Video[]> {
  if (ids.length === 0) return [];
  const answer = await ask(step, connection, "/youtube/v3/videos", {
    part: "snippet,status",
    id: ids.join(","),
    // A description may have 5,000 bytes, and none of them is needed.
    fields: "items(id,snippet(tags),status(uploadStatus,privacyStatus,publishAt))",
  });
  return readAt(step, videoListSchema, answer, "YouTube").items;
}

async function ask(step: Step, connection: Connection, path: string, query: Readonly<Record<string, string>>) {
  await connection.spend({ units: YOUTUBE.units.list });
  const { account, at, signal, now } = connection;
  const answer = await account(step, { method: "GET", url: at(path, query), signal });
  return answer.status === 200 ? answer : fail(step, judge(answer, now()));
}
