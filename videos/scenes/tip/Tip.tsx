import type { CSSProperties } from "react";
import type { Format } from "#storyboards/index.ts";
import { Card } from "../../theme/Card.tsx";
import { Line } from "../../theme/Line.tsx";
import { rise, round } from "../../theme/motion.ts";
import { Perch } from "../../theme/Perch.tsx";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room, text } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";

type Layout = {
  perch: { y: number; reach: number; size: number };
  /** Where the bubble begins, in reading direction, and how low it may reach. */
  start: number;
  low: number;
  pad: number;
  title: Pick<Room, "height" | "max">;
  body: Pick<Room, "height" | "max">;
  tail: CSSProperties;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    perch: { y: 1240, reach: 470, size: 240 },
    start: 0,
    low: 290,
    pad: 56,
    title: { height: 300, max: 100 },
    body: { height: 270, max: 58 },
    tail: { insetBlockEnd: -64, insetInlineStart: 330 },
  },
  square: {
    perch: { y: 866, reach: 430, size: 200 },
    start: 0,
    low: 250,
    pad: 52,
    title: { height: 190, max: 88 },
    body: { height: 190, max: 52 },
    tail: { insetBlockEnd: -64, insetInlineStart: 330 },
  },
  landscape: {
    perch: { y: 720, reach: 520, size: 330 },
    start: 480,
    low: 90,
    pad: 72,
    title: { height: 270, max: 120 },
    body: { height: 230, max: 64 },
    tail: { insetBlockEnd: 150, insetInlineStart: -58 },
  },
};

/** Pip says one thing worth keeping. */
export function Tip({ frame, scene: { title, body }, stage }: SceneProps<"tip">) {
  const { perch, start, low, pad, title: titlePlace, body: bodyPlace, tail } = LAYOUT[stage.format];
  const width = stage.content.width - start - 2 * pad;
  const isSide = stage.format === "landscape";
  const mirror = stage.direction === "rtl" ? "scaleX(-1)" : "scaleX(1)";
  return (
    <>
      <Perch stage={stage} frame={frame} side="start" {...perch} />
      <div style={place(stage.content)}>
        <Card
          style={{
            ...rise(frame, 8, 60),
            position: "absolute",
            insetInlineStart: start,
            insetInlineEnd: 0,
            insetBlockEnd: low,
            padding: pad,
          }}
        >
          <svg
            aria-hidden="true"
            viewBox="0 0 90 70"
            width={90}
            height={70}
            style={{ position: "absolute", ...tail, transform: mirror }}
          >
            <path
              d={isSide ? "M90 0C60 30 30 44 0 46C30 66 64 70 90 66Z" : "M8 0C14 30 6 52 0 66C40 58 66 34 76 0Z"}
              fill={palette.paper}
            />
          </svg>
          <Words
            field="title"
            stage={stage}
            frame={frame}
            from={12}
            style={{
              ...display,
              fontSize: fitSize("display", title, { width, ...titlePlace, min: 48 }),
              color: palette.ink,
            }}
          >
            {title}
          </Words>
          <div
            style={{
              ...text,
              ...rise(frame, 22),
              marginBlockStart: round(pad * 0.5),
              fontSize: fitSize("text", body, { width, ...bodyPlace, min: 34 }),
              color: palette.inkSoft,
            }}
          >
            <Line field="body">{body}</Line>
          </div>
        </Card>
      </div>
    </>
  );
}
