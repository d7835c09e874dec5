/** Every colour of the sunny theme. Text pairs are tested for contrast. */
export const palette = {
  ink: "#14363C",
  inkSoft: "#35565A",
  pine: "#1E5B4C",
  brick: "#A93A20",
  coral: "#EE7A58",
  blush: "#F9C3A4",
  amber: "#FFBF45",
  honey: "#E9982F",
  butter: "#FFE3A3",
  cream: "#FFF4DC",
  paper: "#FFFCF3",
  skyHigh: "#FFF6E0",
  skyLow: "#FFDDA8",
  hillFar: "#CFE0C0",
  hillMid: "#9CC79B",
  hillNear: "#5EA27F",
  meadow: "#2F7460",
  meadowDeep: "#235C4E",
} as const;

/** The pairs in which text is set: colour, ground. */
export const textPairs = [
  [palette.ink, palette.skyHigh],
  [palette.ink, palette.skyLow],
  [palette.ink, palette.amber],
  [palette.ink, palette.paper],
  [palette.inkSoft, palette.paper],
  [palette.pine, palette.paper],
  [palette.pine, palette.skyLow],
  [palette.brick, palette.paper],
  [palette.paper, palette.ink],
  [palette.butter, palette.ink],
  [palette.paper, palette.brick],
] as const;
