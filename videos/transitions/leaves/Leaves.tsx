import { away, glide, LEAVE_FRAMES, round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { TransitionProps } from "../transition-props.ts";

// Leaves on the wind, as shares of the picture: where each one flies, how large it is and how it is turned.
const LEAVES = [
  { x: 0.05, y: 0.12, size: 0.3, turn: 20, colour: palette.meadow },
  { x: -0.1, y: 0.34, size: 0.42, turn: -14, colour: palette.hillNear },
  { x: 0.1, y: 0.5, size: 0.36, turn: 34, colour: palette.coral },
  { x: -0.04, y: 0.7, size: 0.44, turn: 6, colour: palette.meadowDeep },
  { x: 0.12, y: 0.88, size: 0.34, turn: -26, colour: palette.amber },
] as const;

/** A gust carries leaves across the picture, and the old scene is gone behind them. */
export function Leaves({ frame, durationFrames, stage: { width, height, direction }, leaving }: TransitionProps) {
  const left = glide(frame - 3, 0, LEAVE_FRAMES + 2);
  const blown = glide(frame + 1, 0, durationFrames);
  const size = Math.max(width, height);
  return (
    <>
      {left < 1 && <div style={{ position: "absolute", inset: 0, opacity: round(1 - left) }}>{leaving}</div>}
      {frame < durationFrames - 1 && (
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          style={{
            position: "absolute",
            inset: 0,
            opacity: "var(--motion)",
            transform: direction === "rtl" ? "scaleX(-1)" : "none",
          }}
        >
          {LEAVES.map(({ x, y, size: share, turn, colour }) => (
            <g key={y} style={{ transform: `translateX(${away((blown * 2.2 - 0.9 + x) * width)})` }}>
              <path
                d="M0 0C34-58 118-74 200-40C142 36 56 48 0 0ZM-34 10C20 0 96-14 160-32"
                transform={`translate(0 ${round(y * height)}) rotate(${round(turn + blown * 50)}) scale(${round((share * size) / 200)})`}
                fill={colour}
              />
            </g>
          ))}
        </svg>
      )}
    </>
  );
}
