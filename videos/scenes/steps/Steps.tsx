import type { Format } from "#storyboards/index.ts";
import { Card } from "../../theme/Card.tsx";
import { Line } from "../../theme/Line.tsx";
import { pop, rise } from "../../theme/motion.ts";
import { Perch } from "../../theme/Perch.tsx";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room, text } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Blossom } from "./Blossom.tsx";

type Layout = {
  isRow: boolean;
  title: Omit<Room, "min">;
  /** Width, largest size and most height of one step. */
  line: number;
  size: number;
  row: number;
  perch?: { y: number; reach: number; size: number };
};

const LAYOUT: Record<Format, Layout> = {
  vertical: { isRow: false, title: { width: 823, height: 250, max: 118 }, line: 600, size: 54, row: 200 },
  square: { isRow: false, title: { width: 860, height: 116, max: 104 }, line: 750, size: 48, row: 180 },
  landscape: {
    isRow: true,
    title: { width: 600, height: 420, max: 130 },
    line: 790,
    size: 56,
    row: 220,
    perch: { y: 790, reach: 560, size: 290 },
  },
};

/** Numbered steps that bloom one after the other while they are spoken. */
export function Steps({ frame, durationFrames, scene: { title, steps }, stage }: SceneProps<"steps">) {
  const { isRow, title: titleRoom, line, size, row, perch } = LAYOUT[stage.format];
  const room: Room = { width: line, height: (row - 30) * (steps.length > 3 ? 0.8 : 1), max: size, min: 30 };
  const fontSize = Math.min(...steps.map((step) => fitSize("text", step, room)));
  const rows = steps.map((step, index) => ({
    step,
    number: index + 1,
    from: 8 + Math.round((index * durationFrames * 0.72) / steps.length),
  }));
  return (
    <>
      {perch && <Perch stage={stage} frame={frame} side="start" from={6} {...perch} />}
      <div
        style={{
          ...place(stage.content),
          display: "flex",
          flexDirection: isRow ? "row" : "column",
          gap: isRow ? 90 : 32,
        }}
      >
        <Words
          field="title"
          stage={stage}
          frame={frame}
          style={{
            ...display,
            flexShrink: 0,
            inlineSize: titleRoom.width,
            fontSize: fitSize("display", title, { ...titleRoom, min: 48 }),
            color: palette.ink,
          }}
        >
          {title}
        </Words>
        <div style={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", gap: 20 }}>
          {rows.map(({ step, number, from }) => (
            <Card
              key={number}
              style={{
                ...rise(frame, from),
                flex: "1 1 0",
                maxBlockSize: row,
                paddingInline: 28,
                display: "flex",
                alignItems: "center",
                gap: 28,
              }}
            >
              <div style={{ flexShrink: 0, ...pop(frame, from + 4) }}>
                <Blossom number={number} size={124} />
              </div>
              <div style={{ ...text, fontSize, color: palette.ink }}>
                <Line field={`steps.${number - 1}`}>{step}</Line>
              </div>
            </Card>
          ))}
        </div>
      </div>
    </>
  );
}
