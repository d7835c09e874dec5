import type { Cue } from "#storyboards/index.ts";
import type { Fault, Finished } from "./fault.ts";
import { secondsAt } from "./fault.ts";

/** Captions: one after the other, one at a time, all inside the video. */
export function findCaptionFaults({ storyboard }: Finished): Fault[] {
  const { cues, durationFrames } = storyboard;
  return cues.flatMap((cue, index): Fault[] => {
    const before = cues[index - 1];
    const faults: Fault[] = [];
    if (before && cue.startFrame < endOf(before)) {
      const order = cue.startFrame < before.startFrame ? "comes before" : "overlaps";
      faults.push({
        check: "captions",
        message: `The caption ${words(cue)} at ${secondsAt(cue.startFrame, storyboard)} s ${order} the one it follows, ${words(before)}. Shorten what is said there or give the scene more seconds`,
      });
    }
    if (endOf(cue) > durationFrames) {
      faults.push({
        check: "captions",
        message: `The caption ${words(cue)} ends at ${secondsAt(endOf(cue), storyboard)} s, after the video, which ends at ${secondsAt(durationFrames, storyboard)} s. Give its scene more seconds`,
      });
    }
    return faults;
  });
}

function endOf({ startFrame, durationFrames }: Cue): number {
  return startFrame + durationFrames;
}

function words({ lines }: Cue): string {
  return `"${lines.join(" ")}"`;
}
