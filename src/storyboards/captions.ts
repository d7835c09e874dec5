import { SECOND } from "#core/clock.ts";
import { type Format, FPS } from "#core/formats.ts";
import type { Locale } from "#core/text.ts";
import { emphasisIn, lineOffsets } from "./emphasis.ts";
import { charactersOf, isCjk } from "./language.ts";
import { breakLines } from "./line-breaks.ts";
import { framesOf, readingLimits, readText, spanOf, speechMs } from "./pace.ts";
import type { VoiceTake } from "./ports.ts";
import type { Cue, TimedScene } from "./schema.ts";
import { spokenAt } from "./spoken.ts";

/** Milliseconds before the voice and the captions begin, so that a scene can enter. */
export const LEAD_IN_MS = 500;
/** Milliseconds after the last word, so that it can settle. */
export const TAIL_MS = 500;

// Netflix's timed-text guide: 5/6 s to 7 s, 2 frames apart, 42 characters a line in landscape.
const SHORTEST_FRAMES = (5 * FPS) / 6;
const LONGEST_FRAMES = 7 * FPS;
const GAP_FRAMES = 2;
// How far a caption may stay behind the voice to be read in peace: a quarter of a second is not yet seen as late.
const MOST_DRIFT_FRAMES = 8;
// Vertical and square hold 32 characters at 52 px inside the box that no feed covers.
const LINE_WIDTH: Record<Format, number> = { vertical: 32, square: 32, landscape: 42 };
const CJK_LINE_WIDTH = 14;

type Narration = { narration: string; locale: Locale; format: Format };
type CaptionRequest = { timed: TimedScene; locale: Locale; format: Format; take?: VoiceTake | undefined };

/** The characters that a line of a caption may have in a format. */
export function captionWidth(locale: Locale, format: Format): number {
  return isCjk(locale) ? CJK_LINE_WIDTH : LINE_WIDTH[format];
}

/** The captions of one narration, each of one or two lines, broken where the grammar allows it. */
export function captionTexts({ narration, locale, format }: Narration): string[][] {
  return breakLines({ text: narration, locale, width: captionWidth(locale, format) });
}

/** The fewest frames in which so many captions can each be read. */
export function leastFramesFor(captions: string[][]): number {
  return captions.length * (SHORTEST_FRAMES + GAP_FRAMES);
}

/** The captions of a timed scene: they follow the voice, and never overlap or leave the scene. */
export function timeCaptions(request: CaptionRequest): Cue[] {
  const { scene, startFrame, durationFrames } = request.timed;
  const narration = oneLine(scene.narration);
  const captions = captionTexts({ ...request, narration });
  const { from, to } = captionWindow(captions, durationFrames);
  const saidAt = pacer(request, captions, { from, to });
  const offsets = lineOffsets(narration, captions);
  const least = leastFrames(captions, request.locale, to - from);
  const drift = request.take === undefined ? Number.POSITIVE_INFINITY : MOST_DRIFT_FRAMES;
  let start = from;
  return captions.map((lines, index) => {
    const later = least.slice(index + 1);
    const nextBegins = offsets[index + 1]?.[0];
    const spokenUntil = nextBegins === undefined ? to : saidAt(nextBegins) - GAP_FRAMES;
    const latest = Math.min(to - sum(later) - later.length * GAP_FRAMES, start + LONGEST_FRAMES);
    const read = Math.min(start + (least[index] ?? 0), spokenUntil + drift);
    const end = Math.min(Math.max(spokenUntil, start + SHORTEST_FRAMES, read), latest);
    const emphasis = emphasisIn({
      narration,
      stressed: (scene.emphasis ?? []).map(oneLine),
      lines,
      offsets: offsets[index] ?? [],
      frameAt: (offset) => startFrame + Math.min(Math.max(saidAt(offset), start), end - 1),
    });
    const cue: Cue = { ...spanOf(startFrame + start, end - start), lines };
    start = end + GAP_FRAMES;
    return emphasis.length > 0 ? { ...cue, emphasis } : cue;
  });
}

/** The frame of the scene at which a letter of the narration is said: by the voice, or at the pace of reading. */
function pacer({ timed: { scene }, locale, take }: CaptionRequest, captions: string[][], window: Window) {
  const narration = oneLine(scene.narration);
  const { from, to } = window;
  if (take !== undefined) {
    const begin = framesOf(LEAD_IN_MS);
    return (offset: number) => Math.min(begin + framesOf(spokenAt(take, offset / narration.length)), to);
  }
  const needs = captions.map((lines) => speechMs(readText(lines, locale), locale));
  const framesPerNeed = Math.min(to - from, framesOf(speechMs(narration, locale))) / sum(needs);
  const begins = lineOffsets(narration, captions).map(([first]) => first ?? 0);
  return (offset: number) => {
    const at = Math.max(
      begins.findLastIndex((begin) => begin <= offset),
      0,
    );
    const [begin, end] = [begins[at] ?? 0, begins[at + 1] ?? narration.length];
    const within = ((needs[at] ?? 0) * (offset - begin)) / Math.max(end - begin, 1);
    return from + Math.round((sum(needs.slice(0, at)) + within) * framesPerNeed);
  };
}

/** How many frames each caption stands at least: as long as it is calmly read, where the scene has room for that. */
function leastFrames(captions: string[][], locale: Locale, room: number): number[] {
  const { warn } = readingLimits(locale);
  const calm = captions.map((lines) => {
    const characters = charactersOf(readText(lines, locale)).length;
    return Math.max(SHORTEST_FRAMES, framesOf((characters * SECOND) / warn));
  });
  const isRoom = sum(calm) + (calm.length - 1) * GAP_FRAMES <= room;
  return isRoom ? calm : captions.map(() => SHORTEST_FRAMES);
}

type Window = { from: number; to: number };

// Lead-in and tail shrink when a pinned scene has little room; the gap to the next scene's caption stays.
function captionWindow(captions: string[][], durationFrames: number): Window {
  const spare = durationFrames - leastFramesFor(captions);
  const from = Math.min((LEAD_IN_MS * FPS) / SECOND, Math.floor(spare / 2));
  const tail = Math.min((TAIL_MS * FPS) / SECOND - GAP_FRAMES, spare - from);
  return { from, to: durationFrames - GAP_FRAMES - tail };
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/gu, " ").trim();
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
