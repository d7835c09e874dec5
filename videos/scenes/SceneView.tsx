import type { TimedScene } from "#storyboards/index.ts";
import type { Stage } from "../theme/stage.ts";
import { CallToAction } from "./call-to-action/CallToAction.tsx";
import { Compare } from "./compare/Compare.tsx";
import { Hook } from "./hook/Hook.tsx";
import { Steps } from "./steps/Steps.tsx";
import { Tip } from "./tip/Tip.tsx";

type Props = Pick<TimedScene, "scene" | "durationFrames"> & { frame: number; stage: Stage };

/** Draws a scene by its kind. */
export function SceneView({ scene, ...rest }: Props) {
  switch (scene.kind) {
    case "hook":
      return <Hook scene={scene} {...rest} />;
    case "compare":
      return <Compare scene={scene} {...rest} />;
    case "steps":
      return <Steps scene={scene} {...rest} />;
    case "tip":
      return <Tip scene={scene} {...rest} />;
    case "call-to-action":
      return <CallToAction scene={scene} {...rest} />;
  }
}
