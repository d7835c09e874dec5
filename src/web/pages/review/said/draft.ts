import type { Drawing } from "../drawn/shapes.ts";

/** What somebody is about to say: where, if they said so already, and what they drew. */
export type Draft = { from: number | null; to: number | null; drawing: Drawing | null; isDrawing: boolean };

export const EMPTY: Draft = { from: null, to: null, drawing: null, isDrawing: false };

/** Where a comment stands: at the frame that is seen, unless it was held somewhere or has an end. */
export function placeOf({ from, to }: Draft, frame: number): { frame: number; endFrame?: number } {
  const at = from ?? frame;
  return to === null || to <= at ? { frame: at } : { frame: at, endFrame: to };
}
