import { palette } from "../../theme/palette.ts";

/** Height of a balloon of width 1 with its ropes, and where the middle of its white band is. */
export const BALLOON = { height: 690 / 720, band: 296 / 720 };

const ENVELOPE = "M360 0C560 0 720 130 720 290C720 420 560 500 440 590H280C160 500 0 420 0 290C0 130 160 0 360 0Z";
// Seams of the cloth: the same outline, ever narrower around the middle.
const GORES = [
  { share: 1, fill: palette.coral },
  { share: 0.74, fill: palette.amber },
  { share: 0.46, fill: palette.coral },
  { share: 0.17, fill: palette.amber },
];
const BAND = "M-20 122Q360 176 740 122V418Q360 506-20 418Z";

/** A hot-air balloon with a wide white band for a number; its ropes reach the lower edge. */
export function Balloon({ width, hasBasket }: { width: number; hasBasket: boolean }) {
  const ropes = hasBasket
    ? "M286 596L296 700M434 596L424 700M360 596V690"
    : "M286 596L110 700M434 596L610 700M322 598L250 700M398 598L470 700";
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 720 690"
      width={width}
      height={width * BALLOON.height}
      style={{ display: "block", overflow: "visible" }}
    >
      <defs>
        <clipPath id="envelope">
          <path d={ENVELOPE} />
        </clipPath>
      </defs>
      <path d={ropes} stroke={palette.honey} strokeWidth={6} strokeLinecap="round" />
      <g clipPath="url(#envelope)">
        {GORES.map(({ share, fill }) => (
          <path
            key={share}
            d={ENVELOPE}
            fill={fill}
            transform={`translate(${360 - 360 * share} 0) scale(${share} 1)`}
          />
        ))}
        <path d={BAND} transform="translate(0 12)" fill={palette.roofDeep} />
        <path d={BAND} transform="translate(0-10)" fill={palette.butter} />
        <path d={BAND} fill={palette.cloud} />
        <path d="M560-20C700 140 720 420 420 620H760V-20Z" fill={palette.night} opacity={0.08} />
        <path
          d="M86 104C130 58 186 34 236 24"
          fill="none"
          stroke={palette.cloud}
          strokeOpacity={0.55}
          strokeWidth={16}
          strokeLinecap="round"
        />
      </g>
      <path d="M276 584H444C450 584 450 608 444 608H276C270 608 270 584 276 584Z" fill={palette.honey} />
    </svg>
  );
}

/** The front of the basket, drawn over whoever stands in it. */
export function Basket({ width }: { width: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 200 130" width={width} height={width * 0.65} style={{ display: "block" }}>
      <path d="M10 14H190L172 116C170 126 164 130 154 130H46C36 130 30 126 28 116Z" fill={palette.honey} />
      <path
        d="M18 50H182M24 84H176M60 20L66 126M100 20V126M140 20L134 126"
        stroke={palette.roofDeep}
        strokeOpacity={0.5}
        strokeWidth={6}
      />
      <path d="M12 0H188C204 0 204 26 188 26H12C-4 26-4 0 12 0Z" fill={palette.roofDeep} />
    </svg>
  );
}
