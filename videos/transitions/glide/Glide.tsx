import { away, glide, LEAVE_FRAMES, round } from "../../theme/motion.ts";
import type { TransitionProps } from "../transition-props.ts";

/** The old scene lifts off while the view glides on to the next place. */
export function Glide({ frame, leaving }: TransitionProps) {
  const left = glide(frame + 1, 0, LEAVE_FRAMES);
  if (left === 1) return null;
  return (
    <div
      style={{
        position: "absolute",
        inset: 0,
        opacity: round(1 - left),
        transform: `translateY(${away(-28 * left)})`,
      }}
    >
      {leaving}
    </div>
  );
}
