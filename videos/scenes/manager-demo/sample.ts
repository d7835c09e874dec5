import type { SceneProps } from "../scene-props.ts";

export const managerDemoSample: SceneProps<"manager-demo">["scene"] = {
  id: "fill",
  kind: "manager-demo",
  title: "It types so you need not",
  site: "shop.example",
  account: "robin@mail.example",
  accountLabel: "Email",
  passwordLabel: "Password",
  fill: "Fill in",
  note: "Right page, right password, one tap",
  narration: "On the right page, it fills in the right password with one tap.",
};
