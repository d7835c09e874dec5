import type { SceneProps } from "../scene-props.ts";

export const endCardSample: SceneProps<"end-card">["scene"] = {
  id: "end",
  kind: "end-card",
  title: "More sun next Tuesday",
  url: "sunny-corner.example",
  next: "Next: let a manager remember them all",
  narration: "More sun next Tuesday.",
};
