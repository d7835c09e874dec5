import type { SceneProps } from "../scene-props.ts";

export const checklistSample: SceneProps<"checklist">["scene"] = {
  id: "done",
  kind: "checklist",
  title: "Done for today",
  items: ["Recovery codes printed", "A second passkey added", "Find-my-device page saved"],
  narration: "Recovery codes printed, a second passkey added, and the page to find your device saved.",
};
