import { FORMAT_SIZE, type Format, FPS, formatSchema } from "#core/formats.ts";
import type { Locale } from "#core/text.ts";
import type { Asset, Scene, Script } from "#scripts/index.ts";
import { captionTexts, LEAD_IN_MS, leastFramesFor, TAIL_MS, timeCaptions } from "./captions.ts";
import { directionOf } from "./language.ts";
import { framesOf, spanOf, speechMs } from "./pace.ts";
import type { VoiceTake } from "./ports.ts";
import type { Motion, Storyboard, Theme, TimedScene, Transition } from "./schema.ts";

// Below this a scene reads as a flicker between its entrance and its exit.
const SHORTEST_SCENE_MS = 3000;
const TRANSITION_FRAMES = { cut: 0, glide: 14, leaves: 20 };

export type CompileRequest = {
  script: Script;
  format: Format;
  theme: Theme;
  motion?: Motion;
  /** False where a platform forbids a sender's own card at the end. */
  hasEndCard?: boolean;
  takes?: readonly VoiceTake[];
  assets?: readonly Asset[];
};

/** The plan of a video in milliseconds and frames; the same script, format, theme and voice always give the same plan. */
export function compileStoryboard(request: CompileRequest): Storyboard {
  const { script, format, theme, motion = "full", hasEndCard = true, takes = [], assets = [] } = request;
  const { episode, title, locale, claims, suppressions = [] } = script;
  const shown = script.scenes.filter(({ kind }) => hasEndCard || kind !== "end-card");
  const { scenes, transitions, durationFrames } = layOut(shown, locale, takes);
  const takeOf = (id: string) => takes.find(({ sceneId }) => sceneId === id);
  return {
    version: 2,
    episode,
    title,
    locale,
    direction: directionOf(locale),
    format,
    theme,
    motion,
    fps: FPS,
    ...FORMAT_SIZE[format],
    durationFrames,
    scenes,
    transitions,
    cues: scenes.flatMap((timed) => timeCaptions({ timed, locale, format, take: takeOf(timed.scene.id) })),
    voice: scenes.flatMap(({ scene, startMs }) => {
      const take = takeOf(scene.id);
      if (take === undefined) return [];
      const { sceneId, kind, voice, sha256, durationMs } = take;
      return [{ sceneId, kind, voice, sha256, startMs: startMs + LEAD_IN_MS, durationMs }];
    }),
    assets: [...assets],
    claims,
    suppressions,
  };
}

function layOut(shown: readonly Scene[], locale: Locale, takes: readonly VoiceTake[]) {
  const scenes: TimedScene[] = [];
  const transitions: Transition[] = [];
  let frame = 0;
  for (const [index, scene] of shown.entries()) {
    const kind = index === 0 ? "cut" : (scene.transition ?? "glide");
    if (kind !== "cut") {
      transitions.push({ ...spanOf(frame, TRANSITION_FRAMES[kind]), kind, to: index });
      frame += TRANSITION_FRAMES[kind];
    }
    const voiceMs = takes.find(({ sceneId }) => sceneId === scene.id)?.durationMs ?? 0;
    const span = spanOf(frame, sceneFrames(scene, locale, voiceMs));
    scenes.push({ ...span, scene });
    frame += span.durationFrames;
  }
  return { scenes, transitions, durationFrames: frame };
}

function sceneFrames({ seconds, narration }: Scene, locale: Locale, voiceMs: number): number {
  const spoken = voiceMs === 0 ? 0 : framesOf(LEAD_IN_MS + voiceMs + TAIL_MS);
  const wished =
    seconds === undefined
      ? framesOf(Math.max(SHORTEST_SCENE_MS, LEAD_IN_MS + speechMs(narration, locale) + TAIL_MS))
      : Math.round(seconds * FPS);
  // A pinned scene too short for its voice or captions grows until they fit, captions by the neediest format,
  // so that a video lasts equally long in all formats and one sound track serves them all.
  const needs = formatSchema.options.map((format) => leastFramesFor(captionTexts({ narration, locale, format })));
  return Math.max(wished, spoken, ...needs);
}
