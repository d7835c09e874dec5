import { palette } from "./palette.ts";

/** What grows and stands on the land, rooted at 0,0. Defined once in a picture and planted by name. */
export const PLANTS = {
  poplar: (
    <g id="poplar">
      <path d="M-4 6V-40H4V6Z" fill={palette.bark} />
      <path d="M0-190C34-130 40-70 22-34C12-16-12-16-22-34C-40-70-34-130 0-190Z" fill={palette.meadow} />
      <path d="M0-190C34-130 40-70 22-34C16-24 8-20 0-20Z" fill={palette.fern} />
    </g>
  ),
  "orange-tree": (
    <g id="orange-tree">
      <path d="M-6 6L-3-60H3L6 6Z" fill={palette.bark} />
      <circle cy={-96} r={58} fill={palette.hillNear} />
      <path d="M14-152A58 58 0 0 1 14-40A74 74 0 0 0 14-152Z" fill={palette.meadow} />
      <g fill={palette.amber}>
        <circle cx={-24} cy={-110} r={7} />
        <circle cx={4} cy={-82} r={7} />
        <circle cx={-6} cy={-130} r={7} />
      </g>
    </g>
  ),
  house: (
    <g id="house">
      <path d="M40-150H62V-96H40Z" fill={palette.roofDeep} />
      <path d="M-76 8V-86H76V8Z" fill={palette.wall} />
      <path d="M76 8V-86H30V8Z" fill={palette.wallSide} />
      <path d="M-94-80L-58-140H58L94-80Z" fill={palette.coral} />
      <path d="M-20 8V-36A20 20 0 0 1 20-36V8Z" fill={palette.meadow} />
      <circle cx={11} cy={-18} r={3.5} fill={palette.amber} />
      <path d="M-58-62H-34V-34H-58ZM34-62H58V-34H34Z" fill={palette.honey} />
    </g>
  ),
  poppy: (
    <g id="poppy">
      <path d="M0 20C-4-40 8-70 0-128" fill="none" stroke={palette.fern} strokeWidth={7} />
      <path d="M0-24C22-60 52-60 66-52C50-22 26-10 0-24Z" fill={palette.fern} />
      <path
        d="M-46-158C-50-190-24-200-8-184C-4-198 4-198 8-184C24-200 50-190 46-158C42-126 22-112 0-112C-22-112-42-126-46-158Z"
        fill={palette.roofDeep}
      />
      <path d="M-40-150C-26-176 26-176 40-150C36-124 20-112 0-112C-20-112-36-124-40-150Z" fill={palette.coral} />
    </g>
  ),
  daisy: (
    <g id="daisy">
      <path d="M0 20C6-20-6-50 0-88" fill="none" stroke={palette.fern} strokeWidth={6} />
      <path
        d="M0-132V-108M0-84V-60M-36-96H-12M12-96H36M-25-121L-9-105M9-87L25-71M25-121L9-105M-9-87L-25-71"
        stroke={palette.petal}
        strokeWidth={17}
        strokeLinecap="round"
      />
      <circle cy={-96} r={13} fill={palette.amber} />
    </g>
  ),
  leaves: (
    <g id="leaves">
      <path d="M0 30C-26-60-18-140 14-190C48-130 44-50 0 30Z" fill={palette.meadow} />
      <path d="M0 30C-90 0-112-70-104-132C-46-112-6-58 0 30Z" fill={palette.fern} />
      <path d="M0 30C18-40 68-92 128-98C126-34 78 18 0 30Z" fill={palette.meadowDeep} />
      <path
        d="M0 24C4-50 8-110 13-160M0 24C-40-14-72-62-90-108M0 24C40-2 78-40 108-80"
        fill="none"
        stroke={palette.hillNear}
        strokeWidth={4}
      />
    </g>
  ),
  grass: (
    <g id="grass">
      <path
        d="M0 0C-2-18-8-34-18-46M4 0C4-24 6-44 10-62M8 0C12-16 20-28 34-36"
        fill="none"
        stroke={palette.meadow}
        strokeWidth={7}
        strokeLinecap="round"
      />
      <circle cx={-20} cy={-54} r={9} fill={palette.butter} />
      <circle cx={11} cy={-72} r={8} fill={palette.coral} />
    </g>
  ),
} as const;

export type PlantName = keyof typeof PLANTS;
