import type { SceneProps } from "../scene-props.ts";

export const hookSample: SceneProps<"hook">["scene"] = {
  id: "hook",
  kind: "hook",
  kicker: "Need a password you can remember?",
  title: "Use three random words",
  narration: "Need a password you can remember? Use three random words.",
  emphasis: ["three random words"],
};
