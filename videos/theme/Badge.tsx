import type { CSSProperties } from "react";
import { palette } from "./palette.ts";

const TICK = "M11 21L17.5 27.5L29.5 14";
const CROSS = "M13 13L27 27M27 13L13 27";

type Props = {
  isGood: boolean;
  /** Width and height, in pixels. */
  size: number;
  color?: string;
  strokeColor?: string;
  style?: CSSProperties;
};

/** A round badge: a tick for what is good, a cross for what is not. */
export function Badge({
  isGood,
  size,
  color = isGood ? palette.pine : palette.brick,
  strokeColor = palette.paper,
  style,
}: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 40 40" width={size} height={size} style={{ flexShrink: 0, ...style }}>
      <circle cx={20} cy={20} r={20} fill={color} />
      <path
        d={isGood ? TICK : CROSS}
        fill="none"
        stroke={strokeColor}
        strokeWidth={5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
