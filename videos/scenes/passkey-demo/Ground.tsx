import { palette } from "../../theme/palette.ts";

type Props = { width: number; y: number; depth: number; door: number; plants: number };

/** The bank in front of the garden door, as wide as any picture, with the path that leads to the door. */
export function Ground({ width, y, depth, door, plants }: Props) {
  const [left, right] = [-900, width + 900];
  return (
    <g>
      <path
        d={`M${left} ${y + 30}C${left + 500} ${y - 30} ${width * 0.3} ${y + 26} ${width * 0.6} ${y}S${right - 500} ${y - 10} ${right} ${y + 20}V${y + depth}H${left}Z`}
        fill={palette.meadow}
      />
      <path
        d={`M${door - 96} ${y}C${door - 120} ${y + 90} ${door - 420} ${y + 130} ${door - 560} ${y + depth}H${door - 60}C${door - 20} ${y + 200} ${door + 110} ${y + 120} ${door + 96} ${y}Z`}
        fill={palette.wallSide}
      />
      <path
        d={`M${left} ${plants + 40}C${width * 0.2} ${plants - 30} ${width * 0.7} ${plants + 60} ${right} ${plants}V${y + depth}H${left}Z`}
        fill={palette.meadowDeep}
      />
      <use href="#leaves" transform={`translate(${width * 0.02} ${plants + 30}) scale(1.1)`} />
      <use href="#poppy" transform={`translate(${width * 0.2} ${plants + 40})`} />
      <use href="#daisy" transform={`translate(${width * 0.3} ${plants + 50})`} />
      <use href="#daisy" transform={`translate(${width * 0.66} ${plants + 50}) scale(1.1)`} />
      <use href="#leaves" transform={`translate(${width * 0.9} ${plants + 40}) scale(1.2)`} />
      <use href="#poppy" transform={`translate(${width * 1.02} ${plants + 40}) scale(1.1)`} />
    </g>
  );
}
