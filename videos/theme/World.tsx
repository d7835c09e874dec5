import { Fragment } from "react";
import type { Format } from "#storyboards/index.ts";
import { Land } from "./Land.tsx";
import { Moon } from "./Moon.tsx";
import { PLANTS } from "./Plants.tsx";
import { palette } from "./palette.ts";
import { Sun } from "./Sun.tsx";
import type { Stage } from "./stage.ts";

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

/** Where the sun stands by day, and the moon at night. */
export function dayPlace(format: Format): Place {
  return VIEWS[format].day;
}

/** How the world stands at one frame. */
export type Pose = {
  /** How many scenes the view has come past; fractions while it glides. */
  travelled: number;
  /** 0 while the sun is low, as in the hook; 1 in the day. */
  up: number;
  /** How far the sun has risen in the first scene, 0 to 1. */
  risen: number;
};

/** The place that all episodes happen in. */
export function World({ stage: { format, direction, theme, width, height }, pose }: { stage: Stage; pose: Pose }) {
  const { travelled, up, risen } = pose;
  const { scale, dawn, day, ...ridges } = VIEWS[format];
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
      {theme === "dusk" ? (
        <>
          {up > 0 && <Moon {...day} opacity={up} />}
          {up < 1 && <Sun {...dawn} y={dawn.y + (1 - risen) * 260 + up * 620} turn={(risen - 1) * 40} />}
        </>
      ) : (
        <Sun
          x={between(dawn.x, day.x)}
          y={between(dawn.y + (1 - risen) * 260, day.y)}
          radius={between(dawn.radius, day.radius)}
          turn={travelled * 30 + (risen - 1) * 40}
        />
      )}
      {(["far", "mid", "near", "front"] as const).map((name) => (
        <Land key={name} name={name} y={ridges[name]} scale={scale} travelled={travelled} view={width} />
      ))}
    </svg>
  );
}
