import type { Format } from "#storyboards/index.ts";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Clerk } from "./Clerk.tsx";
import { Paper, type PaperSize } from "./Paper.tsx";
import { Tree } from "./Tree.tsx";

type Layout = {
  /** Where the paper hangs below the top of the content; a wide picture has the title beside it. */
  top: number;
  isRow: boolean;
  paper: PaperSize;
  title: Omit<Room, "min">;
  pip: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    top: 60,
    isRow: false,
    paper: { width: 823, pad: 52, item: 54, row: { few: 150, many: 116 } },
    title: { width: 719, height: 200, max: 100 },
    pip: 190,
  },
  square: {
    top: 120,
    isRow: false,
    paper: { width: 850, pad: 44, item: 50, row: { few: 122, many: 92 } },
    title: { width: 762, height: 108, max: 82 },
    pip: 160,
  },
  landscape: {
    top: 150,
    isRow: true,
    paper: { width: 980, pad: 56, item: 60, row: { few: 158, many: 106 } },
    title: { width: 620, height: 440, max: 130 },
    pip: 200,
  },
};

const TICK_FROM = 26;

/** A list pinned to an orange tree. One box after the other is ticked, and for each a fruit ripens. */
export function Checklist({ frame, durationFrames, scene: { title, items }, stage }: SceneProps<"checklist">) {
  const { top, isRow, paper, title: titleRoom, pip } = LAYOUT[stage.format];
  const stride = (durationFrames * 0.66 - TICK_FROM) / items.length;
  const ticks = items.map((_, index) => TICK_FROM + Math.round(index * stride));
  const heading = (
    <Words
      field="title"
      stage={stage}
      frame={frame}
      from={4}
      style={{
        ...display,
        inlineSize: titleRoom.width,
        marginBlockEnd: 22,
        fontSize: fitSize("display", title, { ...titleRoom, min: 40 }),
        color: palette.ink,
      }}
    >
      {title}
    </Words>
  );
  return (
    <>
      <Tree stage={stage} frame={frame} ripe={ticks} />
      <div
        style={{
          ...place(stage.content),
          display: "flex",
          alignItems: "flex-start",
          justifyContent: isRow ? "space-between" : "center",
        }}
      >
        {isRow && heading}
        <div style={{ position: "relative", inlineSize: paper.width, marginBlockStart: top, ...rise(frame, 2, 80) }}>
          <div
            style={{
              position: "absolute",
              insetBlockEnd: "100%",
              insetInlineEnd: 70,
              transform: stage.direction === "rtl" ? "scaleX(-1)" : "none",
            }}
          >
            <Clerk frame={frame} size={pip} />
          </div>
          <Paper items={items} ticks={ticks} frame={frame} size={paper}>
            {!isRow && heading}
          </Paper>
        </div>
      </div>
    </>
  );
}
