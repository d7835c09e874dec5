import { z } from "zod";
import { NotSentError, type ShippedFile } from "#releases/index.ts";
import { answerAt, fail } from "../platform/outcome.ts";
import { demandIntact, videoFor } from "../platform/shipped.ts";
import { judge } from "./answers.ts";
import { chunksFrom, planChunks } from "./chunks.ts";
import { askCreator, demandAllowed, postInfo } from "./creator.ts";
import type { Job } from "./job.ts";
import { postText } from "./post-text.ts";

const begunSchema = z.object({
  publish_id: z.string().regex(/^[\w.~-]{1,64}$/),
  upload_url: z.string().max(2048),
});
const keptSchema = z.strictObject({ publishId: z.string(), uploadUrl: z.string() });

/** Announces a post to TikTok and sends its video. Before the last chunk there is nothing to post. */
export async function beginAndSend(job: Job): Promise<void> {
  const { dispatch, notebook, settings, tools, ask } = job;
  const video = videoFor(dispatch.shipment, settings);
  await demandIntact(video, dispatch.shipment);
  const creator = await askCreator(job);
  demandAllowed(creator, settings, dispatch.shipment);
  const { chunkBytes, count } = planChunks(video.bytes);
  await notebook.write({ begunAt: tools.now().toISOString(), creator: creator.creator_username });
  const title = postText(dispatch.shipment, settings);
  const begun = await ask(
    "preparing",
    "/v2/post/publish/video/init/",
    {
      post_info: postInfo(creator, settings, { title, isSynthetic: dispatch.shipment.isSynthetic }),
      source_info: { source: "FILE_UPLOAD", video_size: video.bytes, chunk_size: chunkBytes, total_chunk_count: count },
    },
    begunSchema,
  );
  const uploadUrl = demandUploadUrl(begun.upload_url, tools.origins.upload);
  // Whoever has the address may upload in our name, so it is a secret and not evidence.
  await dispatch.channel.keepSecret(
    "upload",
    JSON.stringify({ publishId: begun.publish_id, uploadUrl: uploadUrl.href }),
  );
  await notebook.write({ publishId: begun.publish_id, videoBytes: String(video.bytes) });
  const isSent = await sendChunks(job, { video, uploadUrl, arrived: 0 });
  if (!isSent) throw new NotSentError("TikTok took back the address that it gave for the upload.");
}

/** Sends what is missing of an upload, if its address is still known. Returns whether it is. */
export async function resume(job: Job, publishId: string, arrived: number): Promise<boolean> {
  const { dispatch, settings, tools } = job;
  const kept = dispatch.channel.secrets["upload"];
  const upload = kept === undefined ? undefined : keptSchema.parse(JSON.parse(kept));
  if (upload?.publishId !== publishId) return false;
  const video = videoFor(dispatch.shipment, settings);
  await demandIntact(video, dispatch.shipment);
  const uploadUrl = demandUploadUrl(upload.uploadUrl, tools.origins.upload);
  return sendChunks(job, { video, uploadUrl, arrived });
}

// In order, one after the other, and without our token: the address is all that the host needs.
async function sendChunks(
  { dispatch, notebook, tools }: Job,
  { video, uploadUrl, arrived }: { video: ShippedFile; uploadUrl: URL; arrived: number },
): Promise<boolean> {
  for (const { start, bytes, isLast } of chunksFrom(video.bytes, planChunks(video.bytes), arrived)) {
    const step = isLast ? "deciding" : "preparing";
    await notebook.write({ sentBytes: String(start), ...(isLast ? { finalizingAt: tools.now().toISOString() } : {}) });
    const answer = await answerAt(
      step,
      tools.wire({
        method: "PUT",
        url: uploadUrl,
        headers: {
          "content-type": video.mediaType,
          "content-range": `bytes ${start}-${start + bytes - 1}/${video.bytes}`,
        },
        body: [{ path: video.path, start, bytes }],
        signal: dispatch.signal,
      }),
    );
    if (EXPIRED.has(answer.status)) return false;
    // 206 is more to come, 201 the end (content-posting-api-media-transfer-guide).
    if (answer.status < 200 || answer.status > 206) fail(step, judge(answer, tools.now()));
  }
  return true;
}

// The address lives for an hour. TikTok answers 403 then, or 404 once it forgot the task.
const EXPIRED = new Set([403, 404, 410]);

function demandUploadUrl(text: string, expected: RegExp): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && expected.test(url.origin) && url.username === "" && url.password === "") return url;
  throw new NotSentError("TikTok named a host for the upload that is none of its own.");
}
