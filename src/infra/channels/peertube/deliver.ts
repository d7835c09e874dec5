import type { Dispatch, Standing } from "#releases/index.ts";
import { readAt } from "../platform/outcome.ts";
import { sendRest } from "../platform/resumable.ts";
import { demandIntact, videoFor } from "../platform/shipped.ts";
import { askVideo, findVideo, standingOf, uploadedSchema } from "./find-video.ts";
import { type Job, openJob, type Tools } from "./job.ts";
import { CHUNK_BYTES } from "./limits.ts";
import { sendCaptions } from "./send-captions.ts";
import { startSession } from "./session.ts";

/** Uploads what is missing: the video, or its captions where the video is there. */
export async function deliver(tools: Tools, dispatch: Dispatch): Promise<Standing> {
  const job = openJob(tools, dispatch);
  const videoId = (await findEarlier(job)) ?? (await sendVideo(job, undefined));
  await job.notebook.write({ videoId });
  await sendCaptions(job, videoId);
  // It is there whatever this last look says, so a look that fails is left to the next one.
  const video = await askVideo("reading", job, videoId).catch(() => undefined);
  const standing: Standing = video ? standingOf(video, job) : { is: "processing" };
  return { ...standing, evidence: { ...job.notebook.evidence, ...standing.evidence } };
}

async function findEarlier(job: Job): Promise<string | undefined> {
  const { begunAt, videoId, finalizingAt, timedFor } = job.notebook.evidence;
  if (begunAt === undefined) return undefined;
  // Before the last chunk nothing can have been published, so not being able to ask means no more than "not sent".
  const mayBeThere = videoId !== undefined || finalizingAt !== undefined;
  const found = await findVideo(mayBeThere ? "reading" : "preparing", job);
  if (found.is === "video") return found.video.uuid;
  // A session keeps the time with which it began: one for another time is left to die.
  const isTimely = timedFor === job.dispatch.publishAt.toISOString();
  return found.is === "session" && isTimely ? sendVideo(job, found) : undefined;
}

/** Sends the video, from where an earlier try ended. Nothing is there to be seen before the last chunk. */
async function sendVideo(job: Job, begun: { session: URL; offset: number } | undefined): Promise<string> {
  const { dispatch, notebook, tools } = job;
  const file = videoFor(dispatch.shipment, job.settings);
  await demandIntact(file, dispatch.shipment);
  const { session, offset } = begun ?? { session: await startSession(job, file), offset: 0 };
  const answer = await sendRest({
    ...job,
    session,
    offset,
    path: file.path,
    bytes: file.bytes,
    mediaType: "application/octet-stream",
    chunkBytes: CHUNK_BYTES,
    beforeChunk: ({ offset, isLast }) =>
      notebook.write({ sentBytes: String(offset), ...(isLast ? { finalizingAt: tools.now().toISOString() } : {}) }),
  });
  return readAt("deciding", uploadedSchema, answer, "The PeerTube instance").video.uuid;
}
