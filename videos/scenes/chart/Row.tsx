import { Line } from "../../theme/Line.tsx";
import { rise, round, settle } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Stage } from "../../theme/stage.ts";
import { display, text } from "../../theme/type.ts";
import { Hedge } from "./Hedge.tsx";
import type { Measures } from "./measures.ts";

/** Frames in which a hedge grows. */
export const GROW_FRAMES = 20;

type Props = {
  label: string;
  shown: string;
  /** The value as a share of the largest one. */
  share: number;
  index: number;
  from: number;
  frame: number;
  stage: Stage;
  measures: Measures;
};

/** One value: its name, a hedge of its length, and the number where the hedge ends. */
export function Row({ label, shown, share, index, from, frame, stage, measures }: Props) {
  const { row, hedge, longest, labelSize, shownSize, beside } = measures;
  const isBeside = beside !== undefined;
  return (
    <div
      style={{
        blockSize: round(row),
        display: "flex",
        flexDirection: isBeside ? "row" : "column",
        alignItems: isBeside ? "center" : "stretch",
        gap: isBeside ? 8 : 4,
      }}
    >
      <div
        style={{
          ...text,
          ...rise(frame, from - 6),
          flexShrink: 0,
          inlineSize: isBeside ? beside - 8 : "auto",
          fontSize: labelSize,
          color: palette.inkSoft,
        }}
      >
        <Line field={`bars.${index}.label`}>{label}</Line>
      </div>
      <div style={{ display: "flex", alignItems: "center", gap: 24, paddingInlineStart: 12 }}>
        <div style={{ flexShrink: 0, transform: stage.direction === "rtl" ? "scaleX(-1)" : "none" }}>
          <Hedge
            length={share * longest}
            height={round(hedge)}
            grown={settle(frame, from, GROW_FRAMES)}
            index={index}
          />
        </div>
        <div dir="auto" style={{ ...display, ...rise(frame, from + 4, 0), fontSize: shownSize, color: palette.ink }}>
          <Line field={`bars.${index}.shown`}>{shown}</Line>
        </div>
      </div>
    </div>
  );
}
