import type { TimedScene } from "#storyboards/index.ts";
import type { Stage } from "../theme/stage.ts";

type Scene = TimedScene["scene"];
export type SceneKind = Scene["kind"];

/** All that a scene may draw from. The same props always give the same picture. */
export type SceneProps<Kind extends SceneKind> = {
  frame: number;
  durationFrames: number;
  scene: Extract<Scene, { kind: Kind }>;
  stage: Stage;
};
