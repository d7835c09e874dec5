import { type ReactNode, useContext } from "react";
import type { Storyboard } from "#storyboards/index.ts";
import { SceneView } from "./scenes/SceneView.tsx";
import { Caption } from "./theme/Caption.tsx";
import { MediaContext, mediaByName, namedMedia } from "./theme/media.tsx";
import { coloursOf } from "./theme/palette.ts";
import { poseInScene, poseOnTheWay } from "./theme/pose.ts";
import { type Stage, stageOf } from "./theme/stage.ts";
import { typeOf } from "./theme/type.ts";
import { World } from "./theme/World.tsx";
import { TransitionView } from "./transitions/TransitionView.tsx";

type Props = { storyboard: Storyboard; frame: number };

/** The whole video at one frame. The same storyboard and frame always give the same picture. */
export function EpisodeFrame({ storyboard, frame }: Props) {
  const { cues, direction, locale } = storyboard;
  const stage = stageOf(storyboard);
  const provided = useContext(MediaContext);
  const media = provided === namedMedia ? mediaByName(storyboard.assets) : provided;
  return (
    <div lang={locale} dir={direction} style={rootStyle(storyboard)}>
      <MediaContext value={media}>{partAt(storyboard, frame, stage)}</MediaContext>
      <Caption cues={cues} frame={frame} stage={stage} />
    </div>
  );
}

/** Size, colours, type and motion of a picture, for the element around it. */
export function rootStyle({ theme, locale, motion, width, height }: Storyboard) {
  return {
    ...coloursOf(theme),
    ...typeOf(locale),
    "--motion": motion === "full" ? 1 : 0,
    // Letters stand where they belong, to the part of a pixel: then they stand alike wherever they are drawn.
    textRendering: "geometricPrecision",
    position: "absolute",
    inset: 0,
    width,
    height,
    overflow: "hidden",
  } as const;
}

/** The world with what stands in it: a scene, or the way from one scene to the next. */
function partAt(storyboard: Storyboard, frame: number, stage: Stage): ReactNode {
  const { scenes, transitions } = storyboard;
  const way = transitions.find(({ startFrame, durationFrames }) => isWithin(frame, startFrame, durationFrames));
  const index = way
    ? way.to - 1
    : Math.max(
        0,
        scenes.findLastIndex(({ startFrame }) => startFrame <= frame),
      );
  const timed = scenes[index];
  if (!timed) return null;
  const { scene, startFrame, durationFrames } = timed;
  const sceneFrame = Math.min(frame - startFrame, durationFrames - 1);
  const view = (
    <div data-part="scene" style={{ position: "absolute", inset: 0 }}>
      <SceneView scene={scene} frame={sceneFrame} durationFrames={durationFrames} stage={stage} />
    </div>
  );
  if (way === undefined)
    return (
      <>
        <World stage={stage} pose={poseInScene(storyboard, index, sceneFrame)} />
        {view}
      </>
    );
  const wayFrame = frame - way.startFrame;
  return (
    <>
      <World stage={stage} pose={poseOnTheWay(storyboard, way.to, wayFrame, way.durationFrames)} />
      <TransitionView
        kind={way.kind}
        frame={wayFrame}
        durationFrames={way.durationFrames}
        stage={stage}
        leaving={view}
      />
    </>
  );
}

function isWithin(frame: number, start: number, frames: number): boolean {
  return frame >= start && frame < start + frames;
}
