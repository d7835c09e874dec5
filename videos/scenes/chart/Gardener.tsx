import { away, round } from "../../theme/motion.ts";
import { isBlink, Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";

const DROPS = [0, 1, 2, 3];
const FALL_FRAMES = 14;

type Props = {
  frame: number;
  size: number;
  /** From when until when it waters. */
  from: number;
  until: number;
};

/** Pip with a watering can, pouring while the hedges grow. Looks back, against the reading direction. */
export function Gardener({ frame, size, from, until }: Props) {
  const isPouring = frame >= from && frame < until;
  return (
    <Pip size={size} isBlinking={isBlink(frame)} looksBack>
      <g transform="translate(212 92) rotate(24)">
        <path d="M2 6C-10 -22 44 -40 62 -6" fill="none" stroke={palette.honey} strokeWidth={9} />
        <path d="M66 40L112 4" stroke={palette.honey} strokeWidth={13} strokeLinecap="round" />
        <path d="M100-14L128 14" stroke={palette.honey} strokeWidth={11} strokeLinecap="round" />
        <path d="M-2 0H70L76 66H-8Z" fill={palette.amber} />
        <path d="M46 0H70L76 66H50Z" fill={palette.honey} />
      </g>
      {isPouring &&
        DROPS.map((drop) => {
          const fallen = ((frame - from + drop * 5) % FALL_FRAMES) / FALL_FRAMES;
          return (
            <path
              key={drop}
              d={`M${316 + drop * 11} ${146 + (drop % 2) * 8}q9 14 0 20q-9-6 0-20Z`}
              fill={palette.hillNear}
              style={{ opacity: round(1 - fallen), transform: `translateY(${away(fallen * 84)})` }}
            />
          );
        })}
    </Pip>
  );
}
