import { away, round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { Sleeper } from "./Sleeper.tsx";

export type BoughSize = {
  /** Height at which it grows into the picture, and how far it reaches. */
  y: number;
  reach: number;
  pip: number;
  side: "start" | "end";
};

/** A bough with a nest on it, from which the address hangs. */
export function Bough({
  stage,
  frame,
  size: { y, reach, pip, side },
}: {
  stage: Stage;
  frame: number;
  size: BoughSize;
}) {
  const isLeft = (side === "start") === (stage.direction === "ltr");
  const grown = settle(frame, 4, 20);
  return (
    <div
      aria-hidden="true"
      style={{
        position: "absolute",
        top: y,
        width: reach,
        height: 0,
        ...(isLeft ? { left: 0 } : { right: 0 }),
        opacity: round(Math.min(grown * 2, 1)),
        transform: `${isLeft ? "" : "scaleX(-1) "}translateX(${away((grown - 1) * 200)})`,
      }}
    >
      <div style={{ position: "absolute", left: round(reach * 0.72 - pip / 2), top: round(16 - pip) }}>
        <Sleeper size={pip} isMirrored={!isLeft} />
      </div>
      <svg
        aria-hidden="true"
        viewBox="0 0 1000 120"
        width={reach}
        height={reach * 0.12}
        preserveAspectRatio="none"
        style={{ position: "absolute", left: 0, top: 0, overflow: "visible" }}
      >
        <path d="M-20 6C240-14 620 30 990 8C1002 8 1002 24 990 26C660 52 320 58-20 66Z" fill={palette.bark} />
        <path
          d="M-20 10C240-10 620 34 988 12"
          fill="none"
          stroke={palette.butter}
          strokeOpacity={0.4}
          strokeWidth={5}
          strokeLinecap="round"
        />
        <path d="M900 12C930-44 980-66 1036-70C1024-20 970 14 900 12Z" fill={palette.meadow} />
        <path d="M300 10C310-52 360-84 410-88C404-34 360 6 300 10Z" fill={palette.meadow} />
        <path d="M196 4C172-46 184-86 214-118C238-76 232-34 196 4Z" fill={palette.hillNear} />
      </svg>
    </div>
  );
}
