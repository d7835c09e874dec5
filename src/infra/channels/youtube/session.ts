import { z } from "zod";
import type { ShippedFile } from "#releases/index.ts";
import { jsonBody } from "../platform/form.ts";
import { markerOf } from "../platform/marker.ts";
import { fail } from "../platform/outcome.ts";
import type { Answer } from "../platform/wire.ts";
import { judge } from "./answers.ts";
import type { Job } from "./job.ts";
import { metadataOf } from "./metadata.ts";

const PATH = "/upload/youtube/v3/videos";
const QUERY = {
  uploadType: "resumable",
  part: "snippet,status,localizations",
  fields: "id,status(uploadStatus,privacyStatus,publishAt)",
};
const keptSchema = z.strictObject({ deliveryId: z.string(), uploadId: z.string() });

/** Begins an upload. Until its last byte is there, YouTube has no video. */
export async function startSession(job: Job, video: ShippedFile): Promise<URL> {
  const { dispatch, notebook, settings, account, at, signal, now } = job;
  await notebook.write({ begunAt: now().toISOString(), timedFor: dispatch.publishAt.toISOString() });
  await job.spend({ inserts: 1 });
  const metadata = metadataOf(dispatch.shipment, settings, {
    marker: markerOf(dispatch.deliveryId),
    publishAt: dispatch.publishAt,
    now: now(),
  });
  const { headers, body } = jsonBody(metadata);
  const answer = await account("preparing", {
    method: "POST",
    url: at(PATH, QUERY),
    headers: { ...headers, "x-upload-content-length": String(video.bytes), "x-upload-content-type": video.mediaType },
    body,
    signal,
  });
  if (answer.status !== 200) fail("preparing", judge(answer, now()));
  const uploadId = uploadIdOf(answer, at(PATH, {}));
  // Whoever has it may upload in our name, so it is a secret and not evidence.
  await dispatch.channel.keepSecret("upload", JSON.stringify({ deliveryId: dispatch.deliveryId, uploadId }));
  return at(PATH, { ...QUERY, upload_id: uploadId });
}

/** The session that an earlier try of this delivery began, if the channel still holds it. */
export function sessionUrl({ dispatch, at }: Job): URL | undefined {
  const kept = dispatch.channel.secrets["upload"];
  if (kept === undefined) return undefined;
  const { deliveryId, uploadId } = keptSchema.parse(JSON.parse(kept));
  return deliveryId === dispatch.deliveryId ? at(PATH, { ...QUERY, upload_id: uploadId }) : undefined;
}

// The answer names an address; only its upload id is taken, and the address is made anew on the host that we know.
function uploadIdOf({ headers }: Answer, expected: URL): string {
  const { location = "" } = headers;
  const url = URL.canParse(location) ? new URL(location) : undefined;
  const isOurs = url?.origin === expected.origin && url.pathname === expected.pathname;
  const uploadId = isOurs ? url.searchParams.get("upload_id") : null;
  if (uploadId === null || !/^[\w-]{4,1024}$/.test(uploadId)) {
    fail("preparing", { is: "fault", why: "YouTube named no place for the upload that we know." });
  }
  return uploadId;
}
