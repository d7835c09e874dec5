import { charactersOf, readingLimits, readText, type Storyboard } from "#storyboards/index.ts";

/** How long a scene lasts, and how quickly its captions are read and its words said. */
export type Speed = {
  seconds: number;
  charactersASecond: number;
  wordsAMinute: number;
  tone: "calm" | "quick" | "hasty";
};

/** The speed of each scene of a plan, by the id of the scene; the quickest of its captions counts. */
export function speedsOf({ scenes, cues, locale, fps }: Storyboard): Map<string, Speed> {
  const { warn, fail } = readingLimits(locale);
  return new Map(
    scenes.map(({ scene, startFrame, durationFrames }) => {
      const own = cues.filter((cue) => cue.startFrame >= startFrame && cue.startFrame < startFrame + durationFrames);
      const rates = own.map(
        ({ lines, durationMs }) => (charactersOf(readText(lines, locale)).length * 1000) / durationMs,
      );
      const quickest = Math.max(0, ...rates);
      const seconds = durationFrames / fps;
      const words = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(scene.narration)];
      const wordsAMinute = (words.filter(({ isWordLike }) => isWordLike).length * 60) / Math.max(0.5, seconds - 0.5);
      const tone = quickest > fail ? "hasty" : quickest > warn ? "quick" : "calm";
      return [scene.id, { seconds, charactersASecond: quickest, wordsAMinute, tone }];
    }),
  );
}
