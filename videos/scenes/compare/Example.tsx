import type { CSSProperties } from "react";
import { Card } from "../../theme/Card.tsx";
import { palette } from "../../theme/palette.ts";
import { display, fitSize, text } from "../../theme/type.ts";
import type { SceneProps } from "../scene-props.ts";

type Props = {
  example: SceneProps<"compare">["scene"]["weak"];
  mark: string;
  isStrong: boolean;
  /** Width of the line that the example may fill, and the size of everything. */
  line: number;
  unit: number;
  style: CSSProperties;
};

/** One side of a comparison, with the mark across what looks like a password. */
export function Example({ example: { label, text: sample, note }, mark, isStrong, line, unit, style }: Props) {
  const color = isStrong ? palette.pine : palette.brick;
  return (
    <Card
      style={{
        ...style,
        padding: `${unit * 0.75}px ${unit}px`,
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
      }}
    >
      <div style={{ ...text, fontSize: unit, color, display: "flex", alignItems: "center", gap: unit * 0.4 }}>
        <svg aria-hidden="true" viewBox="0 0 40 40" width={unit * 1.15} height={unit * 1.15} style={{ flexShrink: 0 }}>
          <circle cx={20} cy={20} r={20} fill={color} />
          <path
            d={isStrong ? "M11 21L17.5 27.5L29.5 14" : "M13 13L27 27M27 13L13 27"}
            fill="none"
            stroke={palette.paper}
            strokeWidth={5}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {label}
      </div>
      <div
        style={{
          position: "relative",
          border: `4px dashed ${color}`,
          borderRadius: 24,
          padding: `${unit * 0.5}px ${unit * 0.6}px ${unit * 0.8}px`,
        }}
      >
        <div
          dir="ltr"
          style={{
            ...display,
            fontSize: fitSize(sample, { width: line, height: unit * 2.8, max: unit * 1.7, min: 34 }),
            color: palette.ink,
            textAlign: "center",
          }}
        >
          {sample}
        </div>
        <div
          style={{
            position: "absolute",
            inset: 0,
            borderRadius: 20,
            background: `repeating-linear-gradient(-45deg, ${palette.brick}38 0 4px, transparent 4px 26px)`,
          }}
        />
        <div
          style={{
            ...text,
            position: "absolute",
            insetBlockEnd: unit * -0.5,
            insetInlineEnd: unit * 0.5,
            transform: "rotate(-2.5deg)",
            padding: `${unit * 0.12}px ${unit * 0.5}px`,
            borderRadius: 12,
            fontSize: unit * 0.74,
            fontWeight: 800,
            color: palette.paper,
            background: palette.brick,
            whiteSpace: "nowrap",
          }}
        >
          {mark}
        </div>
      </div>
      <div style={{ ...text, fontSize: unit * 0.92, color: palette.inkSoft, marginBlockStart: unit * 0.3 }}>{note}</div>
    </Card>
  );
}
