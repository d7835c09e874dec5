import type { ReactNode } from "react";
import { palette } from "./palette.ts";

type Props = {
  size: number;
  isBlinking: boolean;
  hasKey?: boolean;
  looksBack?: boolean;
  /** What Pip wears or holds, drawn over it in the same 220 by 220. */
  children?: ReactNode;
};

/** Pip, the small round bird who lives in the corner. Looks in reading direction; stands on the lower edge. */
export function Pip({ size, isBlinking, hasKey = false, looksBack = false, children }: Props) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 220 220"
      width={size}
      height={size}
      style={{ display: "block", overflow: "visible", transform: looksBack ? "scaleX(-1)" : "none" }}
    >
      <path
        d="M92 176V216M92 214L74 219M92 214L108 219M124 178V216M124 214L106 219M124 214L142 219"
        fill="none"
        stroke={palette.honey}
        strokeWidth={7}
        strokeLinecap="round"
      />
      <path d="M52 128L-4 92C-8 112-6 126 8 142C24 156 44 154 62 152Z" fill={palette.fern} />
      <path
        d="M34 118C34 66 70 26 122 26C172 26 196 64 192 112C188 156 154 186 108 186C64 186 34 160 34 118Z"
        fill={palette.coral}
      />
      <path
        d="M190 122C182 160 150 186 108 186C92 186 78 182 66 176C98 176 122 160 136 134C150 112 172 106 190 122Z"
        fill={palette.belly}
      />
      <path d="M46 98C74 84 116 96 122 128C100 160 60 160 22 140C36 130 42 118 46 98Z" fill={palette.fern} />
      <path
        d="M56 116C74 112 92 116 104 126M50 130C66 130 80 132 92 140"
        fill="none"
        stroke={palette.hillNear}
        strokeWidth={5}
        strokeLinecap="round"
      />
      <path
        d="M112 27C106 12 92 6 82 8M122 26C122 10 112 0 104-4"
        fill="none"
        stroke={palette.coral}
        strokeWidth={8}
        strokeLinecap="round"
      />
      <circle cx={168} cy={104} r={13} fill={palette.blush} />
      <path d="M186 74L222 90C218 98 206 102 189 100Z" fill={palette.amber} />
      <path d="M188 89L222 90C218 98 206 102 189 100Z" fill={palette.honey} />
      {isBlinking ? (
        <path d="M140 80Q149 87 158 80" fill="none" stroke={palette.night} strokeWidth={6} strokeLinecap="round" />
      ) : (
        <g>
          <circle cx={149} cy={78} r={11} fill={palette.night} />
          <circle cx={153} cy={74} r={4} fill={palette.cloud} />
        </g>
      )}
      {hasKey && (
        <g
          transform="translate(212 96) rotate(6)"
          fill="none"
          stroke={palette.amber}
          strokeWidth={10}
          strokeLinecap="round"
        >
          <circle cy={18} r={18} strokeWidth={9} />
          <path d="M0 36V98M0 74H20M0 94H26" />
        </g>
      )}
      {children}
    </svg>
  );
}

/** Whether Pip has its eyes closed: twice in a scene, for the blink of an eye. */
export function isBlink(frame: number): boolean {
  return frame % 90 >= 58 && frame % 90 < 62;
}
