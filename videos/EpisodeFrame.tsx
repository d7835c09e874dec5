import type { Storyboard, TimedScene } from "#storyboards/index.ts";
import { SceneView } from "./scenes/SceneView.tsx";
import { Caption } from "./theme/Caption.tsx";
import { glide, LEAVE_FRAMES, round } from "./theme/motion.ts";
import { stageOf } from "./theme/stage.ts";
import { World } from "./theme/World.tsx";

// The sun is still low while the hook asks its question.
function isDawn({ scene }: TimedScene): boolean {
  return scene.kind === "hook";
}

type Props = { storyboard: Storyboard; frame: number };

/** The whole video at one frame. The same storyboard and frame always give the same picture. */
export function EpisodeFrame({ storyboard, frame }: Props) {
  const { scenes, cues, direction, locale } = storyboard;
  const stage = stageOf(storyboard);
  const found = scenes.findLastIndex(({ startFrame }) => startFrame <= frame);
  const index = Math.max(found, 0);
  const timed = scenes[index];
  if (!timed) return null;
  const sceneFrame = frame - timed.startFrame;
  const isLast = index === scenes.length - 1;
  const left = isLast ? 0 : glide(sceneFrame, timed.durationFrames - LEAVE_FRAMES, LEAVE_FRAMES);
  return (
    <div
      lang={locale}
      dir={direction}
      style={{ position: "absolute", inset: 0, width: stage.width, height: stage.height, overflow: "hidden" }}
    >
      <World
        stage={stage}
        frame={sceneFrame}
        index={index}
        isDawn={isDawn(timed)}
        wasDawn={isDawn(scenes[index - 1] ?? timed)}
      />
      <div
        data-part="scene"
        style={{
          position: "absolute",
          inset: 0,
          opacity: round(1 - left),
          transform: `translateY(${round(-28 * left)}px)`,
        }}
      >
        <SceneView scene={timed.scene} frame={sceneFrame} durationFrames={timed.durationFrames} stage={stage} />
      </div>
      <Caption cues={cues} frame={frame} stage={stage} />
    </div>
  );
}
