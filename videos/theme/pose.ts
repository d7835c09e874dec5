import type { Storyboard } from "#storyboards/index.ts";
import { glide, settle } from "./motion.ts";
import type { Pose } from "./World.tsx";

const SUNRISE_FRAMES = 26;

// The sun is still low while the hook asks its question.
function upIn(scenes: Storyboard["scenes"], index: number): number {
  return scenes[index]?.scene.kind === "hook" ? 0 : 1;
}

/** How the world stands while a scene is on: still, but for the sunrise at the very beginning. */
export function poseInScene({ scenes, motion }: Storyboard, index: number, sceneFrame: number): Pose {
  const up = upIn(scenes, index);
  const isRising = index === 0 && up === 0 && motion === "full";
  return { travelled: index, up, risen: isRising ? settle(sceneFrame, 0, SUNRISE_FRAMES) : 1 };
}

/** How the world stands on the way to a scene: it glides on by one place; with reduced motion it is simply there. */
export function poseOnTheWay({ scenes, motion }: Storyboard, to: number, frame: number, frames: number): Pose {
  const gone = motion === "full" ? glide(frame, 0, frames) : frame * 2 < frames ? 0 : 1;
  const [before, after] = [upIn(scenes, to - 1), upIn(scenes, to)];
  return { travelled: to - 1 + gone, up: before + (after - before) * gone, risen: 1 };
}
