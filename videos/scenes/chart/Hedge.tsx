import type { CSSProperties } from "react";
import { round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

const FLOWER = 92;
// Made of a colour for words, so that the end of a bar is plain to see on light and on dark paper.
const LEAF = `color-mix(in srgb, ${palette.pine} 60%, ${palette.hillNear})`;

type Props = {
  length: number;
  height: number;
  /** How far it has grown, 0 to 1. With reduced motion it only fades in. */
  grown: number;
  /** Tells which flowers grow in it. */
  index: number;
};

/** A clipped hedge, exactly as long as its value, that grows from a stake at nothing. Drawn from left to right. */
export function Hedge({ length, height, grown, index }: Props) {
  const body = height * 0.76;
  const top = height - body;
  const end = round(Math.min(body * 0.42, length / 2));
  const curl = Math.max(12, height * 0.34);
  const curls = Array.from({ length: Math.max(0, Math.floor(length / curl) - 1) }, (_, at) => round(curl + at * curl));
  const flowers = Array.from({ length: Math.max(0, Math.floor((length - 30) / FLOWER)) }, (_, at) => 46 + at * FLOWER);
  return (
    <svg
      aria-hidden="true"
      data-length={round(length)}
      viewBox={`0 0 ${round(Math.max(length, 1))} ${height}`}
      width={round(Math.max(length, 1))}
      height={height}
      style={{ display: "block", overflow: "visible" }}
    >
      {length > 0 && grown > 0 && (
        <g style={grow(grown)}>
          <g fill={LEAF}>
            {curls.map((x, at) => (
              <circle key={x} cx={x} cy={round(top + 3)} r={round(curl * (at % 3 === 1 ? 0.7 : 0.58))} />
            ))}
            <path
              d={`M0 ${round(top)}H${round(length - end)}Q${round(length)} ${round(top)} ${round(length)} ${round(top + end)}V${height}H0Z`}
            />
          </g>
          <path
            d={`M0 ${round(height - body * 0.26)}H${round(length)}V${height}H0Z`}
            fill={palette.night}
            opacity={0.2}
          />
          {flowers.map((x, at) => (
            <g
              key={x}
              transform={`translate(${x} ${round(top + body * (at % 2 === 0 ? 0.3 : 0.52))}) scale(${round(Math.min(1, height / 72))})`}
            >
              <g fill={(at + index) % 2 === 0 ? palette.cloud : palette.coral}>
                <circle cy={-8} r={7} />
                <circle cx={8} r={7} />
                <circle cy={8} r={7} />
                <circle cx={-8} r={7} />
              </g>
              <circle r={5} fill={palette.amber} />
            </g>
          ))}
        </g>
      )}
      <path
        d={`M-12 ${height + 5}V${round(top * 0.2)}Q-6-6 0 ${round(top * 0.2)}V${height + 5}Z`}
        fill={palette.honey}
      />
    </svg>
  );
}

function grow(grown: number): CSSProperties | undefined {
  if (grown === 1) return undefined;
  const hidden = `calc(${round((1 - grown) * 100)}% * var(--motion))`;
  return { opacity: round(Math.min(grown * 3, 1)), clipPath: `inset(-5px ${hidden} -5px 0 round 0 20px 0 0)` };
}
