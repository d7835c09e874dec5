import type { TimedScene } from "#storyboards/index.ts";
import type { Stage } from "../theme/stage.ts";
import { CallToAction } from "./call-to-action/CallToAction.tsx";
import { Chart } from "./chart/Chart.tsx";
import { Checklist } from "./checklist/Checklist.tsx";
import { Compare } from "./compare/Compare.tsx";
import { EndCard } from "./end-card/EndCard.tsx";
import { Hook } from "./hook/Hook.tsx";
import { Lookalike } from "./lookalike/Lookalike.tsx";
import { ManagerDemo } from "./manager-demo/ManagerDemo.tsx";
import { PasskeyDemo } from "./passkey-demo/PasskeyDemo.tsx";
import { Presenter } from "./presenter/Presenter.tsx";
import { Stat } from "./stat/Stat.tsx";
import { Steps } from "./steps/Steps.tsx";
import { Tip } from "./tip/Tip.tsx";

type Props = Pick<TimedScene, "scene" | "durationFrames"> & { frame: number; stage: Stage };

/** Draws a scene by its kind. */
export function SceneView({ scene, ...rest }: Props) {
  switch (scene.kind) {
    case "hook":
      return <Hook scene={scene} {...rest} />;
    case "tip":
      return <Tip scene={scene} {...rest} />;
    case "steps":
      return <Steps scene={scene} {...rest} />;
    case "compare":
      return <Compare scene={scene} {...rest} />;
    case "stat":
      return <Stat scene={scene} {...rest} />;
    case "presenter":
      return <Presenter scene={scene} {...rest} />;
    case "manager-demo":
      return <ManagerDemo scene={scene} {...rest} />;
    case "passkey-demo":
      return <PasskeyDemo scene={scene} {...rest} />;
    case "lookalike":
      return <Lookalike scene={scene} {...rest} />;
    case "checklist":
      return <Checklist scene={scene} {...rest} />;
    case "chart":
      return <Chart scene={scene} {...rest} />;
    case "call-to-action":
      return <CallToAction scene={scene} {...rest} />;
    case "end-card":
      return <EndCard scene={scene} {...rest} />;
  }
}
