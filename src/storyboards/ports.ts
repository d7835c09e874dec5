import type { Locale } from "#core/text.ts";
import type { MeasuredScene } from "./fit/measured.ts";
import type { Storyboard } from "./schema.ts";

/** Draws storyboards with the real fonts and measures every line; an answer for each, in their order. */
export type FitMeter = {
  measure: (storyboards: readonly Storyboard[], signal: AbortSignal) => Promise<MeasuredScene[][]>;
};

/** One spoken sentence inside the voice of a scene, in milliseconds from the beginning of its file. */
export type SpokenSentence = { text: string; startMs: number; durationMs: number };

/** The voice of one scene, as a file named by its content. `voice` says whose it is, for whoever asks. */
export type VoiceTake = {
  sceneId: string;
  kind: "recorded" | "synthetic";
  voice: string;
  sha256: string;
  durationMs: number;
  sentences: SpokenSentence[];
};

/** Speaks what is to be said. A scene that nobody can say is left out: it is silent. */
export type Narrator = {
  narrate: (request: {
    locale: Locale;
    /** `recording` is the path of a file that somebody spoke. */
    scenes: { id: string; narration: string; recording?: string }[];
    signal: AbortSignal;
  }) => Promise<VoiceTake[]>;
};

/** The fonts that a picture carries along, and a letter of each by which it is seen that they have been read. */
export type PictureFonts = { css: string; proofs: { family: string; letter: string }[] };

/** What the page in the renderer's browser can be asked for, as `window.framePage`. */
export type FramePage = {
  /** The families that its words are set in: for each kind of words, in the order in which a letter looks for its font. */
  fontStacks: () => Promise<string[][]>;
  /** Takes a storyboard to be drawn at a scale. */
  open: (storyboard: Storyboard, look: { scale: number; fonts: PictureFonts }) => Promise<void>;
  /** Makes the file that pixels are written to, beginning with a mark by which it is found. */
  openPixels: (mark: string) => Promise<void>;
  /** Draws one frame, photos and frames of clips included, into that file: its planes, yuv420p in BT.709 and limited range. */
  pixels: (frame: number) => Promise<void>;
  /** Draws one frame; answers JPEG as base64. */
  still: (frame: number) => Promise<string>;
  /** Lays out each scene of a storyboard once, with all its captions, and measures every line. */
  measure: (storyboard: Storyboard) => Promise<MeasuredScene[]>;
};
