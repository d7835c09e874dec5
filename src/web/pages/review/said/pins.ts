import type { Drawing } from "../drawn/shapes.ts";
import type { Reviewed } from "../reviewed.ts";

/** An open comment where it stands on this video. */
export type Pin = {
  id: string;
  frame: number;
  endFrame: number | null;
  isBlocking: boolean;
  by: string;
  drawing: Drawing | null;
};

/** Comments that have a place here and are not settled, in the order of the video. */
export function pinsOf(threads: Reviewed["threads"]): Pin[] {
  return threads
    .flatMap(({ id, place, resolvedAt, isBlocking, by, drawing }) => {
      if (place.is === "lost" || resolvedAt !== null) return [];
      return [{ id, frame: place.frame, endFrame: place.endFrame, isBlocking, by: by.name, drawing }];
    })
    .sort((a, b) => a.frame - b.frame);
}
