import { pop, round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

// Twelve rays around the disc.
const RAYS = Array.from({ length: 12 }, (_, index) => {
  const turn = (index * Math.PI) / 6;
  const [x, y] = [Math.cos(turn), Math.sin(turn)];
  return `M${round(x * 60)} ${round(y * 60)}L${round(x * 72)} ${round(y * 72)}`;
}).join("");

/** The key that never leaves its device; from a frame on it shines like a small sun. */
export function KeptKey({ size, frame, from }: { size: number; frame: number; from: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="-62 -62 124 124"
      width={size}
      height={size}
      style={{ display: "block", overflow: "visible" }}
    >
      <circle r={50} fill={palette.butter} />
      <g style={pop(frame, from)}>
        <circle r={50} fill={palette.amber} />
        <path d={RAYS} stroke={palette.honey} strokeWidth={8} strokeLinecap="round" />
      </g>
      <g transform="rotate(-45)" fill="none" stroke={palette.night} strokeWidth={9} strokeLinecap="round">
        <circle cx={-16} r={13} />
        <path d="M-3 0H32M20 0V12M32 0V14" />
      </g>
    </svg>
  );
}
