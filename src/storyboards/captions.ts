import { SECOND } from "#core/clock.ts";
import { type Format, FPS } from "#core/formats.ts";
import type { Locale } from "#core/text.ts";
import { isCjk } from "./language.ts";
import { breakLines } from "./line-breaks.ts";
import { framesOf, spanOf, speechMs } from "./pace.ts";
import type { Cue, TimedScene } from "./schema.ts";

/** Milliseconds before the voice and the captions begin, so that a scene can enter. */
export const LEAD_IN_MS = 500;
/** Milliseconds after the last word, so that a scene can leave. */
export const TAIL_MS = 700;

// Netflix's timed-text guide: 5/6 s to 7 s, 2 frames apart, 42 characters a line in landscape.
const SHORTEST_FRAMES = (5 * FPS) / 6;
const LONGEST_FRAMES = 7 * FPS;
const GAP_FRAMES = 2;
// Vertical and square hold 32 characters at 52 px inside the box that no feed covers.
const LINE_WIDTH: Record<Format, number> = { vertical: 32, square: 32, landscape: 42 };
const CJK_LINE_WIDTH = 14;

type Narration = { narration: string; locale: Locale; format: Format };

/** The captions of one narration, each of one or two lines, broken where the grammar allows it. */
export function captionTexts({ narration, locale, format }: Narration): string[][] {
  return breakLines({ text: narration, locale, width: isCjk(locale) ? CJK_LINE_WIDTH : LINE_WIDTH[format] });
}

/** The fewest frames in which so many captions can each be read. */
export function leastFramesFor(captions: string[][]): number {
  return captions.length * (SHORTEST_FRAMES + GAP_FRAMES);
}

/** The captions of a timed scene: they follow the voice, and never overlap or leave the scene. */
export function timeCaptions({
  timed: { scene, startFrame, durationFrames },
  locale,
  format,
}: {
  timed: TimedScene;
  locale: Locale;
  format: Format;
}): Cue[] {
  const captions = captionTexts({ narration: scene.narration, locale, format });
  const { from, to } = captionWindow(captions, durationFrames);
  const needs = captions.map((lines) => speechMs(lines.join(" "), locale));
  const framesPerNeed = Math.min(to - from, framesOf(speechMs(scene.narration, locale))) / sum(needs);
  let start = from;
  let spoken = 0;
  return captions.map((lines, index) => {
    spoken += needs[index] ?? 0;
    const later = captions.slice(index + 1);
    const spokenUntil = later.length === 0 ? to : from + Math.round(spoken * framesPerNeed) - GAP_FRAMES;
    const latest = Math.min(to - leastFramesFor(later), start + LONGEST_FRAMES);
    const end = Math.min(Math.max(spokenUntil, start + SHORTEST_FRAMES), latest);
    const cue = { ...spanOf(startFrame + start, end - start), lines };
    start = end + GAP_FRAMES;
    return cue;
  });
}

// Lead-in and tail shrink when a pinned scene has little room; the gap to the next scene's caption stays.
function captionWindow(captions: string[][], durationFrames: number): { from: number; to: number } {
  const spare = durationFrames - leastFramesFor(captions);
  const from = Math.min((LEAD_IN_MS * FPS) / SECOND, Math.floor(spare / 2));
  const tail = Math.min((TAIL_MS * FPS) / SECOND - GAP_FRAMES, spare - from);
  return { from, to: durationFrames - GAP_FRAMES - tail };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
