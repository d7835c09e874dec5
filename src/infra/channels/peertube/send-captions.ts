import { LockedOutError, NotSentError, RefusedError, type ShippedFile } from "#releases/index.ts";
import { multipart } from "../platform/form.ts";
import { captionsFor } from "../platform/shipped.ts";
import type { Job } from "./job.ts";

/**
 * Sends the captions that are not there yet. One that fails leaves the video as it is: evidence names what is missing,
 * and delivering again sends that and nothing else.
 */
export async function sendCaptions(job: Job, videoId: string): Promise<void> {
  const { notebook, settings, dispatch } = job;
  const sent = new Set((notebook.evidence["captions"] ?? "").split(",").filter((locale) => locale !== ""));
  const missing: string[] = [];
  for (const track of captionsFor(dispatch.shipment, settings)) {
    if (sent.has(track.locale)) continue;
    if (missing.length === 0 && (await sendTrack(job, videoId, track))) sent.add(track.locale);
    else missing.push(track.locale);
    await notebook.write({ captions: [...sent].join(","), captionsMissing: missing.join(",") });
  }
}

// PUT replaces, so a track that got through without an answer is no harm.
async function sendTrack(job: Job, videoId: string, { locale, path, bytes, mediaType }: ShippedFile): Promise<boolean> {
  const file = { name: "captionfile", fileName: `${locale}.vtt`, mediaType, file: { path, start: 0, bytes } };
  try {
    await job.send("preparing", {
      method: "PUT",
      path: `/api/v1/videos/${videoId}/captions/${locale}`,
      ...multipart([file]),
    });
    return true;
  } catch (error) {
    const isAnswer = [NotSentError, RefusedError, LockedOutError].some((kind) => error instanceof kind);
    if (!isAnswer) throw error;
    return false;
  }
}
