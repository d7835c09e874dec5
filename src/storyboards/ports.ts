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

/** What the page that draws single frames can be asked for, as `window.framePage`. */
export type FramePage = {
  /** Takes a storyboard and waits for the fonts of all its letters. */
  open: (storyboard: Storyboard) => Promise<void>;
  /** Draws one frame of it, photos and frames of clips included. */
  show: (frame: number) => Promise<void>;
  /** Draws each scene of it once, with all its captions, and measures every line. */
  measure: () => Promise<MeasuredScene[]>;
};
