import type { ShippedFile } from "#releases/index.ts";
import { related } from "../platform/form.ts";
import { sendMissingCaptions } from "../platform/missing-captions.ts";
import { fail } from "../platform/outcome.ts";
import { captionsFor } from "../platform/shipped.ts";
import { judge } from "./answers.ts";
import type { Job } from "./job.ts";
import { YOUTUBE } from "./limits.ts";
import { tracksLeft } from "./quota.ts";

/** Sends the tracks that YouTube does not have yet, as far as the day's quota goes. */
export async function sendCaptions(job: Job, videoId: string): Promise<void> {
  const { notebook, settings, dispatch } = job;
  await sendMissingCaptions({
    notebook,
    tracks: captionsFor(dispatch.shipment, settings),
    maySend: () => tracksLeft(job.used(), settings) > 0,
    send: (track) => sendTrack(job, videoId, track),
  });
}

const CONFLICT = 409;

async function sendTrack(job: Job, videoId: string, { locale, path, bytes, mediaType }: ShippedFile): Promise<void> {
  const { account, at, signal, now } = job;
  await job.spend({ units: YOUTUBE.units.captionInsert, tracks: 1 });
  const snippet = { videoId, language: locale, name: "", isDraft: false };
  const answer = await account("preparing", {
    method: "POST",
    url: at("/upload/youtube/v3/captions", { uploadType: "multipart", part: "snippet" }),
    ...related({ snippet }, mediaType, { path, start: 0, bytes }),
    signal,
  });
  // A track of this language and name is there: an earlier try got through and its answer did not.
  if (answer.status !== 200 && answer.status !== CONFLICT) fail("preparing", judge(answer, now()));
}
