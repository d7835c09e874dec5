import type { SceneProps } from "../scene-props.ts";

export const tipSample: SceneProps<"tip">["scene"] = {
  id: "for-the-few",
  kind: "tip",
  title: "For the few you must remember",
  body: "Use a passkey where one is offered. Let a password manager keep the rest.",
  narration: "Use a passkey where one is offered. Let a password manager keep the rest.",
};
