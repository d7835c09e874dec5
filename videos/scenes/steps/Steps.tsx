import type { Format } from "#storyboards/index.ts";
import { Card } from "../../theme/Card.tsx";
import { pop, rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, text } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Blossom } from "./Blossom.tsx";

type Layout = {
  isRow: boolean;
  title: { width: number; height: number; max: number };
  line: number;
  size: number;
  row: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: { isRow: false, title: { width: 823, height: 240, max: 116 }, line: 610, size: 50, row: 172 },
  square: { isRow: false, title: { width: 860, height: 110, max: 96 }, line: 770, size: 44, row: 150 },
  landscape: { isRow: true, title: { width: 600, height: 480, max: 124 }, line: 800, size: 50, row: 176 },
};

/** Numbered steps that bloom one after the other while they are spoken. */
export function Steps({ frame, durationFrames, scene: { title, steps }, stage }: SceneProps<"steps">) {
  const { isRow, title: titlePlace, line, size, row } = LAYOUT[stage.format];
  const fontSize = Math.min(
    ...steps.map((step) => fitSize(step, { width: line, height: row * 0.8, max: size, min: 30, leading: 1.26 })),
  );
  return (
    <div
      style={{
        ...place(stage.content),
        display: "flex",
        flexDirection: isRow ? "row" : "column",
        gap: isRow ? 90 : 34,
        alignItems: isRow ? "center" : "stretch",
      }}
    >
      <Words
        frame={frame}
        style={{
          ...display,
          flexShrink: 0,
          inlineSize: titlePlace.width,
          fontSize: fitSize(title, { ...titlePlace, min: 48 }),
          color: palette.ink,
        }}
      >
        {title}
      </Words>
      <div style={{ flex: 1, display: "flex", flexDirection: "column", gap: 22, justifyContent: "center" }}>
        {steps.map((step, index) => {
          const from = 8 + Math.round((index * durationFrames * 0.72) / steps.length);
          return (
            <Card
              key={step}
              style={{
                ...rise(frame, from),
                flex: "0 1 auto",
                blockSize: row,
                paddingInline: 26,
                display: "flex",
                alignItems: "center",
                gap: 28,
              }}
            >
              <div style={{ flexShrink: 0, ...pop(frame, from + 4) }}>
                <Blossom number={index + 1} size={row * 0.72} />
              </div>
              <div style={{ ...text, fontSize, color: palette.ink }}>{step}</div>
            </Card>
          );
        })}
      </div>
    </div>
  );
}
