import type { ReactNode } from "react";
import { round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

const RIM = 24;

export type CasementSize = {
  /** The opening. */
  width: number;
  height: number;
  /** Width of an open shutter. */
  shutter: number;
};

type Props = { size: CasementSize; frame: number; from: number; children: ReactNode };

/** An arched window whose shutters open. It is as wide as its opening and both its shutters. */
export function Casement({ size: { width, height, shutter }, frame, from, children }: Props) {
  const arch = `${round(width / 2)}px ${round(width / 2)}px 0 0`;
  const outerArch = `${round(width / 2 + RIM)}px ${round(width / 2 + RIM)}px 0 0`;
  return (
    <div style={{ position: "relative", width: width + 2 * (RIM + shutter), height: height + RIM }}>
      <div
        style={{
          position: "absolute",
          left: shutter,
          top: 0,
          width: width + 2 * RIM,
          height: height + RIM,
          borderRadius: outerArch,
          background: palette.wall,
          boxShadow: `0 10px 0 ${palette.shade}`,
        }}
      />
      <div
        style={{
          position: "absolute",
          left: shutter + RIM,
          top: RIM,
          width,
          height,
          overflow: "hidden",
          borderRadius: arch,
          background: palette.butter,
        }}
      >
        {children}
      </div>
      <Shutter side="left" width={shutter} opening={width} height={height} frame={frame} from={from} />
      <Shutter side="right" width={shutter} opening={width} height={height} frame={frame} from={from} />
    </div>
  );
}

type ShutterProps = {
  side: "left" | "right";
  width: number;
  opening: number;
  height: number;
  frame: number;
  from: number;
};

// Swings on its hinge from before the opening to beside it: a width that passes through nothing.
function Shutter({ side, width, opening, height, frame, from }: ShutterProps) {
  const reach = (opening / 2 + RIM) / width;
  const missing = round((1 - settle(frame, from, 22)) * (1 + reach));
  const top = Math.round(opening * 0.3) + RIM;
  const isFacing = missing > 1;
  return (
    <div
      style={{
        position: "absolute",
        [side]: 0,
        top,
        width,
        height: height - top + RIM,
        transformOrigin: side === "left" ? "right" : "left",
        transform: missing === 0 ? "none" : `scaleX(calc(1 - ${missing} * var(--motion)))`,
        borderRadius: side === "left" ? "18px 0 0 18px" : "0 18px 18px 0",
        background: isFacing ? palette.meadow : palette.hillNear,
      }}
    >
      <div
        style={{
          position: "absolute",
          inset: "16px 18%",
          borderRadius: 12,
          background: `repeating-linear-gradient(${palette.meadow} 0 9px, ${palette.hillNear} 9px 26px)`,
        }}
      />
    </div>
  );
}
