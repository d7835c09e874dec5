import type { SceneProps } from "../scene-props.ts";

export const callToActionSample: SceneProps<"call-to-action">["scene"] = {
  id: "today",
  kind: "call-to-action",
  action: "Give your email three random words today",
  url: "sunny-corner.example",
  verify: "We never ask you to sign in",
  narration: "Give your email three random words today.",
};
