import { expect, test } from "vitest";
import { lettersOf } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

test.each(["en", "de", "es", "ar", "ja"])("in %s, fonts are asked for every letter that is drawn", (locale) => {
  const storyboard = sampleStoryboard("square", undefined, { locale });
  const asked = new Set(lettersOf(storyboard));
  const draw = stillMarkup(storyboard);
  const shown = storyboard.scenes.map(({ startFrame, durationFrames }) => draw(startFrame + durationFrames - 1));
  const drawn = shown
    .join("")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
  const missing = [...new Set(drawn)].filter((letter) => !asked.has(letter) && letter.trim() !== "");
  expect(missing).toEqual([]);
});
