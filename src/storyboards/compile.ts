import { FORMAT_SIZE, type Format, FPS, formatSchema } from "#core/formats.ts";
import type { Locale } from "#core/text.ts";
import type { Scene, Script } from "#scripts/index.ts";
import { captionTexts, LEAD_IN_MS, leastFramesFor, TAIL_MS, timeCaptions } from "./captions.ts";
import { directionOf } from "./language.ts";
import { framesOf, spanOf, speechMs } from "./pace.ts";
import type { Storyboard, Theme, TimedScene } from "./schema.ts";

// Below this a scene reads as a flicker between its entrance and its exit.
const SHORTEST_SCENE_MS = 3000;

/** The plan of a video in milliseconds and frames; the same script, format and theme always give the same plan. */
export function compileStoryboard({
  script,
  format,
  theme,
}: {
  script: Script;
  format: Format;
  theme: Theme;
}): Storyboard {
  const { episode, title, locale } = script;
  const scenes = timeScenes(script);
  return {
    version: 1,
    episode,
    title,
    locale,
    direction: directionOf(locale),
    format,
    theme,
    fps: FPS,
    ...FORMAT_SIZE[format],
    durationFrames: scenes.reduce((sum, { durationFrames }) => sum + durationFrames, 0),
    scenes,
    cues: scenes.flatMap((timed) => timeCaptions({ timed, locale, format })),
    voice: scenes.map(({ scene, startMs }) => ({
      sceneId: scene.id,
      text: scene.narration,
      startMs: startMs + LEAD_IN_MS,
    })),
  };
}

function timeScenes({ scenes, locale }: Script): TimedScene[] {
  let startFrame = 0;
  return scenes.map((scene) => {
    const span = spanOf(startFrame, sceneFrames(scene, locale));
    startFrame += span.durationFrames;
    return { ...span, scene };
  });
}

function sceneFrames({ seconds, narration }: Scene, locale: Locale): number {
  const wished =
    seconds === undefined
      ? framesOf(Math.max(SHORTEST_SCENE_MS, LEAD_IN_MS + speechMs(narration, locale) + TAIL_MS))
      : Math.round(seconds * FPS);
  // A pinned scene too short for its captions grows until they fit, by the neediest format,
  // so that a video lasts equally long in all formats and one sound track serves them all.
  const needs = formatSchema.options.map((format) => leastFramesFor(captionTexts({ narration, locale, format })));
  return Math.max(wished, ...needs);
}
