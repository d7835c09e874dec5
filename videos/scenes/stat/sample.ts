import type { SceneProps } from "../scene-props.ts";

export const statSample: SceneProps<"stat">["scene"] = {
  id: "fifteen",
  kind: "stat",
  value: "15",
  unit: "characters or more",
  meaning: "for a password that guards a door alone",
  claim: "fifteen",
  credit: "NIST SP 800-63B-4, 2025",
  narration: "Fifteen characters or more, for a password that guards a door alone.",
};
