import { isBlink, Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";

/** Pip with a pencil in its beak, looking back at the list. */
export function Clerk({ frame, size }: { frame: number; size: number }) {
  return (
    <Pip size={size} isBlinking={isBlink(frame)} looksBack>
      <g transform="translate(212 92) rotate(38)">
        <path d="M-44-12H66V12H-44Z" fill={palette.amber} />
        <path d="M-44 3H66V12H-44Z" fill={palette.honey} />
        <path d="M-62-12H-40V12H-62Z" fill={palette.roofDeep} />
        <path d="M66-12L104 0L66 12Z" fill={palette.cloud} />
        <path d="M90-4.4L104 0L90 4.4Z" fill={palette.night} />
      </g>
    </Pip>
  );
}
