import { MINUTE, SECOND } from "#core/clock.ts";
import { captionWidth, LEAD_IN_MS } from "../captions.ts";
import { charactersOf, isCjk } from "../language.ts";
import { readingLimits, readText } from "../pace.ts";
import type { Cue, Storyboard, TimedScene } from "../schema.ts";
import type { FitFinding } from "./finding.ts";

// Words a minute of a voice: the BBC's upper end, and where Ofcom found it hard to follow.
export const SPEAKING = { warn: 180, fail: 200 };
export const VIDEO_SECONDS = { least: 15, most: 45 };

/** What is too quick to read or to follow, and captions with too many letters. */
export function paceFindings(storyboard: Storyboard): FitFinding[] {
  return [
    ...storyboard.cues.flatMap((cue) => [...readingFindings(cue, storyboard), ...lineFindings(cue, storyboard)]),
    ...storyboard.scenes.flatMap((timed, index) => speakingFindings(timed, index, storyboard)),
    ...lengthFindings(storyboard),
  ];
}

function readingFindings(cue: Cue, { scenes, locale }: Storyboard): FitFinding[] {
  const { warn, fail } = readingLimits(locale);
  const read = readText(cue.lines, locale);
  const perSecond = (charactersOf(read).length * SECOND) / cue.durationMs;
  if (perSecond <= warn) return [];
  return [
    {
      rule: "F01",
      severity: perSecond > fail ? "error" : "warning",
      path: `scenes.${sceneOf(cue, scenes)}.narration`,
      says: `asks for ${perSecond.toFixed(1)} characters a second in "${read}"; ${warn} can be read calmly`,
      instead: "say it in fewer words, or give the scene more seconds",
    },
  ];
}

function lineFindings(cue: Cue, { scenes, locale, format }: Storyboard): FitFinding[] {
  const width = captionWidth(locale, format);
  return cue.lines
    .filter((line) => charactersOf(line).length > width)
    .map((line) => ({
      rule: "F02",
      severity: "error",
      path: `scenes.${sceneOf(cue, scenes)}.narration`,
      says: `has a caption line of more than ${width} characters: "${line}"`,
      instead: "use a shorter word, or a hyphen where it may be broken",
    }));
}

function speakingFindings({ scene, durationMs }: TimedScene, index: number, board: Storyboard): FitFinding[] {
  if (isCjk(board.locale)) return [];
  const spokenMs = board.voice.find(({ sceneId }) => sceneId === scene.id)?.durationMs ?? durationMs - LEAD_IN_MS;
  const words = scene.narration.split(/\s+/u).length;
  const perMinute = Math.round((words * MINUTE) / spokenMs);
  // A few words are no speech: "Try it today." may be said quickly.
  if (perMinute <= SPEAKING.warn || words < 6) return [];
  return [
    {
      rule: "F03",
      severity: perMinute > SPEAKING.fail ? "error" : "warning",
      path: `scenes.${index}.narration`,
      says: `is spoken at ${perMinute} words a minute; above ${SPEAKING.warn} listeners lose the thread`,
      instead: "say it in fewer words, or give the scene more seconds",
    },
  ];
}

function lengthFindings({ durationFrames, fps }: Storyboard): FitFinding[] {
  const seconds = durationFrames / fps;
  if (seconds >= VIDEO_SECONDS.least && seconds <= VIDEO_SECONDS.most) return [];
  return [
    {
      rule: "F04",
      severity: "warning",
      path: "scenes",
      says: `makes a video of ${seconds.toFixed(1)} s; the series has ${VIDEO_SECONDS.least} to ${VIDEO_SECONDS.most} s`,
      instead: seconds > VIDEO_SECONDS.most ? "leave out what is not the one idea" : "add what a viewer needs to act",
    },
  ];
}

function sceneOf({ startFrame }: Cue, scenes: readonly TimedScene[]): number {
  return scenes.findLastIndex((timed) => timed.startFrame <= startFrame);
}
