import { z } from "zod";
import { HOUR } from "#core/clock.ts";
import type { Standing } from "#releases/index.ts";
import { markerOf } from "../platform/marker.ts";
import { fail, readAt, type Step, UnclearError } from "../platform/outcome.ts";
import { askProgress } from "../platform/resumable.ts";
import { videoFor } from "../platform/shipped.ts";
import type { Job } from "./job.ts";
import { LISTED_AFTER_MS, PEERTUBE } from "./limits.ts";
import { nameOf } from "./metadata.ts";
import { sessionUrl } from "./session.ts";

const WHO = "The PeerTube instance";
const uuidSchema = z.uuid();
/** What an upload that is whole is answered with. */
export const uploadedSchema = z.object({ video: z.object({ uuid: uuidSchema }) });
/** docs.joinpeertube.org/api-rest-reference.html#operation/getVideo, read 2026-11-27: the parts that we need. */
const videoSchema = z.object({
  uuid: uuidSchema,
  shortUUID: z.string().regex(/^\w{5,30}$/),
  tags: z.array(z.string()).default([]),
  privacy: z.object({ id: z.int() }),
  state: z.object({ id: z.int() }),
  scheduledUpdate: z.object({ updateAt: z.iso.datetime({ offset: true }) }).nullish(),
  blacklisted: z.boolean().nullish(),
});
type Video = z.output<typeof videoSchema>;

/** What there is of an upload at the instance. */
export type Found = { is: "video"; video: Video } | { is: "session"; session: URL; offset: number } | { is: "none" };

/** Asks the instance what earlier tries came to. Changes nothing. */
export async function findVideo(step: Step, job: Job): Promise<Found> {
  const { videoId, finalizingAt } = job.notebook.evidence;
  if (videoId !== undefined) return { is: "video", video: await knownVideo(step, job, videoId) };
  const session = sessionUrl(job);
  if (session) {
    const { bytes } = videoFor(job.dispatch.shipment, job.settings);
    const progress = await askProgress(step, { ...job, session, bytes });
    if (progress.is === "at") return { is: "session", session, offset: progress.offset };
    if (progress.is === "whole") {
      const { video } = readAt(step, uploadedSchema, progress.answer, WHO);
      return { is: "video", video: await knownVideo(step, job, video.uuid) };
    }
  }
  const marked = await findMarked(step, job);
  if (marked) return { is: "video", video: marked };
  const sinceSent = job.tools.now().getTime() - Date.parse(finalizingAt ?? "1970-01-01T00:00:00Z");
  if (sinceSent < LISTED_AFTER_MS) throw new UnclearError(`${WHO} forgot the upload and lists no video, or not yet.`);
  return { is: "none" };
}

/** Where a video stands, by what the instance says of it. */
export function standingOf({ shortUUID, privacy, state, scheduledUpdate, blacklisted }: Video, job: Job): Standing {
  const isBroken = state.id === PEERTUBE.state.transcodingFailed || state.id === PEERTUBE.state.moveFailed;
  if (isBroken || blacklisted) return { is: "with_person", evidence: { todo: STUCK } };
  const isReady = state.id === PEERTUBE.state.published;
  if (privacy.id !== PEERTUBE.privacy.private) {
    return isReady ? { is: "live", permalink: `${job.settings.origin}/w/${shortUUID}` } : { is: "processing" };
  }
  if (!scheduledUpdate) return { is: "with_person", evidence: { todo: KEPT_PRIVATE } };
  const firesAt = new Date(scheduledUpdate.updateAt);
  return isReady && firesAt > job.tools.now() ? { is: "armed", firesAt } : { is: "processing" };
}

const STUCK = "The PeerTube instance could not make the video ready, or blocks it. Ask whoever runs it.";
const KEPT_PRIVATE = "The PeerTube instance keeps the video private. Make it public there.";

/** One video by its id. */
export async function askVideo(step: Step, job: Job, id: string): Promise<Video | undefined> {
  const answer = await job.send(step, { method: "GET", path: `/api/v1/videos/${id}` }, [NOT_FOUND]);
  return answer.status === NOT_FOUND ? undefined : readAt(step, videoSchema, answer, WHO);
}

const NOT_FOUND = 404;

// We know that it was there: that somebody took it away is no reason to send it again.
async function knownVideo(step: Step, job: Job, id: string): Promise<Video> {
  const video = await askVideo(step, job, id);
  return video ?? fail(step, { is: "fault", why: `${WHO} no longer has the video ${id}: somebody took it away.` });
}

// A list names no tags, so whatever bears our title is asked for one by one.
const PAGE = 10;
const listSchema = z.object({
  data: z
    .array(z.object({ uuid: uuidSchema, name: z.string(), createdAt: z.iso.datetime({ offset: true }) }))
    .max(PAGE),
});

async function findMarked(step: Step, job: Job): Promise<Video | undefined> {
  const path = `/api/v1/users/me/videos?start=0&count=${PAGE}&sort=-createdAt`;
  const { data } = readAt(step, listSchema, await job.send(step, { method: "GET", path }), WHO);
  const marker = markerOf(job.dispatch.deliveryId);
  const name = nameOf(job.dispatch.shipment, job.settings);
  const since = Date.parse(job.notebook.evidence["begunAt"] ?? "1970-01-01T00:00:00Z") - HOUR;
  for (const { uuid } of data.filter((video) => video.name === name && Date.parse(video.createdAt) >= since)) {
    const video = await askVideo(step, job, uuid);
    if (video?.tags.includes(marker)) return video;
  }
  return undefined;
}
