import type { ReactNode } from "react";
import type { Stage } from "../theme/stage.ts";

/** What a transition may draw from. It begins with the picture that its scene held, and ends with the empty world. */
export type TransitionProps = {
  frame: number;
  durationFrames: number;
  stage: Stage;
  /** The scene that leaves, as it stood at its end. */
  leaving: ReactNode;
};
