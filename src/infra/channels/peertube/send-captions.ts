import { multipart } from "../platform/form.ts";
import { sendMissingCaptions } from "../platform/missing-captions.ts";
import { captionsFor } from "../platform/shipped.ts";
import type { Job } from "./job.ts";

/** Sends the captions that the instance does not have yet. PUT replaces, so one that is there already is no harm. */
export async function sendCaptions(job: Job, videoId: string): Promise<void> {
  await sendMissingCaptions({
    notebook: job.notebook,
    tracks: captionsFor(job.dispatch.shipment, job.settings),
    send: async ({ locale, path, bytes, mediaType }) => {
      const file = { name: "captionfile", fileName: `${locale}.vtt`, mediaType, file: { path, start: 0, bytes } };
      const at = `/api/v1/videos/${videoId}/captions/${locale}`;
      await job.send("preparing", { method: "PUT", path: at, ...multipart([file]) });
    },
  });
}
