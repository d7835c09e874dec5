import type { Storyboard } from "#storyboards/index.ts";

/** The frame at which a scene has come to rest; null for a scene that the plan does not have. */
export function restOf({ scenes }: Storyboard, sceneId: string): number | null {
  const timed = scenes.find(({ scene }) => scene.id === sceneId);
  if (!timed) return null;
  return timed.startFrame + Math.floor(timed.durationFrames * 0.6);
}

/** The same moment in another plan of the same scenes, as in another language: the same scene, as far through it. */
export function momentIn(from: Storyboard, frame: number, to: Storyboard): number {
  const index = Math.max(
    0,
    from.scenes.findLastIndex(({ startFrame }) => startFrame <= frame),
  );
  const is = from.scenes[index];
  const other =
    to.scenes.find(({ scene }) => scene.id === is?.scene.id) ?? to.scenes[Math.min(index, to.scenes.length - 1)];
  if (!is || !other) return 0;
  if (is.startFrame === other.startFrame && is.durationFrames === other.durationFrames)
    return Math.min(frame, to.durationFrames - 1);
  const through = Math.min(1, (frame - is.startFrame) / is.durationFrames);
  return Math.min(other.startFrame + Math.round(through * (other.durationFrames - 1)), to.durationFrames - 1);
}
