import { round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

type Props = { children: string; spot: string; frame: number; from: number };

/** The false address with a pen's ring around the first part that gives it away. */
export function MarkedAddress({ children, spot, frame, from }: Props) {
  const at = children.indexOf(spot);
  const drawn = settle(frame, from, 14);
  const hidden = Math.round((1 - drawn) * 140) - 40;
  // The letters beside it make a little room for the ring.
  const room = drawn === 0 ? 0 : `calc(0.13em - ${round(0.13 * (1 - drawn))}em * var(--motion))`;
  return (
    <span data-line="fake">
      {children.slice(0, at)}
      <span
        data-part="spot"
        style={{
          position: "relative",
          display: "inline-block",
          marginInline: room,
          color: drawn === 0 ? palette.ink : palette.brick,
        }}
      >
        {spot}
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          style={{
            position: "absolute",
            left: "calc(50% - max(50% + 0.14em, 0.36em))",
            top: "-0.04em",
            width: "max(100% + 0.28em, 0.72em)",
            height: "calc(100% + 0.16em)",
            overflow: "visible",
            opacity: drawn === 0 ? 0 : 1,
            clipPath: `inset(-40% ${hidden}% -40% -40%)`,
          }}
        >
          <path
            d="M70 6C30-6 2 20 1 52C0 88 34 101 58 98C88 94 102 70 99 44C96 14 66-4 36 9"
            fill="none"
            stroke={palette.coral}
            strokeWidth={8}
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </span>
      {children.slice(at + spot.length)}
    </span>
  );
}
