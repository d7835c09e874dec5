import { palette } from "../../theme/palette.ts";
import { display } from "../../theme/type.ts";

// Eight petals around the middle of a 100 x 100 picture, each a circle on a ring.
const PETALS = Array.from({ length: 8 }, (_, index) => {
  const turn = (index * Math.PI) / 4;
  return { key: index, cx: Math.round(50 + 33 * Math.cos(turn)), cy: Math.round(50 + 33 * Math.sin(turn)) };
});

/** A flower with a number in it. */
export function Blossom({ number, size }: { number: number; size: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 100" width={size} height={size} style={{ display: "block" }}>
      <g fill={number % 2 === 0 ? palette.coral : palette.amber}>
        {PETALS.map(({ key, cx, cy }) => (
          <circle key={key} cx={cx} cy={cy} r={17} />
        ))}
      </g>
      <circle cx={50} cy={50} r={30} fill={palette.paper} />
      <text
        x={50}
        y={51}
        textAnchor="middle"
        dominantBaseline="central"
        style={{ ...display, fontSize: 42 }}
        fill={palette.ink}
      >
        {number}
      </text>
    </svg>
  );
}
