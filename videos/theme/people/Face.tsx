import { palette } from "../palette.ts";
import type { Face } from "./looks.ts";

const FRECKLES = [
  [-66, 30],
  [-52, 40],
  [-44, 28],
  [66, 30],
  [52, 40],
  [44, 28],
] as const;

/** A head with its face, around 0,0. Eyes close as Pip's do. */
export function Head({ face, hasEars, isBlinking }: { face: Face; hasEars: boolean; isBlinking: boolean }) {
  const { skin, shade, cheek, brow, jaw, chin, hasFreckles } = face;
  return (
    <g>
      {hasEars && (
        <g fill={skin} stroke={shade} strokeWidth={5} strokeLinecap="round">
          <ellipse cx={-95} cy={6} rx={18} ry={25} stroke="none" />
          <ellipse cx={95} cy={6} rx={18} ry={25} stroke="none" />
          <path d="M-101-4Q-92 4-98 16M101-4Q92 4 98 16" fill="none" />
        </g>
      )}
      <path d={`M-95-36C-95-106-54-136 0-136S95-106 95-36C95 36 ${jaw} ${chin} 0 ${chin}S-95 36-95-36Z`} fill={skin} />
      <g fill={cheek} opacity={0.75}>
        <ellipse cx={-60} cy={38} rx={20} ry={15} />
        <ellipse cx={60} cy={38} rx={20} ry={15} />
      </g>
      {hasFreckles && FRECKLES.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={3} fill={shade} />)}
      <path
        d="M-60-42Q-42-56-22-46M60-42Q42-56 22-46"
        fill="none"
        stroke={brow}
        strokeWidth={9}
        strokeLinecap="round"
      />
      <path d="M-3 8C-10 24-8 32 6 31" fill="none" stroke={shade} strokeWidth={6} strokeLinecap="round" />
      <Eyes hasLashes={face.hasLashes === true} isBlinking={isBlinking} />
      <Smile face={face} />
    </g>
  );
}

function Eyes({ hasLashes, isBlinking }: { hasLashes: boolean; isBlinking: boolean }) {
  if (isBlinking)
    return (
      <path
        d="M-52-6Q-41 4-30-6M30-6Q41 4 52-6"
        fill="none"
        stroke={palette.night}
        strokeWidth={6}
        strokeLinecap="round"
      />
    );
  return (
    <g>
      <g fill={palette.night}>
        <ellipse cx={-41} cy={-8} rx={11} ry={13} />
        <ellipse cx={41} cy={-8} rx={11} ry={13} />
      </g>
      <g fill={palette.cloud}>
        <circle cx={-37} cy={-13} r={4} />
        <circle cx={45} cy={-13} r={4} />
      </g>
      {hasLashes && (
        <path
          d="M-62-20L-54-15Q-50-23-41-23Q-33-23-30-16M62-20L54-15Q50-23 41-23Q33-23 30-16"
          fill="none"
          stroke={palette.night}
          strokeWidth={5}
          strokeLinecap="round"
        />
      )}
    </g>
  );
}

function Smile({ face: { smile, lips } }: { face: Face }) {
  if (smile === "calm")
    return <path d="M-28 62Q0 86 28 62" fill="none" stroke={lips} strokeWidth={7} strokeLinecap="round" />;
  return (
    <g>
      <path d="M-36 56Q0 68 36 56C34 84 20 96 0 96S-34 84-36 56Z" fill={lips} />
      <path d="M-31 58.5Q0 68 31 58.5C29 68 20 76 0 76S-29 68-31 58.5Z" fill={palette.cloud} />
    </g>
  );
}
