import type { RenderFailure } from "#core/errors.ts";
import type { Quality, RenderOutput, RenderProgress } from "#renders/index.ts";
import type { MeasuredScene, Storyboard } from "#storyboards/index.ts";

/** What the render process can be asked for, and what it answers with. */
export type Requests = {
  /**
   * `paths` says where the voices, pictures and clips of the storyboard lie, by the digest of their content;
   * `segmentsDir` is where scenes and transitions are kept for the next render that needs them.
   */
  render: {
    storyboard: Storyboard;
    quality: Quality;
    folder: string;
    paths: Readonly<Record<string, string>>;
    segmentsDir: string;
  };
  measure: { storyboards: readonly Storyboard[] };
  stills: { storyboard: Storyboard; frames: number[]; scale: number; folder: string };
};
export type Answers = { render: RenderOutput; measure: MeasuredScene[][]; stills: string[] };
export type RequestKind = keyof Requests;

/** What the program says to the render process. */
export type ToHost =
  | { [Kind in RequestKind]: { type: Kind; id: number; request: Requests[Kind] } }[RequestKind]
  | { type: "cancel"; id: number };

/** What the render process answers. */
export type FromHost =
  | { type: "progress"; id: number; progress: RenderProgress }
  | { type: "done"; id: number; answer: Answers[RequestKind] }
  | { type: "failed"; id: number; reason: RenderFailure; message: string };
