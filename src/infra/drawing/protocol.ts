import type { RenderFailure } from "#core/errors.ts";
import type { RenderOutput, RenderPlan, RenderRequest, SegmentWork } from "#renders/index.ts";
import type { MeasuredScene, Storyboard } from "#storyboards/index.ts";

/** A request as it reaches the render process: `piecesDir` is where parts of videos are kept for whoever needs them. */
type Shared = RenderRequest & { piecesDir: string };

/** What the render process can be asked for, and what it answers with. Files are made inside `folder`. */
export type Requests = {
  plan: Shared;
  segment: Shared & { folder: string; position: number };
  sound: Shared & { folder: string };
  finish: Shared & { folder: string };
  measure: { storyboards: readonly Storyboard[] };
  stills: Pick<RenderRequest, "storyboard" | "paths"> & { frames: number[]; scale: number; folder: string };
};
export type Answers = {
  plan: RenderPlan;
  segment: SegmentWork;
  sound: null;
  finish: RenderOutput;
  measure: MeasuredScene[][];
  stills: string[];
};
export type RequestKind = keyof Requests;

/** What the program says to the render process. */
export type ToHost =
  | { [Kind in RequestKind]: { type: Kind; id: number; request: Requests[Kind] } }[RequestKind]
  | { type: "cancel"; id: number };

/** What the render process answers; `frame` tells how many frames of a segment are drawn. */
export type FromHost =
  | { type: "frame"; id: number; done: number }
  | { type: "done"; id: number; answer: Answers[RequestKind] }
  | { type: "failed"; id: number; reason: RenderFailure; message: string };
