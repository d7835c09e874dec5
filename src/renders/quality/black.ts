import { type Fault, type Finished, secondsAt } from "./fault.ts";

/** Black pictures: no theme of ours has any. */
export function findBlackFaults({ storyboard, facts }: Finished): Fault[] {
  return facts.look.blackSpans.map(({ startFrame, frames }) => ({
    check: "black",
    message: `The picture is black from ${secondsAt(startFrame, storyboard)} s to ${secondsAt(startFrame + frames, storyboard)} s. Look at the pictures and clips shown there, then render the video again`,
  }));
}
