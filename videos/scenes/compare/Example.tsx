import type { CSSProperties } from "react";
import { Badge } from "../../theme/Badge.tsx";
import { Card } from "../../theme/Card.tsx";
import { ExampleMark } from "../../theme/ExampleMark.tsx";
import { Line } from "../../theme/Line.tsx";
import { palette } from "../../theme/palette.ts";
import { exact, fitSize, text } from "../../theme/type.ts";
import type { SceneProps } from "../scene-props.ts";

type Props = {
  example: SceneProps<"compare">["scene"]["weak"];
  mark: string;
  isStrong: boolean;
  /** Width inside the card, most height of the example, size of the note and of everything else. */
  line: number;
  sample: number;
  note: number;
  unit: number;
  style: CSSProperties;
};

/** One side of a comparison, with the mark across what looks like a password. */
export function Example({ example, mark, isStrong, line, sample, note, unit, style }: Props) {
  const labelRoom = { width: line - unit * 1.6, height: unit * 1.3, max: unit, min: unit * 0.7 };
  const side = isStrong ? "strong" : "weak";
  const color = isStrong ? palette.pine : palette.brick;
  return (
    <Card
      style={{
        ...style,
        flex: "1 1 0",
        minWidth: 0,
        minHeight: 0,
        padding: `${unit * 0.75}px ${unit}px`,
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
      }}
    >
      <div
        style={{
          ...text,
          fontSize: fitSize("text", example.label, labelRoom),
          color,
          display: "flex",
          alignItems: "center",
          gap: unit * 0.4,
        }}
      >
        <Badge isGood={isStrong} size={unit * 1.15} />
        <Line field={`${side}.label`}>{example.label}</Line>
      </div>
      <div
        style={{
          position: "relative",
          flex: 1,
          display: "grid",
          placeContent: "center",
          border: `4px dashed ${color}`,
          borderRadius: 24,
          marginBlock: `${unit * 0.3}px ${unit * 0.95}px`,
          padding: `${unit * 0.2}px ${unit * 0.6}px ${unit * 0.42}px`,
        }}
      >
        <div
          dir="ltr"
          style={{
            ...exact,
            fontSize: fitSize("exact", example.text, {
              width: line - unit * 1.5,
              height: sample,
              max: unit * 1.75,
              min: 34,
            }),
            color: palette.ink,
            textAlign: "center",
          }}
        >
          <Line field={`${side}.text`}>{example.text}</Line>
        </div>
        <div
          style={{
            position: "absolute",
            inset: 0,
            borderRadius: 20,
            background: `repeating-linear-gradient(-45deg, color-mix(in srgb, ${palette.brick} 22%, transparent) 0 4px, transparent 4px 26px)`,
          }}
        />
        <ExampleMark size={unit * 0.74} style={{ insetBlockEnd: unit * -0.92, insetInlineEnd: unit * 0.5 }}>
          <Line field={`${side}.mark`}>{mark}</Line>
        </ExampleMark>
      </div>
      <div style={{ ...text, fontSize: note, color: palette.inkSoft }}>
        <Line field={`${side}.note`}>{example.note}</Line>
      </div>
    </Card>
  );
}
