import type { ReactNode } from "react";
import { palette } from "../palette.ts";
import type { Look } from "./looks.ts";

const SHOULDERS =
  "M-52 134C-70 172-150 168-192 206C-238 250-250 330-256 470H256C250 330 238 250 192 206C150 168 70 172 52 134C48 186-48 186-52 134Z";
const WOOL = { fill: "none", strokeWidth: 7, strokeLinecap: "round" } as const;

/** What each of the people wears, drawn over the neck. */
export const CLOTHES: Readonly<Record<Look, ReactNode>> = {
  robin: (
    <g>
      <path d={SHOULDERS} fill={palette.meadow} />
      <path
        d="M-52 134C-104 146-116 190-92 214C-60 244-24 250 0 262C24 250 60 244 92 214C116 190 104 146 52 134C50 178 26 206 0 214C-26 206-50 178-52 134Z"
        fill={palette.fern}
      />
      <path d="M-30 236V320M30 236V304" stroke={palette.butter} {...WOOL} />
      <path d="M-30 318V330M30 302V314" stroke={palette.amber} {...WOOL} strokeWidth={12} />
    </g>
  ),
  amara: (
    <g>
      <path d="M-62 150C-44 196-24 226 0 246C24 226 44 196 62 150L120 200L60 470H-60L-120 200Z" fill={palette.cloud} />
      <path
        d="M-56 142C-82 172-150 168-192 206C-238 250-250 330-256 470H-18C-34 380-70 250-56 142ZM56 142C82 172 150 168 192 206C238 250 250 330 256 470H18C34 380 70 250 56 142Z"
        fill={palette.coral}
      />
      <path
        d="M-58 140C-96 178-104 206-100 236L-66 240L-82 270L-22 430C-30 340-66 244-58 140ZM58 140C96 178 104 206 100 236L66 240L82 270L22 430C30 340 66 244 58 140Z"
        fill={palette.roofDeep}
      />
    </g>
  ),
  jonas: (
    <g>
      <path d={SHOULDERS} fill={palette.roofDeep} />
      <path d="M-66 140C-44 190-14 260 0 330C14 260 44 190 66 140C40 178-40 178-66 140Z" fill={palette.cloud} />
      <path
        d="M-58 124L-80 176L-36 228L0 190L36 228L80 176L58 124C44 168 24 182 0 190C-24 182-44 168-58 124Z"
        fill={palette.petal}
      />
      <path
        d="M-76 178C-50 250-14 320-6 470M76 178C50 250 14 320 6 470"
        stroke={palette.amber}
        {...WOOL}
        strokeWidth={10}
      />
      <circle cx={0} cy={366} r={9} fill={palette.butter} />
      <circle cx={0} cy={424} r={9} fill={palette.butter} />
    </g>
  ),
  mei: (
    <g>
      <path d={SHOULDERS} fill={palette.hillNear} />
      <path
        d="M-50 112C-54 140-60 168-74 186C-30 204 30 204 74 186C60 168 54 140 50 112C30 130-30 130-50 112Z"
        fill={palette.meadow}
      />
      <path d="M-26 132L-30 186M0 138V192M26 132L30 186" stroke={palette.hillNear} {...WOOL} strokeWidth={5} />
      <path
        d="M-232 296C-120 326 120 326 232 296M-240 330C-124 360 124 360 240 330"
        stroke={palette.butter}
        {...WOOL}
        strokeWidth={12}
      />
    </g>
  ),
  sol: (
    <g>
      <path d={SHOULDERS} fill={palette.bark} />
      <path d="M-120 178L-92 470H92L120 178C70 230-70 230-120 178Z" fill={palette.cloud} />
      <path
        d="M-128 174C-112 220-96 300-92 470M128 174C112 220 96 300 92 470"
        stroke={palette.amber}
        {...WOOL}
        strokeWidth={5}
        strokeDasharray="14 10"
      />
    </g>
  ),
};
