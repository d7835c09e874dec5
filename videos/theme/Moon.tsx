import { round } from "./motion.ts";
import { palette } from "./palette.ts";

type Props = { x: number; y: number; radius: number; opacity: number };

/** The moon of the dusk theme, which stands where the sun stands by day. */
export function Moon({ x, y, radius, opacity }: Props) {
  return (
    <g transform={`translate(${round(x)} ${round(y)}) scale(${round(radius / 100)})`} opacity={round(opacity)}>
      <circle r={190} fill={palette.moonlight} opacity={0.1} />
      <circle r={140} fill={palette.moonlight} opacity={0.14} />
      <circle r={92} fill={palette.moonlight} />
      <g fill={palette.skyHigh} opacity={0.14}>
        <circle cx={-30} cy={-26} r={20} />
        <circle cx={24} cy={30} r={26} />
        <circle cx={34} cy={-34} r={11} />
      </g>
    </g>
  );
}
