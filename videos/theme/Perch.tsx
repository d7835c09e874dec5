import type { CSSProperties } from "react";
import { away, round, settle } from "./motion.ts";
import { isBlink, Pip } from "./Pip.tsx";
import { palette } from "./palette.ts";
import type { Stage } from "./stage.ts";

type Props = {
  stage: Stage;
  frame: number;
  /** Height at which the branch grows into the picture, and how far it reaches. */
  y: number;
  reach: number;
  size: number;
  /** The side of the picture it grows from, in reading direction. */
  side: "start" | "end";
  from?: number;
};

/** A branch that grows in from the side, with Pip landing on it. Pip looks towards the middle. */
export function Perch({ stage, frame, y, reach, size, side, from = 0 }: Props) {
  const isLeft = (side === "start") === (stage.direction === "ltr");
  const edge: CSSProperties = isLeft ? { left: 0 } : { right: 0, transform: "scaleX(-1)" };
  const grown = settle(frame, from);
  const landed = settle(frame, from + 6);
  return (
    <div aria-hidden="true" style={{ position: "absolute", top: y, width: reach, height: 0, ...edge }}>
      <div
        style={{
          position: "absolute",
          left: 0,
          top: -40,
          opacity: round(Math.min(grown * 3, 1)),
          transform: `translateX(${away((grown - 1) * reach)})`,
        }}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 560 140"
          width={reach}
          height={reach / 4}
          style={{ display: "block", overflow: "visible" }}
        >
          <path d="M330 66C380 100 404 96 440 128C388 134 344 112 330 66Z" fill={palette.meadow} />
          <path d="M150 56C170 4 214-12 252-18C246 30 208 58 150 56Z" fill={palette.meadow} />
          <path d="M-10 20C120 40 320 66 548 46C556 46 556 56 548 58C330 88 110 84-10 84Z" fill={palette.bark} />
          <path d="M508 48C520 8 548-8 588-12C582 30 556 52 508 48Z" fill={palette.hillNear} />
          <path d="M80 76C110 120 96 150 76 176C52 140 54 104 80 76Z" fill={palette.hillNear} />
        </svg>
      </div>
      <div
        style={{
          position: "absolute",
          left: round(reach * 0.66 - size / 2),
          top: round(-26 - size + reach * 0.025),
          opacity: round(landed),
          transform: `translateY(${away((landed - 1) * 120)})`,
        }}
      >
        <Pip size={size} isBlinking={isBlink(frame)} />
      </div>
    </div>
  );
}
