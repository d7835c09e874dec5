import { palette } from "../../theme/palette.ts";

const RIDGES =
  "M50 48C50 60 50 69 46 80M40 51A10 10 0 0 1 60 50C60 64 59 73 56 84M40 51C40 60 39 68 35 76M30 53A20 20 0 0 1 70 50C70 62 69 70 67 79M30 53C30 59 29 63 27 68M20 55V50A30 30 0 0 1 80 50C80 58 80 64 78 71M23 22A39 39 0 0 1 77 22";

/** A fingerprint in a ring. `filled` goes from 0 to 1 while a finger rests on it. */
export function Fingerprint({ size, filled }: { size: number; filled: number }) {
  const share = Math.round(filled * 100);
  return (
    <svg aria-hidden="true" viewBox="-14 -14 128 128" width={size} height={size} style={{ display: "block" }}>
      <circle cx={50} cy={50} r={62} fill={share === 100 ? palette.butter : palette.cream} />
      <circle cx={50} cy={50} r={58} fill="none" stroke={palette.line} strokeWidth={7} />
      <circle
        cx={50}
        cy={50}
        r={58}
        fill="none"
        stroke={palette.coral}
        strokeWidth={share === 0 ? 0 : 7}
        strokeLinecap="round"
        pathLength={100}
        strokeDasharray={`${share} 100`}
        transform="rotate(-90 50 50)"
      />
      <g fill="none" strokeWidth={5.5} strokeLinecap="round" transform="translate(9 11) scale(0.82)">
        <path d={RIDGES} stroke={share === 100 ? palette.blush : palette.line} />
        <path
          d={RIDGES}
          stroke={palette.coral}
          style={{ clipPath: `inset(${100 - share}% -10% -10% -10%)`, transformBox: "fill-box" }}
        />
      </g>
    </svg>
  );
}
