import { NotSentError } from "#releases/index.ts";
import type { Account } from "./bearer.ts";
import { fail, type Step, type Verdict } from "./outcome.ts";
import type { Answer, FilePart } from "./wire.ts";

// Google's resumable upload, which PeerTube speaks as well (node-uploadx, proto.md, read 2026-11-27):
// PUT with Content-Range; 308 with Range says how much is there; 200 or 201 ends it.

/** Where an upload stands at the platform. */
export type Progress =
  | { is: "at"; offset: number }
  | { is: "whole"; answer: Answer }
  /** The platform forgot the session: it ended, well or badly, or was never used. */
  | { is: "gone" };

type Upload = {
  account: Account;
  session: URL;
  bytes: number;
  signal: AbortSignal;
  /** What the platform says with an answer that is neither progress nor an end. */
  judge: (answer: Answer) => Verdict;
};

/** Asks how much of an upload has arrived. Changes nothing. */
export async function askProgress(step: Step, { account, session, bytes, signal, judge }: Upload): Promise<Progress> {
  const answer = await account(step, {
    method: "PUT",
    url: session,
    headers: { "content-range": `bytes */${bytes}`, "content-type": "application/octet-stream" },
    signal,
  });
  return progressOf(answer, bytes) ?? fail(step, judge(answer));
}

/** Sends the rest of a file and gives the answer that ends it. Each chunk is noted before it is sent. */
export async function sendRest(
  upload: Upload & {
    path: string;
    mediaType: string;
    offset: number;
    chunkBytes: number;
    /** Throws when nothing more may be sent. The last chunk is the one that may publish. */
    beforeChunk: (chunk: { offset: number; isLast: boolean }) => Promise<void>;
  },
): Promise<Answer> {
  let { offset } = upload;
  for (let stalled = 0; stalled < MOST_STALLED; ) {
    const chunk = { path: upload.path, start: offset, bytes: Math.min(upload.chunkBytes, upload.bytes - offset) };
    const isLast = chunk.start + chunk.bytes === upload.bytes;
    const step = isLast ? "deciding" : "preparing";
    await upload.beforeChunk({ offset, isLast });
    const answer = await sendChunk(step, upload, chunk);
    const progress = progressOf(answer, upload.bytes) ?? fail(step, upload.judge(answer));
    if (progress.is === "whole") return progress.answer;
    if (progress.is === "gone") fail(step, { is: "fault", why: "The platform forgot the upload." });
    stalled = progress.offset > offset ? 0 : stalled + 1;
    offset = progress.offset;
  }
  throw new NotSentError("The platform keeps asking for the same part of the video.");
}

const MOST_STALLED = 3;

function sendChunk(step: Step, upload: Upload & { mediaType: string }, chunk: FilePart): Promise<Answer> {
  return upload.account(step, {
    method: "PUT",
    url: upload.session,
    headers: {
      "content-type": upload.mediaType,
      "content-range": `bytes ${chunk.start}-${chunk.start + chunk.bytes - 1}/${upload.bytes}`,
    },
    body: [chunk],
    signal: upload.signal,
  });
}

/** What an answer says of an upload, or undefined when it says nothing of it. */
export function progressOf(answer: Answer, bytes: number): Progress | undefined {
  if (answer.status === 200 || answer.status === 201) return { is: "whole", answer };
  if (answer.status === 404 || answer.status === 410) return { is: "gone" };
  if (answer.status !== 308) return undefined;
  const { range } = answer.headers;
  if (range === undefined) return { is: "at", offset: 0 };
  const [, last] = /^(?:bytes[= ])?0-(\d{1,15})$/.exec(range) ?? [];
  const offset = Number(last) + 1;
  // All bytes there and yet not whole makes no sense; neither does more than all.
  return offset < bytes ? { is: "at", offset } : undefined;
}
