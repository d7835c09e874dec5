import type { Format } from "#storyboards/index.ts";
import { Land } from "./Land.tsx";
import { glide, round, settle } from "./motion.ts";
import { palette } from "./palette.ts";
import { Sun } from "./Sun.tsx";
import type { Stage } from "./stage.ts";

const PAN_FRAMES = 16;
const SUNRISE_FRAMES = 26;

type Place = { x: number; y: number; radius: number };
type View = { far: number; mid: number; near: number; front: number; low: Place; high: Place };

// The sun starts low behind the hills and is up in its corner from the second scene on.
const VIEWS: Record<Format, View> = {
  vertical: {
    far: 1200,
    mid: 1290,
    near: 1410,
    front: 1650,
    low: { x: 720, y: 1040, radius: 185 },
    high: { x: 912, y: 150, radius: 118 },
  },
  square: {
    far: 740,
    mid: 790,
    near: 860,
    front: 985,
    low: { x: 800, y: 640, radius: 130 },
    high: { x: 985, y: 84, radius: 92 },
  },
  landscape: {
    far: 720,
    mid: 780,
    near: 862,
    front: 985,
    low: { x: 1400, y: 560, radius: 190 },
    high: { x: 1740, y: 110, radius: 112 },
  },
};

type Props = { stage: Stage; frame: number; index: number };

/** The place that all episodes happen in. It moves while a scene begins and then holds still. */
export function World({ stage: { format, direction, width, height }, frame, index }: Props) {
  const view = VIEWS[format];
  const gone = index === 0 ? 0 : glide(frame, 0, PAN_FRAMES);
  const travelled = index === 0 ? 0 : index - 1 + gone;
  const up = Math.min(travelled, 1);
  const risen = index === 0 ? settle(frame, 0, SUNRISE_FRAMES) : 1;
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
      </defs>
      <path d={`M0 0H${width}V${height}H0Z`} fill="url(#sky)" />
      <Sun
        x={between(view.low.x, view.high.x)}
        y={between(view.low.y + (1 - risen) * 260, view.high.y)}
        radius={between(view.low.radius, view.high.radius)}
        turn={round(travelled * 30 + (1 - risen) * -40)}
      />
      <Land name="far" y={view.far} travelled={travelled} view={width} />
      <Land name="mid" y={view.mid} travelled={travelled} view={width} />
      <Land name="near" y={view.near} travelled={travelled} view={width} />
      <Land name="front" y={view.front} travelled={travelled} view={width} />
    </svg>
  );
}
