import { fitSize } from "../../theme/type.ts";
import type { SceneProps } from "../scene-props.ts";

type Bars = SceneProps<"chart">["scene"]["bars"];

/** What the rows of a chart may take: width and height for all, the most for one, and largest sizes of words. */
export type ChartRoom = {
  width: number;
  height: number;
  row: number;
  label: number;
  shown: number;
  /** Width of the labels where they stand beside the hedges and not above. */
  beside?: number;
};

export type Measures = {
  row: number;
  hedge: number;
  /** Length of the longest hedge; every other one is its share of it, from nothing. */
  longest: number;
  labelSize: number;
  shownSize: number;
  beside: number | undefined;
};

// Widths that are tried for the numbers at the ends, so that the hedges get what is left.
const SHOWN_WIDTHS = [110, 140, 170, 200, 240, 280, 330];
const STAKE_AND_GAPS = 48;

/** Sizes at which all bars fit their room, the same for all of them. */
export function measure(bars: Bars, { width, height, row: mostRow, label, shown, beside }: ChartRoom): Measures {
  const row = Math.min(mostRow, height / bars.length);
  const hedge = row * (beside === undefined ? 0.42 : 0.68);
  const labelMax = beside === undefined ? Math.max(30, Math.min(label, Math.floor(row * 0.33))) : label;
  const labelRoom =
    beside === undefined
      ? { width, height: labelMax * 1.5, max: labelMax, min: 28 }
      : { width: beside - 32, height: row * 0.9, max: labelMax, min: 28 };
  const shownMax = Math.floor(Math.min(shown, hedge * 0.9));
  const shownAt = (room: number) =>
    Math.min(
      ...bars.map((bar) =>
        fitSize("display", bar.shown, { width: room, height: shownMax * 1.4, max: shownMax, min: 30 }),
      ),
    );
  const shownWidth = SHOWN_WIDTHS.find((room) => shownAt(room) === shownMax) ?? 330;
  return {
    row,
    hedge,
    longest: width - (beside ?? 0) - shownWidth - STAKE_AND_GAPS,
    labelSize: Math.min(...bars.map((bar) => fitSize("text", bar.label, labelRoom))),
    shownSize: shownAt(shownWidth),
    beside,
  };
}
