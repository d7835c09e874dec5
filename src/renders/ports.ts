import type { ContentHash } from "#core/content-hash.ts";
import type { JobFlow, QueuedJob } from "#core/job.ts";
import type { Storyboard } from "#storyboards/index.ts";
import type { CapturePlan } from "./distinct-frames.ts";
import type { Quality } from "./quality.ts";

/** What a render is doing, in the order it does it. */
export type RenderStage = "starting" | "drawing" | "checking";

export type RenderProgress = { stage: RenderStage; done: number; total: number };

/** What a video is to be made of. */
export type RenderRequest = {
  storyboard: Storyboard;
  quality: Quality;
  /** Where the voices, pictures and clips of the storyboard lie, by the digest of their content. */
  paths: Readonly<Record<string, string>>;
  /** Only the scene of this id, to look at; without it the whole video. */
  scene?: string | undefined;
};

/** A scene or a transition of the plan: `captures` of its `frames` are drawn, the others hold a picture. */
export type PlannedSegment = { name: string; key: ContentHash; frames: number; captures: number; isKept: boolean };

/** What a video is made of, in the order of the video, and whether an earlier render made it. */
export type RenderPlan = { segments: PlannedSegment[]; isSoundKept: boolean };

/** What it took to draw a segment; all nothing when it was there already. */
export type SegmentWork = {
  framesCaptured: number;
  /** Holds whose last frame did not look like their first: drawn frame by frame instead. */
  holdsBroken: number;
};

/** What came out: files in the work folder that was asked for. */
export type RenderOutput = {
  video: string;
  poster: string;
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

/**
 * Turns a storyboard into files, piece by piece. Pieces go into a store that all renders share; a piece that is there is
 * never made again. Whatever is made lies in `folder` until it is whole. All throw RENDER_FAILED.
 */
export type Renderer = {
  plan: (request: RenderRequest & { signal: AbortSignal }) => Promise<RenderPlan>;
  /** Draws and encodes the segment at a position of the plan; `onFrame` tells how many of its captures are drawn. */
  drawSegment: (
    request: RenderRequest & Work & { position: number; onFrame: (done: number) => void },
  ) => Promise<SegmentWork>;
  /** Mixes the sound of the whole video. */
  mixSound: (request: RenderRequest & Work) => Promise<void>;
  /** Joins the pieces and looks at the result. Throws RENDER_FAILED (piece) when one is not there, or no longer. */
  finish: (request: RenderRequest & Work) => Promise<RenderOutput>;
};

type Work = { folder: string; signal: AbortSignal };

/** The endings of what is kept: a picture, what its frames look like in small, a sound, and facts about one of them. */
export type PieceKind = "mp4" | "look" | "aac" | "json";

/** Parts of videos by their key: what one render made, the next one takes. */
export type PieceStore = {
  /** Path of a whole piece, now marked as used, or null. A damaged one is removed. Throws INVALID_INPUT for a bad key. */
  find: (key: string, kind: PieceKind) => Promise<string | null>;
  /** Moves a finished file in, unless its key is there already; returns where it lies. Throws RENDER_FAILED (disk_full). */
  keep: (key: string, kind: PieceKind, path: string) => Promise<string>;
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

/** Where the jobs of a render wait. Never asked inside a transaction. */
export type RenderQueue = {
  /** Adds the jobs of a render, all or none. */
  sendFlow: (flow: JobFlow) => Promise<void>;
  /** Whether a job waits or runs. */
  has: (job: Pick<QueuedJob, "queue" | "key">) => Promise<boolean>;
};
