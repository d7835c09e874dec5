import { z } from "zod";
import type { Cue, Storyboard, TimedScene } from "#storyboards/index.ts";

/** Where a comment belongs whatever the frame numbers become: the scene, and the caption that was to be read there. */
export const anchorSchema = z.object({
  sceneId: z.string(),
  words: z.string(),
  /** Frames from the beginning of the caption; negative where it had not begun yet. */
  intoWords: z.int(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** What stands at a frame of a video; between two scenes, what stands in the one that comes. */
export function anchorAt(storyboard: Storyboard, frame: number): Anchor {
  const timed = sceneAt(storyboard, frame);
  const nearest = captionsOf(storyboard, timed).reduce<Cue | undefined>(
    (best, cue) => (best === undefined || distance(cue, frame) < distance(best, frame) ? cue : best),
    undefined,
  );
  return {
    sceneId: timed.scene.id,
    words: nearest === undefined ? "" : wordsOf(nearest),
    intoWords: frame - (nearest ?? timed).startFrame,
  };
}

/** The frame of another version at which the same words stand; null when nobody reads them there any more. */
export function frameOf(storyboard: Storyboard, anchor: Anchor): number | null {
  const sameSceneFirst = [...storyboard.scenes].sort(
    (a, b) => Number(b.scene.id === anchor.sceneId) - Number(a.scene.id === anchor.sceneId),
  );
  for (const timed of sameSceneFirst) {
    const from = anchor.words === "" ? ownBeginning(timed, anchor) : beginningOf(storyboard, timed, anchor.words);
    if (from !== null) return clamp(from + anchor.intoWords, timed);
  }
  return null;
}

function sceneAt({ scenes, transitions }: Storyboard, frame: number): TimedScene {
  const coming = transitions.find((transition) => isIn(transition, frame));
  const timed = coming ? scenes[coming.to] : scenes.findLast(({ startFrame }) => startFrame <= frame);
  const found = timed ?? scenes[0];
  if (!found) throw new Error("A storyboard has at least one scene.");
  return found;
}

const ownBeginning = ({ scene, startFrame }: TimedScene, { sceneId }: Anchor) =>
  scene.id === sceneId ? startFrame : null;

/** The first frame of the caption in which the words begin; captions may be broken elsewhere now. */
function beginningOf(storyboard: Storyboard, timed: TimedScene, words: string): number | null {
  const captions = captionsOf(storyboard, timed);
  const texts = captions.map((cue) => squeezed(wordsOf(cue)));
  const at = texts.join("").indexOf(squeezed(words));
  if (at < 0) return null;
  let end = 0;
  const index = texts.findIndex((text) => {
    end += text.length;
    return at < end;
  });
  return captions[index]?.startFrame ?? null;
}

function captionsOf({ cues }: Storyboard, timed: TimedScene): Cue[] {
  return cues.filter(({ startFrame }) => isIn(timed, startFrame));
}

type Span = { startFrame: number; durationFrames: number };

const wordsOf = ({ lines }: Cue) => lines.join(" ");
// Where a line was broken says nothing of the words, and some languages break without a space.
const squeezed = (text: string) => text.replace(/\s+/gu, "");
const isIn = ({ startFrame, durationFrames }: Span, frame: number) =>
  startFrame <= frame && frame < startFrame + durationFrames;
const distance = ({ startFrame, durationFrames }: Span, frame: number) =>
  Math.max(startFrame - frame, frame - (startFrame + durationFrames - 1), 0);
const clamp = (frame: number, { startFrame, durationFrames }: Span) =>
  Math.min(Math.max(frame, startFrame), startFrame + durationFrames - 1);
