import { LockedOutError, NotSentError, RefusedError, type ShippedFile } from "#releases/index.ts";
import { related } from "../platform/form.ts";
import { fail } from "../platform/outcome.ts";
import { captionsFor } from "../platform/shipped.ts";
import { judge } from "./answers.ts";
import type { Job } from "./job.ts";
import { YOUTUBE } from "./limits.ts";
import { tracksLeft } from "./quota.ts";

const CONFLICT = 409;

/**
 * Sends the tracks that YouTube does not have yet, as far as the day's quota goes. A track that fails leaves the video
 * as it is: evidence names what is missing, and delivering again sends that and nothing else.
 */
export async function sendCaptions(job: Job, videoId: string): Promise<void> {
  const { notebook, settings, dispatch } = job;
  const sent = new Set((notebook.evidence["captions"] ?? "").split(",").filter((locale) => locale !== ""));
  const missing: string[] = [];
  for (const track of captionsFor(dispatch.shipment, settings)) {
    if (sent.has(track.locale)) continue;
    const isSent =
      tracksLeft(job.used(), settings) > 0 && missing.length === 0 && (await sendTrack(job, videoId, track));
    if (isSent) sent.add(track.locale);
    else missing.push(track.locale);
    await notebook.write({ captions: [...sent].join(","), captionsMissing: missing.join(",") });
  }
}

async function sendTrack(job: Job, videoId: string, { locale, path, bytes, mediaType }: ShippedFile): Promise<boolean> {
  const { account, at, signal, now } = job;
  await job.spend({ units: YOUTUBE.units.captionInsert, tracks: 1 });
  const snippet = { videoId, language: locale, name: "", isDraft: false };
  try {
    const answer = await account("preparing", {
      method: "POST",
      url: at("/upload/youtube/v3/captions", { uploadType: "multipart", part: "snippet" }),
      ...related({ snippet }, mediaType, { path, start: 0, bytes }),
      signal,
    });
    // A track of this language and name is there: an earlier try got through and its answer did not.
    return answer.status === 200 || answer.status === CONFLICT || fail("preparing", judge(answer, now()));
  } catch (error) {
    const isAnswer = [NotSentError, RefusedError, LockedOutError].some((kind) => error instanceof kind);
    if (!isAnswer) throw error;
    return false;
  }
}
