import type { RenderFailure } from "#core/errors.ts";
import type { Quality, RenderOutput, RenderProgress } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";

/** What the program says to the render process. */
export type ToHost =
  | { type: "render"; id: number; storyboard: Storyboard; quality: Quality; folder: string }
  | { type: "cancel"; id: number };

/** What the render process answers. */
export type FromHost =
  | { type: "progress"; id: number; progress: RenderProgress }
  | { type: "done"; id: number; output: RenderOutput }
  | { type: "failed"; id: number; reason: RenderFailure; message: string };
