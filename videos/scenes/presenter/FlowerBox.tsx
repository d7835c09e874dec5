import { Line } from "../../theme/Line.tsx";
import { rise } from "../../theme/motion.ts";
import type { PlantName } from "../../theme/Plants.tsx";
import { palette } from "../../theme/palette.ts";
import { display, fitSize, text } from "../../theme/type.ts";

/** What grows in the box: at which part of its width, and how large. The middle is left to the face. */
const BED: readonly (readonly [PlantName, part: number, scale: number])[] = [
  ["leaves", 0.05, 0.46],
  ["poppy", 0.12, 0.62],
  ["daisy", 0.19, 0.76],
  ["leaves", 0.27, 0.4],
  ["daisy", 0.34, 0.52],
  ["leaves", 0.7, 0.34],
  ["daisy", 0.76, 0.72],
  ["poppy", 0.83, 0.66],
  ["leaves", 0.9, 0.48],
  ["daisy", 0.95, 0.6],
];

export type BoxSize = { width: number; height: number; name: number; role: number };

type Props = { name: string; role: string; size: BoxSize; frame: number; from: number };

/** The flower box below a window; its front says who is looking out. */
export function FlowerBox({ name, role, size, frame, from }: Props) {
  const { width, height } = size;
  const line = width - 72;
  const room = height - 30;
  return (
    <div style={{ position: "relative", width, height }}>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${width} 40`}
        width={width}
        height={40}
        style={{ position: "absolute", top: -20, left: 0, overflow: "visible" }}
      >
        {BED.map(([plant, part, scale]) => (
          <use key={part} href={`#${plant}`} transform={`translate(${Math.round(part * width)} 30) scale(${scale})`} />
        ))}
      </svg>
      <div
        style={{
          position: "absolute",
          inset: 0,
          borderRadius: "16px 16px 44px 44px",
          background: palette.brick,
          color: palette.paper,
          boxShadow: `0 10px 0 ${palette.shade}`,
          display: "flex",
          flexDirection: "column",
          alignItems: "center",
          justifyContent: "center",
          textAlign: "center",
        }}
      >
        <div
          style={{
            position: "absolute",
            insetInline: -14,
            top: -8,
            height: 24,
            borderRadius: 12,
            background: palette.coral,
          }}
        />
        <div
          style={{
            ...display,
            ...rise(frame, from, 20),
            whiteSpace: "nowrap",
            marginBlockStart: 12,
            fontSize: fitSize("display", name, { width: line, height: room * 0.5, max: size.name, min: 30 }),
          }}
        >
          <Line field="name">{name}</Line>
        </div>
        <div
          style={{
            ...text,
            ...rise(frame, from + 4, 20),
            maxInlineSize: line,
            fontSize: fitSize("text", role, { width: line, height: room * 0.5, max: size.role, min: 24 }),
          }}
        >
          <Line field="role">{role}</Line>
        </div>
      </div>
    </div>
  );
}
