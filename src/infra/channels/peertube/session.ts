import type { ShippedFile } from "#releases/index.ts";
import { jsonBody } from "../platform/form.ts";
import { markerOf } from "../platform/marker.ts";
import { fail } from "../platform/outcome.ts";
import type { Answer } from "../platform/wire.ts";
import type { Job } from "./job.ts";
import { metadataOf } from "./metadata.ts";

const PATH = "/api/v1/videos/upload-resumable";

/** Begins an upload. Until its last byte is there, the instance has no video. */
export async function startSession(job: Job, video: ShippedFile): Promise<URL> {
  const { dispatch, notebook, settings, tools } = job;
  const now = tools.now();
  await notebook.write({ begunAt: now.toISOString(), timedFor: dispatch.publishAt.toISOString() });
  const marker = markerOf(dispatch.deliveryId);
  const { headers, body } = jsonBody(
    metadataOf(dispatch.shipment, settings, { marker, publishAt: dispatch.publishAt, now }),
  );
  const answer = await job.send("preparing", {
    method: "POST",
    path: PATH,
    headers: { ...headers, "x-upload-content-length": String(video.bytes), "x-upload-content-type": video.mediaType },
    body,
  });
  const uploadId = uploadIdOf(answer);
  // Without our token nobody can use it, so it may stand in the evidence.
  await notebook.write({ uploadId });
  return addressOf(job, uploadId);
}

/** The session that an earlier try began. */
export function sessionUrl(job: Job): URL | undefined {
  const { uploadId } = job.notebook.evidence;
  return uploadId === undefined ? undefined : addressOf(job, uploadId);
}

function addressOf({ at }: Job, uploadId: string): URL {
  return at(`${PATH}?${new URLSearchParams({ upload_id: uploadId })}`);
}

// The answer names an address; only its upload id is taken, and the address is made anew on the host that we know.
function uploadIdOf({ headers }: Answer): string {
  const [, uploadId] = /[?&]upload_id=([\w-]{4,200})(&|$)/.exec(headers.location ?? "") ?? [];
  return uploadId ?? fail("preparing", { is: "fault", why: "The PeerTube instance named no upload." });
}
