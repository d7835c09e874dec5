import { pop } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

type AnimalProps = {
  /** The frame at which a wolf shows under the fleece; a sheep has none. */
  wolfFrom?: number | undefined;
  frame: number;
};

type PictureProps = AnimalProps & { width: number; height: number };

// A wolf's grey in both themes.
const GREY = `color-mix(in srgb, ${palette.night} 72%, ${palette.cloud})`;
const FLEECE =
  "M-62-34C-84-40-84-70-62-74C-62-98-30-106-18-90C-4-108 32-106 38-86C62-90 76-62 60-48C72-26 48-8 30-18C18-4-12-4-22-16C-42-4-66-14-62-34Z";

/** The picture on a sign-in page: a sheep on a meadow, or somebody dressed as one. */
export function FlockPicture({ width, height, ...animal }: PictureProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 260 150"
      preserveAspectRatio="xMidYMax slice"
      width={width}
      height={height}
      style={{ display: "block", borderRadius: 20, flexShrink: 0 }}
    >
      <path d="M-200-200H460V150H-200Z" fill={palette.skyLow} />
      <circle cx={222} cy={36} r={24} fill={palette.amber} />
      <path d="M-200 96C-60 60 60 104 140 90S330 76 460 96V150H-200Z" fill={palette.hillMid} />
      <path d="M-200 124C-40 104 120 130 460 112V150H-200Z" fill={palette.meadow} />
      <g transform="translate(126 132)">
        <Animal {...animal} />
      </g>
    </svg>
  );
}

/** The same animal without a meadow, standing on the lower edge of its picture. */
export function FlockMember({ height, ...animal }: AnimalProps & { height: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="-112 -130 224 138"
      width={height * 1.62}
      height={height}
      style={{ display: "block", overflow: "visible" }}
    >
      <Animal {...animal} />
    </svg>
  );
}

function Animal({ frame, wolfFrom }: AnimalProps) {
  // Until then nothing tells the two apart.
  const isWolf = wolfFrom !== undefined && frame > wolfFrom;
  return (
    <g>
      {isWolf && (
        <g style={pop(frame, wolfFrom, 12)}>
          <path d="M-56-40C-96-46-112-20-104 4C-92-6-74-8-54-18Z" fill={GREY} />
          <path d="M-104 4C-102-8-100-14-94-20C-88-14-86-8-88-2C-94-2-100 0-104 4Z" fill={palette.cloud} />
        </g>
      )}
      <path
        d="M-40-24V4M-22-20V4M18-20V4M36-24V4"
        stroke={isWolf ? GREY : palette.night}
        strokeWidth={11}
        strokeLinecap="round"
      />
      <path d={FLEECE} fill={palette.cloud} stroke={palette.blush} strokeWidth={3} />
      <path
        d="M-40-66C-34-74-24-74-20-66M0-52C6-60 16-60 20-52M-30-38C-24-46-14-46-10-38"
        fill="none"
        stroke={palette.blush}
        strokeWidth={5}
        strokeLinecap="round"
      />
      {isWolf ? <WolfHead frame={frame} from={wolfFrom} /> : <SheepHead />}
    </g>
  );
}

function SheepHead() {
  return (
    <g transform="translate(64-70)">
      <path d="M-24-14C-44-20-52-8-46 2C-38 6-28 2-22-4ZM24-14C44-20 52-8 46 2C38 6 28 2 22-4Z" fill={palette.night} />
      <path d="M-26-12C-26-36 26-36 26-12C26 22 16 38 0 38S-26 22-26-12Z" fill={palette.night} />
      <path d="M-30-20C-34-36-16-44-8-36C0-48 18-44 18-34C32-38 36-22 26-16C12-8-20-8-30-20Z" fill={palette.cloud} />
      <g fill={palette.cloud}>
        <circle cx={-10} cy={4} r={6} />
        <circle cx={11} cy={4} r={6} />
      </g>
      <g fill={palette.night}>
        <circle cx={-9} cy={5} r={3} />
        <circle cx={12} cy={5} r={3} />
      </g>
      <path d="M-7 24Q0 30 8 24" fill="none" stroke={palette.blush} strokeWidth={4} strokeLinecap="round" />
    </g>
  );
}

/** A wolf that looks caught rather than wild: the ears come up through its cap of fleece. */
function WolfHead({ frame, from }: { frame: number; from: number }) {
  return (
    <g transform="translate(64-70)">
      <g style={pop(frame, from, 12)}>
        <path d="M-28-18L-30-60L-4-36ZM28-18L30-60L4-36Z" fill={GREY} />
        <path d="M-22-28L-24-48L-12-36ZM22-28L24-48L12-36Z" fill={palette.blush} />
      </g>
      <path d="M-28-12C-28-36 28-36 28-12L36 6L24 10C20 30 12 40 0 40S-20 30-24 10L-36 6Z" fill={GREY} />
      <path d="M-14 14C-8 6 8 6 14 14C16 30 10 40 0 40S-16 30-14 14Z" fill={palette.butter} />
      <path d="M-30-20C-34-36-16-44-8-36C0-48 18-44 18-34C32-38 36-22 26-16C12-8-20-8-30-20Z" fill={palette.cloud} />
      <g fill={palette.cloud}>
        <circle cx={-11} cy={0} r={7} />
        <circle cx={12} cy={0} r={7} />
      </g>
      <g fill={palette.night}>
        <circle cx={-8} cy={1} r={3.4} />
        <circle cx={15} cy={1} r={3.4} />
        <path d="M-8 12H8C8 20 0 22 0 22S-8 20-8 12Z" />
      </g>
      <path d="M-7 29Q2 35 9 27" fill="none" stroke={palette.night} strokeWidth={3.6} strokeLinecap="round" />
    </g>
  );
}
