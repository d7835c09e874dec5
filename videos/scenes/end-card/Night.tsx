import { Moon } from "../../theme/Moon.tsx";
import { round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { dayPlace } from "../../theme/World.tsx";

// A little larger than the sun in whose place it comes, so that it covers it.
const MOON_SCALE = 1.15;

// Shares of the width and height, and the size of the star.
const STARS = [
  [0.025, 0.13, 4],
  [0.03, 0.36, 3],
  [0.022, 0.56, 4],
  [0.8, 0.04, 4],
  [0.93, 0.3, 4],
  [0.97, 0.42, 3],
  [0.91, 0.5, 5],
] as const;
// Above the content, where a tall picture has sky to spare.
const HIGH_STARS = [
  [0.08, 0.07, 5],
  [0.2, 0.03, 3],
  [0.31, 0.1, 4],
  [0.47, 0.045, 5],
  [0.6, 0.09, 3],
] as const;

// How dark it gets, in percent: at the top, in the middle, at the ridges and at the bottom.
const VEIL: Record<Stage["theme"], readonly [number, number, number, number]> = {
  sunny: [96, 92, 84, 62],
  dusk: [84, 72, 62, 44],
};

const over = (share: number) => `color-mix(in srgb, ${palette.caption} ${share}%, transparent)`;

/** Evening comes over the land: it darkens, the moon takes the place of the sun, and there are stars. */
export function Night({ stage, frame }: { stage: Stage; frame: number }) {
  const { format, direction, theme, width, height } = stage;
  const [high, middle, ridge, low] = VEIL[theme].map(over);
  const veil = `${high}, ${middle} 50%, ${ridge} 72%, ${low}`;
  const { x, y, radius } = dayPlace(format);
  const stars = format === "vertical" ? [...STARS, ...HIGH_STARS] : STARS;
  return (
    <div
      aria-hidden="true"
      style={{
        position: "absolute",
        inset: 0,
        opacity: round(settle(frame, 0, 22)),
        background: `linear-gradient(${veil})`,
        transform: direction === "rtl" ? "scaleX(-1)" : "none",
      }}
    >
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <g fill={palette.butter}>
          {stars.map(([across, down, size]) => (
            <path
              key={across}
              transform={`translate(${round(across * width)} ${round(down * height)}) scale(${size})`}
              d="M0-2.6Q.4-.4 2.6 0Q.4.4 0 2.6Q-.4.4-2.6 0Q-.4-.4 0-2.6Z"
            />
          ))}
        </g>
        <Moon x={x} y={y} radius={radius * MOON_SCALE} opacity={1} />
      </svg>
    </div>
  );
}
