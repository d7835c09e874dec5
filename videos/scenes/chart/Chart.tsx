import type { Format } from "#storyboards/index.ts";
import { Card } from "../../theme/Card.tsx";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import { Credit } from "../Credit.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Gardener } from "./Gardener.tsx";
import { type ChartRoom, measure } from "./measures.ts";
import { GROW_FRAMES, Row } from "./Row.tsx";

type Layout = {
  title: Omit<Room, "min">;
  pad: number;
  pip: number;
  rows: Omit<ChartRoom, "width" | "height">;
  credit: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    title: { width: 560, height: 236, max: 104 },
    pad: 44,
    pip: 190,
    rows: { row: 196, label: 48, shown: 76 },
    credit: 34,
  },
  square: {
    title: { width: 660, height: 124, max: 96 },
    pad: 38,
    pip: 150,
    rows: { row: 164, label: 44, shown: 68 },
    credit: 32,
  },
  landscape: {
    title: { width: 1240, height: 130, max: 112 },
    pad: 52,
    pip: 180,
    rows: { row: 144, label: 52, shown: 80, beside: 500 },
    credit: 36,
  },
};

const TITLE_GAP = 28;
const CREDIT_GAP = 14;
const GROW_FROM = 10;
const STAGGER_FRAMES = 18;

/** A few numbers as hedges of a garden, measured from nothing, so that their lengths compare truly. */
export function Chart({ frame, scene: { title, bars, credit }, stage }: SceneProps<"chart">) {
  const { title: titleRoom, pad, pip, rows, credit: creditSize } = LAYOUT[stage.format];
  const { width, height } = stage.content;
  const creditRoom = { width: width - 2 * pad, height: creditSize * 2.6, max: creditSize };
  const left = height - titleRoom.height - TITLE_GAP - 2 * pad - CREDIT_GAP - creditRoom.height;
  const measures = measure(bars, { ...rows, width: creditRoom.width, height: left });
  const most = Math.max(...bars.map(({ value }) => value));
  const timed = bars.map(({ label, shown, value }, index) => ({
    label,
    shown,
    index,
    share: value / most,
    from: GROW_FROM + Math.round((index * STAGGER_FRAMES) / (bars.length - 1)),
  }));
  return (
    <div style={{ ...place(stage.content), display: "flex", flexDirection: "column", justifyContent: "flex-end" }}>
      <div style={{ display: "flex", justifyContent: "space-between", alignItems: "flex-end" }}>
        <Words
          field="title"
          stage={stage}
          frame={frame}
          style={{
            ...display,
            inlineSize: titleRoom.width,
            marginBlockEnd: TITLE_GAP,
            fontSize: fitSize("display", title, { ...titleRoom, min: 44 }),
            color: palette.ink,
          }}
        >
          {title}
        </Words>
        <div
          style={{ blockSize: 0, marginInlineEnd: 18, transform: stage.direction === "rtl" ? "scaleX(-1)" : "none" }}
        >
          <div style={{ ...rise(frame, 4, 90), marginBlockStart: -pip }}>
            <Gardener frame={frame} size={pip} from={GROW_FROM} until={GROW_FROM + STAGGER_FRAMES + GROW_FRAMES} />
          </div>
        </div>
      </div>
      <Card style={{ ...rise(frame, 2, 60), position: "relative", padding: pad }}>
        {timed.map((row) => (
          <Row key={row.index} {...row} frame={frame} stage={stage} measures={measures} />
        ))}
        <div style={{ marginBlockStart: CREDIT_GAP }}>
          <Credit room={creditRoom}>{credit}</Credit>
        </div>
      </Card>
    </div>
  );
}
