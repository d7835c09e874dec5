import { type Dispatch, RefusedError, type Standing } from "#releases/index.ts";
import { demandDue } from "../platform/shipped.ts";
import { standingOf, type Video } from "./answers.ts";
import { findUpload } from "./find-upload.ts";
import { type Job, openJob, type Tools } from "./job.ts";
import { sendCaptions } from "./send-captions.ts";
import { sendVideo } from "./send-video.ts";

/** Uploads what is missing: the video, or its captions where the video is there. */
export async function deliver(tools: Tools, dispatch: Dispatch): Promise<Standing> {
  const job = openJob(tools, dispatch);
  // A timed video becomes public, so one that shall stay unlisted has to wait with us.
  if (job.settings.visibility === "unlisted") demandDue(dispatch.publishAt, tools.now());
  const video = (await findEarlier(job)) ?? (await sendVideo(job, undefined));
  const standing = standingOf(video, tools.now());
  if (standing.is === "lost") throw new RefusedError(standing.why);
  await sendCaptions(job, video.id);
  return { ...standing, evidence: { ...job.notebook.evidence, ...standing.evidence, videoId: video.id } };
}

async function findEarlier(job: Job): Promise<Video | undefined> {
  const { evidence } = job.notebook;
  if (evidence["begunAt"] === undefined) return undefined;
  // Before the last chunk nothing can have been published, so not being able to ask means no more than "not sent".
  const mayBeThere = evidence["videoId"] !== undefined || evidence["finalizingAt"] !== undefined;
  const found = await findUpload(mayBeThere ? "reading" : "preparing", job);
  if (found.is === "video") return found.video;
  // A session keeps the time with which it began: one for another time is left to die.
  const isTimely = evidence["timedFor"] === job.dispatch.publishAt.toISOString();
  return found.is === "session" && isTimely ? sendVideo(job, found) : undefined;
}
