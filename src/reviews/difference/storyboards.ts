import type { Storyboard } from "#storyboards/index.ts";
import { changedEntries, changedValues, type EntryChange, type ValueChange } from "./values.ts";

type Timing = { startMs: number; durationMs: number };
type Caption = { intoSceneMs: number; durationMs: number; lines: string[] };

/** What is timed and laid out, between two plans. Milliseconds. */
export type StoryboardDifference = {
  /** Format, theme, motion, size, direction, length. */
  values: ValueChange[];
  /** Scenes that come at another time or last longer or shorter; null where there is none. */
  timing: { sceneId: string; from: Timing | null; to: Timing | null }[];
  /** Scenes whose captions read otherwise or stand at another time within their scene. */
  captions: { sceneId: string; from: Caption[]; to: Caption[] }[];
  transitions: EntryChange[];
  /** Who speaks, and which recording. */
  voice: EntryChange[];
  /** The files that are shown or heard. */
  assets: EntryChange[];
};

/** What is timed and laid out otherwise in the newer of two plans. */
export function differenceOfStoryboards(from: Storyboard, to: Storyboard): StoryboardDifference {
  const entries = (list: (plan: Storyboard) => { id: string }[]) => changedEntries(list(from), list(to), to.locale);
  return {
    values: changedValues(frameOf(from), frameOf(to), to.locale),
    timing: perScene(from, to, timingOf).map(({ sceneId, ...both }) => ({ sceneId, ...both })),
    captions: perScene(from, to, captionsOf).map(({ sceneId, ...both }) => ({
      sceneId,
      from: both.from ?? [],
      to: both.to ?? [],
    })),
    transitions: entries(({ transitions, scenes }) =>
      transitions.map(({ kind, durationMs, to: index }) => ({ id: scenes[index]?.scene.id ?? "", kind, durationMs })),
    ),
    voice: entries(({ voice }) =>
      voice.map(({ sceneId: id, kind, voice: speaker, sha256 }) => ({ id, kind, speaker, sha256 })),
    ),
    assets: entries(({ assets }) => assets.map(({ file, ...asset }) => ({ id: file, ...asset }))),
  };
}

function frameOf({ format, theme, motion, locale, direction, width, height, fps, durationFrames }: Storyboard) {
  return { format, theme, motion, locale, direction, width, height, fps, durationFrames };
}

function perScene<Value>(from: Storyboard, to: Storyboard, read: (plan: Storyboard, id: string) => Value | null) {
  const ids = new Set([...to.scenes, ...from.scenes].map(({ scene }) => scene.id));
  return [...ids].flatMap((sceneId) => {
    const both = { from: read(from, sceneId), to: read(to, sceneId) };
    return JSON.stringify(both.from) === JSON.stringify(both.to) ? [] : [{ sceneId, ...both }];
  });
}

function timingOf({ scenes }: Storyboard, id: string): Timing | null {
  const timed = scenes.find(({ scene }) => scene.id === id);
  return timed ? { startMs: timed.startMs, durationMs: timed.durationMs } : null;
}

function captionsOf({ scenes, cues }: Storyboard, id: string): Caption[] | null {
  const timed = scenes.find(({ scene }) => scene.id === id);
  if (!timed) return null;
  const end = timed.startFrame + timed.durationFrames;
  return cues
    .filter(({ startFrame }) => startFrame >= timed.startFrame && startFrame < end)
    .map(({ startMs, durationMs, lines }) => ({ intoSceneMs: startMs - timed.startMs, durationMs, lines }));
}
