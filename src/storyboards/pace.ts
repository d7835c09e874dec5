import { MINUTE, SECOND } from "#core/clock.ts";
import { FPS } from "#core/formats.ts";
import type { Locale } from "#core/text.ts";
import { charactersOf, isCjk, isUnspaced } from "./language.ts";

// A calm voice; the BBC asks for 160-180 words a minute in captions and readers tire above 200.
const WORDS_PER_MINUTE = 150;
// Our targets, below the 17 of Netflix's guide for adults and the 9 or so of its guides for Chinese and Japanese.
const CHARACTERS_PER_SECOND = 15;
const CJK_CHARACTERS_PER_SECOND = 8.2;

/** Characters a second above which a caption is read in a hurry, and above which it cannot be read. */
export function readingLimits(locale: Locale): { warn: number; fail: number } {
  return isCjk(locale) ? { warn: 9, fail: 12 } : { warn: 17, fail: 20 };
}

/** The text of a caption as it is read: its lines one after the other. */
export function readText(lines: readonly string[], locale: Locale): string {
  return lines.join(isUnspaced(locale) ? "" : " ");
}

/** Milliseconds that a line needs to be spoken and read, whichever is longer. */
export function speechMs(text: string, locale: Locale): number {
  const words = text.split(/\s+/).filter((word) => word !== "").length;
  const perSecond = isCjk(locale) ? CJK_CHARACTERS_PER_SECOND : CHARACTERS_PER_SECOND;
  const spoken = (words * MINUTE) / WORDS_PER_MINUTE;
  const read = (charactersOf(text).length * SECOND) / perSecond;
  return Math.ceil(Math.max(spoken, read));
}

/** Whole frames that hold at least so many milliseconds. */
export function framesOf(ms: number): number {
  return Math.ceil((ms * FPS) / SECOND);
}

/** A span of whole frames with its milliseconds; neighbours share their boundary, so the lengths add up exactly. */
export function spanOf(startFrame: number, durationFrames: number) {
  const startMs = msAt(startFrame);
  return { startMs, durationMs: msAt(startFrame + durationFrames) - startMs, startFrame, durationFrames };
}

function msAt(frame: number): number {
  return Math.round((frame * SECOND) / FPS);
}
