import type { Quality } from "#renders/index.ts";
import type { Made, Video } from "./way.ts";

/** What is asked of tuned Remotion; `firstFrames` limits it to so many, for finding the best concurrency. */
export type TunedRequest = {
  videos: readonly Video[];
  folder: string;
  mediaOrigin: string;
  concurrency: number;
  firstFrames?: number;
};

/** What is asked of our engine. */
export type OursRequest = { videos: readonly Video[]; folder: string; quality: Quality };

export type HostKind = "tuned" | "ours";
export type Requests = { tuned: TunedRequest; ours: OursRequest };

/** The host's answer; the first one says that it is ready. */
export type Answer = { ok: true; made: Made | null } | { ok: false; message: string };

/** What a host does: it makes videos until it is closed. */
export type Maker<Request> = {
  make: (request: Request, signal: AbortSignal) => Promise<Made>;
  close: () => Promise<void>;
};
