import type { SceneProps } from "../scene-props.ts";

export const compareSample: SceneProps<"compare">["scene"] = {
  id: "longer-beats-trickier",
  kind: "compare",
  title: "Longer beats trickier",
  weak: { label: "Swapped letters", text: "P@ssw0rd1!", note: "Attackers know this trick" },
  strong: { label: "Three random words", text: "lantern otter gravel", note: "Longer, and easier to remember" },
  narration: "Swapped letters are a trick that attackers know. Three random words are longer.",
};
