import type { Format } from "#storyboards/index.ts";
import { Line } from "../../theme/Line.tsx";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room, text } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Bough, type BoughSize } from "./Bough.tsx";
import { Lantern } from "./Lantern.tsx";
import { Night } from "./Night.tsx";

type Layout = {
  title: Omit<Room, "min">;
  bough: BoughSize;
  /** Where the lantern hangs below the top of the content, and how wide it is. */
  lantern: { top: number; width: number; size: number; rope: number };
  /** Room of what comes next, and its distance from the lower end of the content. */
  next: Omit<Room, "min"> & { low: number };
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    title: { width: 760, height: 310, max: 128 },
    bough: { y: 860, reach: 940, pip: 226, side: "start" },
    lantern: { top: 668, width: 823, size: 68, rope: 80 },
    next: { width: 823, height: 90, max: 48, low: 0 },
  },
  square: {
    title: { width: 800, height: 220, max: 112 },
    bough: { y: 490, reach: 940, pip: 164, side: "start" },
    lantern: { top: 500, width: 800, size: 62, rope: 74 },
    next: { width: 800, height: 94, max: 46, low: 0 },
  },
  landscape: {
    title: { width: 830, height: 380, max: 132 },
    bough: { y: 400, reach: 980, pip: 260, side: "end" },
    lantern: { top: 440, width: 800, size: 68, rope: 100 },
    next: { width: 760, height: 220, max: 58, low: 0 },
  },
};

/** The last picture: who made this, where there is more, and Pip asleep. */
export function EndCard({ frame, scene: { title, url, next }, stage }: SceneProps<"end-card">) {
  const { title: titleRoom, bough, lantern, next: nextRoom } = LAYOUT[stage.format];
  const isEnd = bough.side === "end";
  return (
    <>
      <Night stage={stage} frame={frame} />
      <div
        data-ground="caption"
        style={{
          ...place(stage.content),
          display: "flex",
          flexDirection: "column",
          justifyContent: isEnd ? "flex-start" : "space-between",
          gap: 36,
        }}
      >
        <Words
          field="title"
          stage={stage}
          frame={frame}
          from={8}
          style={{
            ...display,
            maxInlineSize: titleRoom.width,
            fontSize: fitSize("display", title, { ...titleRoom, min: 56 }),
            color: palette.captionWords,
          }}
        >
          {title}
        </Words>
        {next !== undefined && (
          <div
            style={{
              ...text,
              ...rise(frame, 22),
              maxInlineSize: nextRoom.width,
              marginBlockEnd: nextRoom.low,
              fontSize: fitSize("text", next, { ...nextRoom, min: 32 }),
              color: palette.captionStress,
            }}
          >
            <Line field="next">{next}</Line>
          </div>
        )}
        <div
          style={{
            ...rise(frame, 12, -60),
            position: "absolute",
            insetBlockStart: lantern.top,
            ...(isEnd ? { insetInlineEnd: 0 } : { insetInlineStart: 0 }),
            inlineSize: lantern.width,
          }}
        >
          <Lantern
            url={url}
            room={{ width: lantern.width, height: lantern.size * 1.5, max: lantern.size }}
            rope={lantern.rope}
          />
        </div>
      </div>
      <Bough stage={stage} frame={frame} size={bough} />
    </>
  );
}
