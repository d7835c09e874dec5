import type { Storyboard } from "#storyboards/index.ts";
import type { CapturePlan } from "./distinct-frames.ts";
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
  /** How many scenes and transitions there are, and how many of them no earlier render had made. */
  segments: number;
  segmentsMade: number;
  /** What was meant to be seen: which capture stands for how many frames. */
  spans: CapturePlan["spans"];
  facts: VideoFacts;
};

/** Frames of a finished video that follow one another. */
export type FrameSpan = { startFrame: number; frames: number };

/** What a look at the poster says. */
export type PosterFacts = { codec: string; width: number; height: number; isBlack: boolean };

/** What an independent look at the finished files says. Lengths in milliseconds. */
export type VideoFacts = {
  container: { isMoovFirst: boolean; hasEditList: boolean; durationMs: number; bytes: number };
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
  audio: {
    codec: string;
    profile: string;
    sampleRateHz: number;
    channels: number;
    durationMs: number;
    /** Loudness of the whole and the highest peak between samples, both as heard after coding. */
    integratedLufs: number;
    truePeakDb: number;
  } | null;
  /** Where the decoded picture is black, for 3 frames or more, and where it stands still, for 8 or more. */
  look: { blackSpans: FrameSpan[]; stillSpans: FrameSpan[] };
  poster: PosterFacts | null;
};

/** Turns a storyboard into files. Throws RENDER_FAILED; leaves nothing behind outside `folder`. */
export type Renderer = {
  render: (request: {
    storyboard: Storyboard;
    quality: Quality;
    folder: string;
    /** Where the voices, pictures and clips of the storyboard lie, by the digest of their content. */
    paths: Readonly<Record<string, string>>;
    signal: AbortSignal;
    onProgress: (progress: RenderProgress) => void;
  }) => Promise<RenderOutput>;
};

/** Encoded segments by their key: what one render made, the next one takes. */
export type SegmentStore = {
  /** Path of a whole segment, now marked as used, or null. A damaged one is removed. Throws INVALID_INPUT for a bad key. */
  find: (key: string) => Promise<string | null>;
  /** Moves a finished file in, unless its key is there already; returns where it lies. Throws RENDER_FAILED (disk_full). */
  keep: (key: string, path: string) => Promise<string>;
  /** Removes what was used longest ago until the rest fits, except what is pinned or was used just now. */
  prune: (pinned: ReadonlySet<string>) => Promise<{ removed: number; bytes: number }>;
};

export type StoredFile = { sha256: string; bytes: number };

/** Keeps files under the name of their content. */
export type FileStore = {
  /** A new empty folder for work in progress, on the same disk as the store. */
  createWorkFolder: () => Promise<{ path: string; remove: () => Promise<void> }>;
  /** Takes a finished file in: whole and safely on disk before anyone can see it. */
  adopt: (path: string) => Promise<StoredFile>;
  /** Where a file lies that was taken in. */
  pathOf: (sha256: string) => string;
  /** Takes a text in, as UTF-8. */
  write: (text: string) => Promise<StoredFile>;
};
