import { SCALE } from "../quality.ts";
import type { Fault, Finished } from "./fault.ts";

/** The poster: a JPEG of the video's size that shows something. */
export function findPosterFaults({ storyboard, quality, facts: { poster } }: Finished): Fault[] {
  const wrong = (what: string): Fault[] => [{ check: "poster", message: `${what}. Render the video again` }];
  if (!poster) return wrong("The poster is missing or cannot be read");
  if (poster.codec !== "mjpeg") return wrong(`The poster should be a JPEG but is ${poster.codec}`);
  const wanted = `${storyboard.width * SCALE[quality]}x${storyboard.height * SCALE[quality]}`;
  const found = `${poster.width}x${poster.height}`;
  if (found !== wanted) return wrong(`The poster should be ${wanted} but is ${found}`);
  return poster.isBlack ? wrong("The poster is black") : [];
}
