import type { SceneProps } from "../scene-props.ts";

export const presenterSample: SceneProps<"presenter">["scene"] = {
  id: "robin",
  kind: "presenter",
  name: "Robin Hale",
  role: "Security engineer",
  says: "I remember one password. My manager remembers the other two hundred.",
  portrait: { kind: "drawn", look: "robin" },
  narration: "I remember one password. My manager remembers the other two hundred.",
};
