import { expect, test } from "vitest";
import { identityOf } from "../../../videos/frame-identity.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const spoken = sampleStoryboard("vertical");
const wordless = { ...spoken, scenes: spoken.scenes.slice(0, 0), transitions: [], cues: [] };
const inGerman = { locale: "de", direction: "ltr" } as const;
const inJapanese = { locale: "ja", direction: "ltr" } as const;
const identityIn = (storyboard: typeof spoken, language: { locale: string; direction: "ltr" | "rtl" }) =>
  identityOf(stillMarkup({ ...storyboard, ...language })(0));

test("a picture without words is the same one in every language", () => {
  expect(identityIn(wordless, inJapanese)).toBe(identityIn(wordless, inGerman));
});

test("a picture with words is another one in another language", () => {
  expect(identityIn(spoken, inJapanese)).not.toBe(identityIn(spoken, inGerman));
});

test("a picture without words that runs from right to left is another one", () => {
  expect(identityIn(wordless, { locale: "de", direction: "rtl" })).not.toBe(identityIn(wordless, inGerman));
});
