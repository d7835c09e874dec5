import type { Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame, rootStyle } from "../EpisodeFrame.tsx";
import { Caption } from "../theme/Caption.tsx";
import { stageOf } from "../theme/stage.ts";

/** The last frame of a scene with all its captions at once, in parts that can be measured. */
export function FitScene({ storyboard, scene }: { storyboard: Storyboard; scene: number }) {
  const timed = storyboard.scenes[scene];
  if (timed === undefined) return null;
  const end = timed.startFrame + timed.durationFrames;
  const cues = storyboard.cues
    .map((cue, index) => ({ cue, index }))
    .filter(({ cue }) => cue.startFrame >= timed.startFrame && cue.startFrame < end);
  return (
    <>
      <div data-fit="picture" style={rootStyle(storyboard)}>
        <EpisodeFrame storyboard={{ ...storyboard, cues: [] }} frame={end - 1} />
      </div>
      <div data-fit="captions" dir={storyboard.direction} lang={storyboard.locale} style={rootStyle(storyboard)}>
        {cues.map(({ cue, index }) => (
          <Caption key={index} cues={[cue]} frame={cue.startFrame} stage={stageOf(storyboard)} />
        ))}
      </div>
    </>
  );
}
