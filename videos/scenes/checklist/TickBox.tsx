import { round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

/** Frames in which a tick is drawn. */
export const TICK_FRAMES = 5;

/** A box drawn by hand, and the tick that is drawn into it from a frame on. */
export function TickBox({ frame, from, size }: { frame: number; from: number; size: number }) {
  const drawn = settle(frame, from, TICK_FRAMES);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      width={size}
      height={size}
      style={{ flexShrink: 0, overflow: "visible" }}
    >
      <path
        d="M20 17C42 13 64 13 82 16C87 38 87 62 83 84C62 88 38 88 17 84C13 62 13 38 20 17Z"
        fill={palette.cream}
        stroke={palette.inkSoft}
        strokeWidth={7}
        strokeLinejoin="round"
      />
      {drawn > 0 && (
        <path
          d="M30 48C38 56 43 64 48 74C60 42 78 20 104 2"
          pathLength={1}
          fill="none"
          stroke={palette.coral}
          strokeWidth={15}
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeDasharray="1 2"
          style={
            drawn < 1
              ? { strokeDashoffset: `calc(${round(1 - drawn)}px * var(--motion))`, opacity: round(drawn) }
              : undefined
          }
        />
      )}
    </svg>
  );
}
