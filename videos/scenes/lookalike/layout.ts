import type { Format } from "#storyboards/index.ts";
import type { Room } from "../../theme/type.ts";

export type PaneSize = {
  width: number;
  height: number;
  /** Height of the tab with the label, and of the bar with the address. */
  tab: number;
  bar: number;
  /** Largest size of the address. */
  max: number;
  /** Whether the sheep has a page to stand on; otherwise it stands on top of the window. */
  isRoomy: boolean;
  /** Size of the mark of an example. */
  mark: number;
};

export type Layout = {
  isRow: boolean;
  title: Omit<Room, "min">;
  /** Room between the two windows. */
  gap: number;
  pane: PaneSize;
  /** Pip's size, and the room of the note beside it. */
  pip: number;
  note: Omit<Room, "min">;
};

export const LAYOUT: Readonly<Record<Format, Layout>> = {
  vertical: {
    isRow: false,
    title: { width: 823, height: 204, max: 106 },
    gap: 46,
    pane: { width: 823, height: 266, tab: 62, bar: 92, max: 68, isRoomy: false, mark: 38 },
    pip: 156,
    note: { width: 480, height: 112, max: 44 },
  },
  square: {
    isRow: false,
    title: { width: 740, height: 104, max: 88 },
    gap: 44,
    pane: { width: 972, height: 240, tab: 58, bar: 84, max: 64, isRoomy: false, mark: 36 },
    pip: 140,
    note: { width: 660, height: 96, max: 44 },
  },
  landscape: {
    isRow: true,
    title: { width: 1500, height: 116, max: 108 },
    gap: 40,
    pane: { width: 844, height: 440, tab: 74, bar: 108, max: 78, isRoomy: true, mark: 40 },
    pip: 190,
    note: { width: 1200, height: 110, max: 62 },
  },
};
