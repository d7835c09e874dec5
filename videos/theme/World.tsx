import { Fragment } from "react";
import type { Format } from "#storyboards/index.ts";
import { Land } from "./Land.tsx";
import { glide, settle } from "./motion.ts";
import { PLANTS } from "./Plants.tsx";
import { palette } from "./palette.ts";
import { Sun } from "./Sun.tsx";
import type { Stage } from "./stage.ts";

const PAN_FRAMES = 16;
const SUNRISE_FRAMES = 26;

type Place = { x: number; y: number; radius: number };
type View = { scale: number; far: number; mid: number; near: number; front: number; dawn: Place; day: Place };

const VIEWS: Record<Format, View> = {
  vertical: {
    scale: 1,
    far: 1200,
    mid: 1290,
    near: 1410,
    front: 1670,
    dawn: { x: 775, y: 1080, radius: 165 },
    day: { x: 950, y: 128, radius: 112 },
  },
  square: {
    scale: 0.72,
    far: 740,
    mid: 792,
    near: 868,
    front: 1000,
    dawn: { x: 800, y: 640, radius: 130 },
    day: { x: 1012, y: 58, radius: 76 },
  },
  landscape: {
    scale: 0.8,
    far: 720,
    mid: 780,
    near: 862,
    front: 1000,
    dawn: { x: 1510, y: 540, radius: 185 },
    day: { x: 1740, y: 110, radius: 112 },
  },
};

type Props = {
  stage: Stage;
  frame: number;
  /** How many scenes came before: the view glides on by one at the start of each. */
  index: number;
  isDawn: boolean;
  wasDawn: boolean;
};

/** The place that all episodes happen in. It moves while a scene begins and then holds still. */
export function World({ stage: { format, direction, width, height }, frame, index, isDawn, wasDawn }: Props) {
  const { scale, dawn, day, ...ridges } = VIEWS[format];
  const gone = index === 0 ? 1 : glide(frame, 0, PAN_FRAMES);
  const travelled = index - 1 + gone;
  const risen = index === 0 && isDawn ? settle(frame, 0, SUNRISE_FRAMES) : 1;
  const up = (wasDawn ? 0 : 1) * (1 - gone) + (isDawn ? 0 : 1) * gone;
  const between = (low: number, high: number) => low + (high - low) * up;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      style={{ position: "absolute", inset: 0, transform: direction === "rtl" ? "scaleX(-1)" : "none" }}
    >
      <defs>
        <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={palette.skyHigh} />
          <stop offset="0.68" stopColor={palette.skyLow} />
        </linearGradient>
        {Object.entries(PLANTS).map(([name, plant]) => (
          <Fragment key={name}>{plant}</Fragment>
        ))}
      </defs>
      <path d={`M0 0H${width}V${height}H0Z`} fill="url(#sky)" />
      <Sun
        x={between(dawn.x, day.x)}
        y={between(dawn.y + (1 - risen) * 260, day.y)}
        radius={between(dawn.radius, day.radius)}
        turn={travelled * 30 + (risen - 1) * 40}
      />
      {(["far", "mid", "near", "front"] as const).map((name) => (
        <Land key={name} name={name} y={ridges[name]} scale={scale} travelled={travelled} view={width} />
      ))}
    </svg>
  );
}
