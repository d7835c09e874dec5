import type { SceneProps } from "../scene-props.ts";

export const stepsSample: SceneProps<"steps">["scene"] = {
  id: "pick-by-chance",
  kind: "steps",
  title: "Pick them by chance",
  steps: ["Words that do not belong together", "No pets, no birthdays, no teams", "More words make it stronger"],
  narration: "Pick them by chance: words that do not belong together. More words make it stronger.",
};
