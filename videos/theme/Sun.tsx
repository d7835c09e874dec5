import { round } from "./motion.ts";
import { palette } from "./palette.ts";

// Sixteen rays, long and short by turns, around a sun of radius 100.
const RAYS = Array.from({ length: 16 }, (_, index) => {
  const turn = (index * Math.PI) / 8;
  const reach = index % 2 === 0 ? 172 : 152;
  const [x, y] = [Math.cos(turn), Math.sin(turn)];
  return `M${round(x * 126)} ${round(y * 126)}L${round(x * reach)} ${round(y * reach)}`;
}).join("");

type Props = { x: number; y: number; radius: number; turn: number };

/** The sun with its halo; `turn` in degrees. */
export function Sun({ x, y, radius, turn }: Props) {
  const scale = round(radius / 100);
  return (
    <g transform={`translate(${round(x)} ${round(y)}) scale(${scale})`}>
      <circle r={320} fill={palette.glow} opacity={0.3} />
      <circle r={225} fill={palette.glow} opacity={0.45} />
      <path
        d={RAYS}
        transform={`rotate(${round(turn)})`}
        stroke={palette.amber}
        strokeWidth={15}
        strokeLinecap="round"
      />
      <circle r={100} fill={palette.amber} />
      <path d="M-86-14A88 88 0 0 1-14-86" fill="none" stroke={palette.butter} strokeWidth={12} strokeLinecap="round" />
    </g>
  );
}
