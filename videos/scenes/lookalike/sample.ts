import type { SceneProps } from "../scene-props.ts";

export const lookalikeSample: SceneProps<"lookalike">["scene"] = {
  id: "spot",
  kind: "lookalike",
  title: "Read the address, not the page",
  real: "sunny-bank.example",
  fake: "sunny-bamk.example",
  spot: "m",
  realLabel: "The real one",
  fakeLabel: "The lookalike",
  note: "Your manager will not fill in here",
  narration: "One letter is wrong, and your manager will not fill in here.",
};
