import type { Transition } from "#storyboards/index.ts";
import { Glide } from "./glide/Glide.tsx";
import { Leaves } from "./leaves/Leaves.tsx";
import type { TransitionProps } from "./transition-props.ts";

/** Draws a transition by its kind. */
export function TransitionView({ kind, ...rest }: TransitionProps & Pick<Transition, "kind">) {
  switch (kind) {
    case "glide":
      return <Glide {...rest} />;
    case "leaves":
      return <Leaves {...rest} />;
  }
}
