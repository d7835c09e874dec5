import { readAt } from "../platform/outcome.ts";
import { sendRest } from "../platform/resumable.ts";
import { demandIntact, videoFor } from "../platform/shipped.ts";
import { judge, type Video, videoSchema } from "./answers.ts";
import type { Job } from "./job.ts";
import { YOUTUBE } from "./limits.ts";
import { startSession } from "./session.ts";

/** Sends the video, from where an earlier try ended. Nothing is there to be seen before the last chunk. */
export async function sendVideo(job: Job, begun: { session: URL; offset: number } | undefined): Promise<Video> {
  const { dispatch, notebook, account, signal, now } = job;
  const file = videoFor(dispatch.shipment, job.settings);
  await demandIntact(file, dispatch.shipment);
  const { session, offset } = begun ?? { session: await startSession(job, file), offset: 0 };
  const answer = await sendRest({
    account,
    session,
    signal,
    path: file.path,
    bytes: file.bytes,
    mediaType: file.mediaType,
    offset,
    chunkBytes: YOUTUBE.chunkBytes,
    judge: (answer) => judge(answer, now()),
    beforeChunk: ({ offset, isLast }) =>
      notebook.write({ sentBytes: String(offset), ...(isLast ? { finalizingAt: now().toISOString() } : {}) }),
  });
  const video = readAt("deciding", videoSchema, answer, "YouTube");
  await notebook.write({ videoId: video.id });
  return video;
}
