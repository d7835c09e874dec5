import type { Storyboard } from "#storyboards/index.ts";
import type { Quality } from "./quality.ts";

/** What a render is doing, in the order it does it. */
export type RenderStage = "starting" | "drawing" | "sound" | "checking";

export type RenderProgress = { stage: RenderStage; done: number; total: number };

/** What came out: files in the work folder that was asked for, and what it took. */
export type RenderOutput = {
  video: string;
  poster: string;
  framesCaptured: number;
  framesReused: number;
  facts: VideoFacts;
};

/** What an independent look at the finished file says. Lengths in milliseconds. */
export type VideoFacts = {
  container: { isMoovFirst: boolean; durationMs: number; bytes: number };
  video: {
    codec: string;
    profile: string;
    pixelFormat: string;
    colorRange: string;
    colorSpace: string;
    width: number;
    height: number;
    frameRate: string;
    /** Frames over time in the file: differs from frameRate when one frame is longer than the others. */
    averageFrameRate: string;
    frames: number;
  } | null;
  audio: { codec: string; profile: string; sampleRateHz: number; channels: number; durationMs: number } | null;
};

/** Turns a storyboard into files. Throws RENDER_FAILED; leaves nothing behind outside `folder`. */
export type Renderer = {
  render: (request: {
    storyboard: Storyboard;
    quality: Quality;
    folder: string;
    signal: AbortSignal;
    onProgress: (progress: RenderProgress) => void;
  }) => Promise<RenderOutput>;
};

export type StoredFile = { sha256: string; bytes: number };

/** Keeps files under the name of their content. */
export type FileStore = {
  /** A new empty folder for work in progress, on the same disk as the store. */
  createWorkFolder: () => Promise<{ path: string; remove: () => Promise<void> }>;
  /** Takes a finished file in: whole and safely on disk before anyone can see it. */
  adopt: (path: string) => Promise<StoredFile>;
  /** Takes a text in, as UTF-8. */
  write: (text: string) => Promise<StoredFile>;
};
