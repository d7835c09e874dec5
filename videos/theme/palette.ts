import type { Theme } from "#storyboards/index.ts";

// Light: a morning. Dusk: the same land after sunset, with light words on dark paper.
const sunny = {
  // Words and what they stand on.
  ink: "#14363C",
  inkSoft: "#35565A",
  pine: "#1E5B4C",
  brick: "#A93A20",
  paper: "#FFFCF3",
  cream: "#FFF4DC",
  line: "#D9CDB2",
  sign: "#14363C",
  signWords: "#FFE3A3",
  caption: "#14363C",
  captionWords: "#FFFCF3",
  captionStress: "#FFCF6B",
  shade: "#14363C24",
  // The world.
  skyHigh: "#FFF6E0",
  skyLow: "#FFDDA8",
  glow: "#FFFCF3",
  moonlight: "#FFF6DC",
  hillFar: "#CFE0C0",
  hillMid: "#9CC79B",
  hillNear: "#5EA27F",
  meadow: "#2F7460",
  meadowDeep: "#235C4E",
  fern: "#1E5B4C",
  bark: "#35565A",
  petal: "#FFFCF3",
  wall: "#FFFCF3",
  wallSide: "#FFE3A3",
  roofDeep: "#A93A20",
  // Who and what lives in it.
  night: "#14363C",
  cloud: "#FFFCF3",
  coral: "#EE7A58",
  blush: "#F9C3A4",
  amber: "#FFBF45",
  honey: "#E9982F",
  butter: "#FFE3A3",
  belly: "#FFF4DC",
} as const;

export type Colour = keyof typeof sunny;
type Colours = Readonly<Record<Colour, string>>;

const dusk: Colours = {
  ...sunny,
  ink: "#FFF3DE",
  inkSoft: "#DCD3E8",
  pine: "#9FE3C2",
  brick: "#FFA58A",
  paper: "#322E5C",
  cream: "#3F3A6E",
  line: "#5C5690",
  sign: "#FFD27F",
  signWords: "#241F47",
  caption: "#171433",
  captionWords: "#FFF6E4",
  captionStress: "#FFCF6B",
  shade: "#0D0B2455",
  skyHigh: "#221F48",
  skyLow: "#6B4275",
  glow: "#C96F7E",
  hillFar: "#5A4F80",
  hillMid: "#41497A",
  hillNear: "#31506A",
  meadow: "#25504F",
  meadowDeep: "#1A3F42",
  fern: "#1C4A44",
  bark: "#2A2B48",
  petal: "#E9E2FF",
  wall: "#8B7FB0",
  wallSide: "#6E6497",
  roofDeep: "#7C3442",
  amber: "#FFB45A",
  honey: "#FFC36B",
};

/** Every colour of each theme. Text pairs are tested for contrast. */
export const palettes: Readonly<Record<Theme, Colours>> = { sunny, dusk };

/** A colour by its name; the theme of the picture decides what it is. */
export const palette = Object.fromEntries(
  Object.keys(sunny).map((name) => [name, `var(--${name})`]),
  // The keys are those of `sunny`.
) as Colours;

/** What a theme's colours are, for the element around a picture. */
export function coloursOf(theme: Theme): Readonly<Record<`--${string}`, string>> {
  return Object.fromEntries(Object.entries(palettes[theme]).map(([name, value]) => [`--${name}`, value]));
}

/** The pairs in which text is set: words, ground. */
export const textPairs = [
  ["ink", "skyHigh"],
  ["ink", "skyLow"],
  ["ink", "paper"],
  ["ink", "cream"],
  ["inkSoft", "paper"],
  ["inkSoft", "cream"],
  ["inkSoft", "skyHigh"],
  ["pine", "paper"],
  ["pine", "skyHigh"],
  ["pine", "skyLow"],
  ["brick", "paper"],
  ["brick", "cream"],
  ["paper", "brick"],
  ["paper", "pine"],
  ["paper", "ink"],
  ["signWords", "sign"],
  ["night", "cloud"],
  ["night", "butter"],
  ["captionWords", "caption"],
  ["captionStress", "caption"],
] as const satisfies readonly (readonly [Colour, Colour])[];
