import type { ReactNode } from "react";
import { palette } from "../palette.ts";
import type { Look } from "./looks.ts";

const GINGER = "#B4522B";
const BROWN = "#2E1C1B";
const SILVER = "#E4E1DB";
const BLACK = "#2B2430";
const STRAND = { fill: "none", strokeWidth: 7, strokeLinecap: "round" } as const;

type Circles = readonly (readonly [x: number, y: number, radius: number])[];

function curls(circles: Circles, fill: string): ReactNode {
  return (
    <g fill={fill}>
      {circles.map(([x, y, radius]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={radius} />
      ))}
    </g>
  );
}

const MOP: Circles = [
  [-92, -70, 34],
  [-82, -112, 40],
  [-44, -146, 46],
  [8, -158, 48],
  [58, -140, 44],
  [90, -100, 38],
  [96, -62, 30],
  [-30, -112, 38],
  [24, -116, 40],
  [62, -96, 30],
];
const CLOUD: Circles = [
  [0, -84, 126],
  [-104, -18, 46],
  [-124, -66, 48],
  [-108, -122, 50],
  [-64, -162, 52],
  [0, -178, 54],
  [64, -162, 52],
  [108, -122, 50],
  [124, -66, 48],
  [104, -18, 46],
];

/** What is seen of each of the people's hair or scarf behind the head. */
export const BEHIND: Readonly<Record<Look, ReactNode>> = {
  robin: null,
  amara: curls(CLOUD, BROWN),
  jonas: null,
  mei: (
    <path
      d="M-120 96C-142 20-140-80-104-126C-70-170 64-176 106-126C142-80 142 20 122 96C112 120 78 124 62 110H-62C-78 124-110 120-120 96Z"
      fill={BLACK}
    />
  ),
  sol: (
    <path
      d="M0-172C84-172 128-112 126-30C124 60 104 130 84 190H-84C-104 130-124 60-126-30C-128-112-84-172 0-172Z"
      fill={palette.roofDeep}
    />
  ),
};

/** What lies over the head: hair, a beard, glasses, earrings, a scarf. */
export const FRONT: Readonly<Record<Look, ReactNode>> = {
  robin: (
    <g>
      <path
        d="M-100-70C-104-40-102-20-96-4C-86-20-82-44-78-66ZM100-70C104-40 102-20 96-4C86-20 82-44 78-66Z"
        fill={GINGER}
      />
      {curls(MOP, GINGER)}
      <path
        d="M-70-128C-60-150-40-160-22-158M6-136C20-152 44-152 56-140M-58-94C-46-104-34-104-24-98"
        stroke="#D9773F"
        {...STRAND}
      />
    </g>
  ),
  amara: (
    <g>
      <path
        d="M-98-20C-100-60-80-98 0-100C80-98 100-60 98-20C112-60 110-150 0-152C-110-150-112-60-98-20Z"
        fill={BROWN}
      />
      <path
        d="M-114-74C-92-142 92-142 114-74C119-86 121-98 118-108C90-172-90-172-118-108C-121-98-119-86-114-74Z"
        fill={palette.amber}
      />
      <g fill="none" stroke={palette.amber} strokeWidth={8}>
        <circle cx={-97} cy={54} r={18} />
        <circle cx={97} cy={54} r={18} />
      </g>
    </g>
  ),
  jonas: (
    <g>
      <path
        d="M-97 8C-94 64-86 140 0 150C86 140 94 64 97 8C90 26 80 44 60 46C34 38 14 40 0 46C-14 40-34 38-60 46C-80 44-90 26-97 8Z"
        fill={SILVER}
      />
      <path d="M-30 74Q0 108 30 74Q0 82-30 74Z" fill="#A14B3C" />
      <path d="M0 48C-16 38-42 50-56 78C-36 84-14 80 0 70C14 80 36 84 56 78C42 50 16 38 0 48Z" fill="#CDC8C0" />
      <path
        d="M-96 4C-112-34-112-92-80-122C-44-160 52-160 82-120C110-90 112-34 96 4C92-16 90-44 84-64C62-76 42-98 32-116C8-94-48-82-82-72C-90-46-92-16-96 4Z"
        fill="#CDC8C0"
      />
      <path d="M-78-92C-40-104-4-120 14-138M64-106C74-98 82-88 88-76" stroke={SILVER} {...STRAND} />
      <g fill="none" stroke={palette.night} strokeWidth={6}>
        <circle cx={-41} cy={-8} r={31} />
        <circle cx={41} cy={-8} r={31} />
        <path d="M-10-12Q0-20 10-12M-72-12L-95-16M72-12L95-16" />
      </g>
    </g>
  ),
  mei: (
    <g>
      <path
        d="M40-150C110-150 128-90 122-10C118 40 116 70 104 96C92 60 94 20 90-20C86-64 66-96 40-128C10-88-50-70-88-58C-92-20-90 40-102 96C-118 60-126 10-122-40C-118-120-70-160 40-150Z"
        fill={BLACK}
      />
      <path
        d="M40-140C64-124 88-92 94-50C98-10 94 40 104 88C112 60 114 10 110-30C104-90 84-128 40-140Z"
        fill="#D9D5DA"
      />
      <path d="M16-138C-10-112-46-98-84-92" stroke="#4A4150" {...STRAND} />
    </g>
  ),
  sol: (
    <g>
      <path
        fillRule="evenodd"
        d="M0-172C84-172 128-112 124-30C122 50 100 112 58 150H-58C-100 112-122 50-124-30C-128-112-84-172 0-172ZM0-104C-60-104-82-60-80-16C-78 50-46 112 0 112S78 50 80-16C82-60 60-104 0-104Z"
        fill={palette.coral}
      />
      <path
        d="M-62 92C-110 150-150 176-158 206C-110 262 60 272 158 206C140 170 100 140 62 92C40 128-20 134-62 92Z"
        fill={palette.coral}
      />
      <path
        d="M-112 188C-40 220 70 200 92 150M-60 132C-20 164 30 160 66 122M-100-90C-70-140 40-150 92-104"
        stroke={palette.roofDeep}
        {...STRAND}
      />
    </g>
  ),
};
