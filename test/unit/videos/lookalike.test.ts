import { expect, test } from "vitest";
import { exampleMark, formatSchema } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { lookalikeSample } from "../../../videos/scenes/lookalike/sample.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const FORMATS = formatSchema.options;
const LAST = 149;

/** The markup of a frame, split where the false window begins. */
function windows(markup: string): [real: string, fake: string] {
  const at = markup.indexOf('data-part="fake-window"');
  return [markup.slice(0, at), markup.slice(at)];
}

/** The words of an element with an attribute, whatever stands around parts of them. */
function wordsOf(markup: string, attribute: string): string {
  const [, rest = ""] = markup.split(attribute);
  let depth = 1;
  const end = [...rest.matchAll(/<\/?span\b/g)].find(({ 0: tag }) => {
    depth += tag === "<span" ? 1 : -1;
    return depth === 0;
  });
  return rest.slice(rest.indexOf(">") + 1, end?.index).replaceAll(/<[^>]*>/g, "");
}

test.each(FORMATS.flatMap((format) => ["en", "ar", "ja", "xh"].map((locale) => [format, locale] as const)))(
  "a false address carries the mark of an example in every frame (%s, %s)",
  (format, locale) => {
    const draw = stillMarkup({ ...sampleStoryboard(format, [lookalikeSample], { locale }), cues: [] });
    const mark = exampleMark(locale);
    for (let frame = 0; frame <= LAST; frame++) {
      const [real, fake] = windows(draw(frame));
      expect([real.split(mark).length - 1, fake.split(mark).length - 1], `frame ${frame}`).toEqual([0, 1]);
      expect(wordsOf(fake, 'data-line="fake"')).toBe(lookalikeSample.fake);
    }
  },
);

test.each([
  ["one letter", "sunny-bamk.example", "m", 8],
  ["the first of two", "sunny-bamk-mail.example", "m", 8],
  ["the beginning", "summy-bank.example", "summ", 0],
  ["the end", "sunny-bank.sign-in.example", ".sign-in.example", 10],
])("the part that gives it away is marked: %s", (_, fake, spot, lettersBefore) => {
  const scene = { ...lookalikeSample, fake, spot };
  const markup = stillMarkup(sampleStoryboard("vertical", [scene]))(LAST);
  expect(wordsOf(markup, 'data-line="fake"')).toBe(fake);
  expect(wordsOf(markup, 'data-part="spot"')).toBe(spot);
  const [, before = ""] = /data-line="fake">([^<]*)<span data-part="spot"/.exec(markup) ?? [];
  expect(before).toHaveLength(lettersBefore);
});
