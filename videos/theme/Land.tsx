import { round } from "./motion.ts";
import type { PlantName } from "./Plants.tsx";
import { palette } from "./palette.ts";
import { PERIOD, type Ridge, ridgeAt, ridgeLine } from "./ridge.ts";

type Layer = {
  ridge: Ridge;
  line: string;
  fill: string;
  /** How far this layer moves for each scene; near layers move more. */
  stride: number;
  /** What stands on the ridge, from left to right. */
  plants: readonly (readonly [PlantName, x: number, scale: number])[];
  /** Drops below the ridge at which a furrow follows it. */
  furrows?: readonly number[];
  /** Places on the slope where grass grows: x and the drop below the ridge. */
  lawn?: readonly (readonly [x: number, drop: number])[];
};

function layer(rest: Omit<Layer, "line">): Layer {
  return { ...rest, line: ridgeLine(rest.ridge) };
}

const LAYERS = {
  far: layer({
    ridge: {
      height: 70,
      waves: [
        [2, 0.7, 0.4],
        [5, 0.3, 1.1],
      ],
    },
    fill: palette.hillFar,
    stride: 60,
    plants: [],
  }),
  mid: layer({
    ridge: {
      height: 62,
      waves: [
        [2, 0.6, 2.6],
        [3, 0.4, 0.2],
      ],
    },
    fill: palette.hillMid,
    stride: 170,
    plants: [
      ["poplar", 84, 0.8],
      ["poplar", 138, 1],
      ["poplar", 196, 0.7],
      ["house", 420, 0.95],
      ["orange-tree", 545, 0.8],
      ["poplar", 1300, 0.9],
      ["poplar", 1354, 0.7],
      ["house", 1440, 0.85],
      ["orange-tree", 1560, 0.8],
      ["poplar", 2300, 1],
      ["poplar", 2352, 0.75],
      ["orange-tree", 2210, 0.8],
    ],
  }),
  near: layer({
    ridge: {
      height: 52,
      waves: [
        [1, 0.6, 5.2],
        [3, 0.4, 1.9],
      ],
    },
    fill: palette.hillNear,
    stride: 330,
    plants: [
      ["orange-tree", 270, 1.3],
      ["orange-tree", 1240, 1.1],
      ["orange-tree", 1352, 1.4],
      ["orange-tree", 2120, 1.25],
    ],
    furrows: [54, 104, 164],
  }),
  front: layer({
    ridge: {
      height: 26,
      waves: [
        [2, 0.7, 0.9],
        [5, 0.3, 4],
      ],
    },
    fill: palette.meadowDeep,
    stride: 520,
    plants: [
      ["leaves", 60, 1.3],
      ["poppy", 200, 1.1],
      ["daisy", 296, 0.95],
      ["daisy", 820, 1.2],
      ["leaves", 960, 1.15],
      ["poppy", 1080, 1.2],
      ["daisy", 1400, 1],
      ["poppy", 1500, 1.2],
      ["leaves", 1660, 1.35],
      ["daisy", 1800, 1.25],
      ["poppy", 2130, 1],
      ["daisy", 2224, 1.1],
      ["leaves", 2330, 1],
    ],
    lawn: [
      [130, 150],
      [420, 110],
      [640, 190],
      [930, 130],
      [1190, 200],
      [1470, 140],
      [1740, 190],
      [2010, 120],
      [2260, 210],
    ],
  }),
} as const satisfies Record<string, Layer>;

type Props = { name: keyof typeof LAYERS; y: number; scale: number; travelled: number; view: number };

/** One ridge of hills with what grows on it; `travelled` counts scenes, fractions while the view glides. */
export function Land({ name, y, scale, travelled, view }: Props) {
  const { ridge, line, fill, stride, plants, furrows = [], lawn = [] }: Layer = LAYERS[name];
  const shift = (travelled * stride) % PERIOD;
  const isSeen = (x: number) => x > shift - 200 && x < shift + view / scale + 200;
  const twice = (x: number) => [x, x + PERIOD].filter(isSeen);
  const root = (x: number, drop: number, size: number) => `translate(${x} ${ridgeAt(ridge, x) + drop}) scale(${size})`;
  return (
    <g transform={`translate(${round(-shift * scale)} ${y}) scale(${scale})`}>
      {plants.flatMap(([plant, x, size]) =>
        twice(x).map((at) => <use key={at} href={`#${plant}`} transform={root(at, 8, size)} />),
      )}
      <path d={`${line}V900H0Z`} fill={fill} />
      {furrows.length > 0 && (
        <g
          fill="none"
          stroke={palette.meadow}
          strokeOpacity={0.28}
          strokeWidth={5}
          strokeLinecap="round"
          strokeDasharray="46 30"
        >
          <defs>
            <path id={`${name}-furrow`} d={line} />
          </defs>
          {furrows.map((drop) => (
            <use key={drop} href={`#${name}-furrow`} y={drop} />
          ))}
        </g>
      )}
      {lawn.flatMap(([x, drop]) => twice(x).map((at) => <use key={at} href="#grass" transform={root(at, drop, 1)} />))}
    </g>
  );
}
