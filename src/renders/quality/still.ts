import type { Storyboard } from "#storyboards/index.ts";
import type { FrameSpan } from "../ports.ts";
import { type Fault, type Finished, secondsAt } from "./fault.ts";

// A move ends so softly that its last five pictures look alike in small; eight in a row never do.
const ALIKE_CAPTURES = 8;
/** A new scene has come in by then. */
const ENTER_FRAMES = 20;

/** Pictures that stand still while the plan has them move: our videos hold still often, but only where it is meant. */
export function findStillFaults(finished: Finished): Fault[] {
  return [...frozen(finished), ...missingScenes(finished)];
}

function frozen({ storyboard, spans, facts }: Finished): Fault[] {
  const shown = withoutClips(capturesByFrame(spans), storyboard);
  return facts.look.stillSpans
    .map((still) => ({ ...still, captures: capturesIn(shown, still) }))
    .filter(({ captures }) => captures >= ALIKE_CAPTURES)
    .map(({ startFrame, frames, captures }) => ({
      check: "frozen",
      message: `The picture stands still from ${secondsAt(startFrame, storyboard)} s to ${secondsAt(startFrame + frames, storyboard)} s, where ${captures} different pictures should be seen. Render the video again`,
    }));
}

// Every frame of a clip is drawn, but nobody promised that something moves in it.
function withoutClips(shown: readonly number[], { scenes }: Storyboard): number[] {
  const clips = scenes.filter(({ scene }) => scene.kind === "presenter" && scene.portrait.kind === "clip");
  return shown.map((capture, frame) => {
    const clip = clips.find(
      ({ startFrame, durationFrames }) => frame >= startFrame && frame < startFrame + durationFrames,
    );
    return clip ? (shown[clip.startFrame] ?? capture) : capture;
  });
}

function missingScenes({ storyboard, spans, facts }: Finished): Fault[] {
  const shown = capturesByFrame(spans);
  return storyboard.scenes.slice(1).flatMap(({ startFrame, scene }, index): Fault[] => {
    const before = storyboard.scenes[index];
    const from = before ? before.startFrame + before.durationFrames - 1 : 0;
    const change = { startFrame: from, frames: Math.min(startFrame + ENTER_FRAMES, shown.length) - from };
    // Two scenes that look alike are drawn once: then nothing is to change.
    if (capturesIn(shown, change) < 2) return [];
    if (!facts.look.stillSpans.some((still) => covers(still, change))) return [];
    return [
      {
        check: "scene-missing",
        message: `The scene "${scene.id}" should come in at ${secondsAt(startFrame, storyboard)} s, but the picture does not change there. Render the video again`,
      },
    ];
  });
}

function covers(outer: FrameSpan, inner: FrameSpan): boolean {
  return outer.startFrame <= inner.startFrame && inner.startFrame + inner.frames <= outer.startFrame + outer.frames;
}

function capturesByFrame(spans: Finished["spans"]): number[] {
  return spans.flatMap(({ capture, frames }) => new Array<number>(frames).fill(capture));
}

function capturesIn(shown: readonly number[], { startFrame, frames }: FrameSpan): number {
  return new Set(shown.slice(startFrame, startFrame + frames)).size;
}
