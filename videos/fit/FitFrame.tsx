import { useLayoutEffect, useRef, useState } from "react";
import { Artifact, cancelRender, continueRender, delayRender, useCurrentFrame } from "remotion";
import type { MeasuredScene, Storyboard } from "#storyboards/index.ts";
import { EpisodeFrame, rootStyle } from "../EpisodeFrame.tsx";
import { Caption } from "../theme/Caption.tsx";
import { fontsFor } from "../theme/fonts.ts";
import { lettersOf } from "../theme/letters.ts";
import { stageOf } from "../theme/stage.ts";
import { measureLines } from "./measure-lines.ts";

/** Storyboards to be measured: their scenes are drawn one after the other, one a frame. */
export type FitProps = { storyboards: Storyboard[] };

function sceneAt(storyboards: readonly Storyboard[], frame: number) {
  let left = frame;
  for (const storyboard of storyboards) {
    if (left < storyboard.scenes.length) return { storyboard, scene: left };
    left -= storyboard.scenes.length;
  }
  return null;
}

/** Draws one scene a frame with all its captions, measures it, and hands the measures over as a file. */
export function FitFrame({ storyboards }: FitProps) {
  const frame = useCurrentFrame();
  const picture = useRef<HTMLDivElement>(null);
  const captions = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<{ frame: number; lines: string } | null>(null);
  const found = sceneAt(storyboards, frame);
  useLayoutEffect(() => {
    const current = sceneAt(storyboards, frame);
    if (current === null) return;
    const hold = delayRender(`Measuring scene ${frame}`);
    fontsFor(lettersOf(current.storyboard))
      .then(() => {
        const roots = [picture.current, captions.current].filter((root) => root !== null);
        const result: MeasuredScene = { scene: current.scene, lines: roots.flatMap(measureLines) };
        setMeasured({ frame, lines: JSON.stringify(result) });
        continueRender(hold);
      })
      .catch(cancelRender);
  }, [storyboards, frame]);
  if (found === null) return null;
  const { storyboard, scene } = found;
  const timed = storyboard.scenes[scene];
  if (timed === undefined) return null;
  const end = timed.startFrame + timed.durationFrames;
  const cues = storyboard.cues
    .map((cue, index) => ({ cue, index }))
    .filter(({ cue }) => cue.startFrame >= timed.startFrame && cue.startFrame < end);
  return (
    <>
      <div ref={picture} style={rootStyle(storyboard)}>
        <EpisodeFrame storyboard={{ ...storyboard, cues: [] }} frame={end - 1} />
      </div>
      <div ref={captions} dir={storyboard.direction} lang={storyboard.locale} style={rootStyle(storyboard)}>
        {cues.map(({ cue, index }) => (
          <Caption key={index} cues={[cue]} frame={cue.startFrame} stage={stageOf(storyboard)} />
        ))}
      </div>
      {measured?.frame === frame && <Artifact filename={`${frame}.json`} content={measured.lines} />}
    </>
  );
}
