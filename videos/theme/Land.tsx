import { round } from "./motion.ts";
import { Daisy, House, Leaves, Poplar, Poppy, RoundTree } from "./Plants.tsx";
import { palette } from "./palette.ts";
import { PERIOD, type Ridge, ridgeAt, ridgeLine } from "./ridge.ts";

type Plant = readonly [Grown: () => React.ReactElement, x: number, scale: number];

type Layer = {
  ridge: Ridge;
  line: string;
  fill: string;
  /** How far this layer moves for each scene; near layers move more. */
  stride: number;
  plants: readonly Plant[];
  furrows: readonly number[];
};

function layer(ridge: Ridge, rest: Omit<Layer, "ridge" | "line">): Layer {
  return { ridge, line: ridgeLine(ridge), ...rest };
}

const layers = {
  far: layer(
    {
      height: 70,
      waves: [
        [2, 0.7, 0.4],
        [5, 0.3, 1.1],
      ],
    },
    { fill: palette.hillFar, stride: 60, plants: [], furrows: [] },
  ),
  mid: layer(
    {
      height: 62,
      waves: [
        [2, 0.6, 2.6],
        [3, 0.4, 0.2],
      ],
    },
    {
      fill: palette.hillMid,
      stride: 170,
      plants: [
        [Poplar, 150, 0.8],
        [Poplar, 205, 1],
        [Poplar, 264, 0.7],
        [House, 760, 1],
        [RoundTree, 900, 0.9],
        [Poplar, 1240, 0.9],
        [Poplar, 1300, 0.7],
        [House, 1730, 0.85],
        [Poplar, 1860, 1],
        [RoundTree, 2180, 0.8],
      ],
      furrows: [],
    },
  ),
  near: layer(
    {
      height: 52,
      waves: [
        [1, 0.6, 5.2],
        [3, 0.4, 1.9],
      ],
    },
    {
      fill: palette.hillNear,
      stride: 330,
      plants: [
        [RoundTree, 420, 1.35],
        [RoundTree, 1120, 1.1],
        [RoundTree, 1240, 1.4],
        [RoundTree, 2050, 1.25],
      ],
      furrows: [54, 104, 164],
    },
  ),
  front: layer(
    {
      height: 26,
      waves: [
        [2, 0.7, 0.9],
        [5, 0.3, 4],
      ],
    },
    {
      fill: palette.meadowDeep,
      stride: 520,
      plants: [
        [Leaves, 70, 1.25],
        [Poppy, 210, 1.15],
        [Daisy, 310, 1.1],
        [Poppy, 700, 0.9],
        [Daisy, 800, 1.3],
        [Leaves, 960, 1.1],
        [Poppy, 1090, 1.25],
        [Daisy, 1420, 1],
        [Poppy, 1520, 1.2],
        [Leaves, 1690, 1.35],
        [Daisy, 1830, 1.3],
        [Poppy, 2140, 1],
        [Daisy, 2230, 1.1],
        [Leaves, 2330, 1],
      ],
      furrows: [],
    },
  ),
};

type Props = { name: keyof typeof layers; y: number; travelled: number; view: number };

/** One ridge of hills with what grows on it; `travelled` counts scenes, fractions while the view glides. */
export function Land({ name, y, travelled, view }: Props) {
  const { ridge, line, fill, stride, plants, furrows } = layers[name];
  const shift = round((travelled * stride) % PERIOD);
  const seen = plants
    .flatMap(([Grown, x, scale]) => [x, x + PERIOD].map((at) => ({ Grown, at, scale })))
    .filter(({ at }) => at > shift - 220 && at < shift + view + 220);
  return (
    <g transform={`translate(${-shift} ${y})`}>
      {seen.map(({ Grown, at, scale }) => (
        <g key={at} transform={`translate(${at} ${ridgeAt(ridge, at) + 8}) scale(${scale})`}>
          <Grown />
        </g>
      ))}
      <path d={`${line}V900H0Z`} fill={fill} />
      {furrows.map((drop) => (
        <path
          key={drop}
          d={line}
          transform={`translate(0 ${drop})`}
          fill="none"
          stroke={palette.meadow}
          strokeOpacity={0.28}
          strokeWidth={5}
          strokeLinecap="round"
          strokeDasharray="46 30"
        />
      ))}
    </g>
  );
}
