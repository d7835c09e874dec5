import type { Format } from "#storyboards/index.ts";
import { pop, round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { TICK_FRAMES } from "./TickBox.tsx";

type Spot = readonly [x: number, y: number];
type Layout = {
  trunk: { x: number; top: number; foot: number; width: number };
  /** Balls of leaves: middle and radius. */
  crown: readonly (readonly [...Spot, radius: number])[];
  /** Where fruit hangs, in the order in which it ripens. */
  fruit: readonly Spot[];
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    trunk: { x: 476, top: 320, foot: 1500, width: 130 },
    crown: [
      [80, 190, 250],
      [350, 60, 300],
      [690, 90, 290],
      [900, 260, 240],
      [480, 300, 260],
    ],
    fruit: [
      [110, 160],
      [300, 230],
      [470, 120],
      [960, 300],
      [230, 70],
    ],
  },
  square: {
    trunk: { x: 540, top: 200, foot: 960, width: 110 },
    crown: [
      [90, 110, 200],
      [350, 10, 220],
      [540, 90, 200],
      [720, 0, 220],
      [980, 130, 190],
    ],
    fruit: [
      [90, 130],
      [320, 70],
      [560, 60],
      [1000, 190],
      [60, 240],
    ],
  },
  landscape: {
    trunk: { x: 1310, top: 200, foot: 960, width: 130 },
    crown: [
      [960, 80, 200],
      [1130, 0, 240],
      [1310, 80, 220],
      [1490, 0, 250],
      [1790, 110, 230],
    ],
    fruit: [
      [850, 130],
      [1080, 70],
      [1330, 50],
      [1870, 230],
      [940, 60],
    ],
  },
};

/** The orange tree that the list is pinned to. For each tick a fruit ripens, at the frames of `ripe`. */
export function Tree({ stage, frame, ripe }: { stage: Stage; frame: number; ripe: readonly number[] }) {
  const { trunk, crown, fruit } = LAYOUT[stage.format];
  const { x, top, foot, width } = trunk;
  const half = width / 2;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${stage.width} ${stage.height}`}
      width={stage.width}
      height={stage.height}
      style={{
        position: "absolute",
        inset: 0,
        opacity: round(settle(frame, 0, 12)),
        transform: stage.direction === "rtl" ? "scaleX(-1)" : "none",
      }}
    >
      <path
        d={`M${x - half} ${top}C${x - half * 0.8} ${foot - 300} ${x - half} ${foot - 90} ${x - half * 2.1} ${foot}Q${x} ${foot + 34} ${x + half * 2.1} ${foot}C${x + half} ${foot - 90} ${x + half * 0.8} ${foot - 300} ${x + half} ${top}Z`}
        fill={palette.bark}
      />
      <g fill={palette.meadow}>
        {crown.map(([cx, cy, r]) => (
          <circle key={cx} cx={cx} cy={cy + 22} r={r} />
        ))}
      </g>
      <g fill={palette.hillNear}>
        {crown.map(([cx, cy, r]) => (
          <circle key={cx} cx={cx - 6} cy={cy - 8} r={r} />
        ))}
      </g>
      {ripe.map((from, index) => {
        const [cx, cy] = fruit[index % fruit.length] ?? [0, 0];
        return (
          <g key={from} transform={`translate(${cx} ${cy})`}>
            <circle r={20} fill={palette.meadow} />
            <g style={pop(frame, from, TICK_FRAMES)}>
              <path d="M0-32C8-56 30-60 46-54C38-38 20-28 0-32Z" fill={palette.fern} />
              <circle r={36} fill={palette.amber} />
              <path
                d="M-22-8A24 24 0 0 1-6-23"
                fill="none"
                stroke={palette.butter}
                strokeWidth={7}
                strokeLinecap="round"
              />
            </g>
          </g>
        );
      })}
    </svg>
  );
}
