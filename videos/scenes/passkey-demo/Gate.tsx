import { round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";

const OPENING = "M-110 0V-230A110 110 0 0 1 110-230V0Z";
/** Width that is left of an open door, seen from the side. */
const EDGE = 0.2;

/** A garden door in a hedge, standing on 0,0. It swings open from a frame on; a garden lies behind it. */
export function Gate({ frame, from }: { frame: number; from: number }) {
  const done = settle(frame, from, 14);
  const swing = round((1 - EDGE) * (1 - done));
  // With reduced motion the closed door does not swing, it only fades.
  const isClosed = round(1 - Math.max(0, done - 0.8) * 5);
  return (
    <g>
      <path
        d="M-270 40C-330-20-310-120-250-140C-270-210-200-260-150-240L150-250C170-300 250-310 290-260C330-300 420-290 440-230C500-260 580-240 600-180C680-200 760-160 760-100V40Z"
        fill={palette.hillNear}
      />
      <path
        d="M150-250C170-300 250-310 290-260C330-300 420-290 440-230C500-260 580-240 600-180C680-200 760-160 760-100V-60C640-110 560-60 470-110C380-140 320-90 150-150Z"
        fill={palette.hillMid}
        opacity={0.55}
      />
      <g fill={palette.coral}>
        <circle cx={-220} cy={-120} r={15} />
        <circle cx={-182} cy={-190} r={12} />
        <circle cx={206} cy={-212} r={14} />
        <circle cx={196} cy={-92} r={16} />
        <circle cx={288} cy={-150} r={12} />
        <circle cx={360} cy={-60} r={14} />
      </g>
      <path d="M-146 8V-230A146 146 0 0 1 146-230V8Z" fill={palette.wallSide} />
      <path d="M-146 8V-230A146 146 0 0 1 0-376V-340A110 110 0 0 0-110-230V8Z" fill={palette.wall} />
      <g clipPath="url(#gate-opening)">
        <clipPath id="gate-opening">
          <path d={OPENING} />
        </clipPath>
        <path d={OPENING} fill={palette.skyLow} />
        <circle cx={-34} cy={-216} r={84} fill={palette.butter} />
        <circle cx={-34} cy={-216} r={52} fill={palette.amber} />
        <path d="M-120-120C-60-160 0-150 50-124C80-110 110-116 130-124V20H-120Z" fill={palette.hillMid} />
        <path d="M-120-66C-60-96 40-92 130-60V20H-120Z" fill={palette.meadow} />
        <path d="M-62 6C-48-30-8-54 10-78C26-62 44-30 60 6Z" fill={palette.butter} />
        <g transform="translate(-70-66) scale(0.62)">
          <path d="M-6 6L-3-60H3L6 6Z" fill={palette.bark} />
          <circle cy={-96} r={58} fill={palette.hillNear} />
          <circle cx={-24} cy={-110} r={9} fill={palette.amber} />
          <circle cx={14} cy={-80} r={9} fill={palette.amber} />
          <circle cx={4} cy={-126} r={9} fill={palette.amber} />
        </g>
        <Leaf style={{ transform: `scaleX(${EDGE})`, transformOrigin: "110px 0px" }} />
        <Leaf
          style={{
            opacity: isClosed,
            transform: `scaleX(calc(1 - ${round(1 - EDGE - swing)} * var(--motion)))`,
            transformOrigin: "110px 0px",
          }}
        />
      </g>
      <path d="M-160-4H160A10 10 0 0 1 170 6V18H-170V6A10 10 0 0 1-160-4Z" fill={palette.wallSide} />
    </g>
  );
}

function Leaf({ style }: { style: Record<string, string | number> }) {
  return (
    <g style={style}>
      <path d={OPENING} fill={palette.coral} />
      <path
        d="M-55 0V-324M0 0V-340M55 0V-324"
        stroke={palette.roofDeep}
        strokeOpacity={0.55}
        strokeWidth={5}
        fill="none"
      />
      <path d="M-110-70H110V-44H-110ZM-110-236H110V-210H-110Z" fill={palette.roofDeep} />
      <g transform="translate(-72-142)">
        <circle r={30} fill={palette.amber} />
        <circle cy={-7} r={8} fill={palette.night} />
        <path d="M-4-4H4L7 14H-7Z" fill={palette.night} />
      </g>
    </g>
  );
}
