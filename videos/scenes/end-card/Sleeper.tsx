import { Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";

/** Pip asleep in its nest, in a nightcap. The nest stands on the lower edge. */
export function Sleeper({ size, isMirrored }: { size: number; isMirrored: boolean }) {
  return (
    <Pip size={size} isBlinking>
      <path d="M62 56C66 4 120-32 40-62C-4-76-34-44-36-10C-24-26-6-30 6-22C26-8 20 30 62 56Z" fill={palette.hillNear} />
      <path d="M62 56C72 8 104-14 150-2C176 8 190 30 188 44C140 20 100 28 62 56Z" fill={palette.hillNear} />
      <path d="M62 52C66 10 92-24 80-46C128-30 180-6 188 40C140 18 100 24 62 52Z" fill={palette.hillNear} />
      <path d="M54 60C92 24 150 16 192 42" fill="none" stroke={palette.cloud} strokeWidth={22} strokeLinecap="round" />
      <circle cx={-36} cy={2} r={19} fill={palette.cloud} />
      <path d="M2 142C60 168 160 168 218 142C222 196 180 222 110 222C40 222-2 196 2 142Z" fill={palette.honey} />
      <path
        d="M2 148C60 176 160 176 218 148M10 178C70 200 150 200 210 178M34 204C84 218 136 218 186 204M48 160L72 208M110 170V218M172 160L148 208"
        fill="none"
        stroke={palette.roofDeep}
        strokeOpacity={0.45}
        strokeWidth={6}
        strokeLinecap="round"
      />
      <g
        fill="none"
        stroke={palette.butter}
        strokeLinecap="round"
        strokeLinejoin="round"
        // Letters are read the same way round on both sides.
        transform={isMirrored ? "translate(526 0) scale(-1 1)" : undefined}
      >
        <path d="M232 40H254L232 64H254" strokeWidth={7} />
        <path d="M262-8H294L262 28H294" strokeWidth={9} />
      </g>
    </Pip>
  );
}
