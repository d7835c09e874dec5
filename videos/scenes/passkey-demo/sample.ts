import type { SceneProps } from "../scene-props.ts";

export const passkeyDemoSample: SceneProps<"passkey-demo">["scene"] = {
  id: "open",
  kind: "passkey-demo",
  title: "Nothing to type",
  site: "mail.example",
  ask: "Sign in with your passkey?",
  confirm: "Fingerprint, face or PIN",
  done: "You are in",
  narration: "Your device asks, you confirm with fingerprint, face or PIN, and you are in.",
};
