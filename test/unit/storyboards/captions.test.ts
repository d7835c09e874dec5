import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Format, formatSchema } from "#core/formats.ts";
import { captionTexts } from "#storyboards/captions.ts";
import { compileStoryboard } from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";
import { anyNarration, anyScript } from "./any-script.ts";

const anyFormat = fc.constantFrom(...formatSchema.options);
const widthOf = (format: Format, locale: string) => (/^(ja|zh)/.test(locale) ? 14 : format === "landscape" ? 42 : 32);
const withoutSpaces = (text: string) => text.replace(/\s/g, "");
const compile = (format: Format) => compileStoryboard({ script, format, theme: "sunny" });

function captionsOf(narration: string, locale = "en", format: Format = "vertical"): string[] {
  return captionTexts({ narration, locale, format }).map((lines) => lines.join(" / "));
}

test("no caption outlives its scene or meets another", () => {
  fc.assert(
    fc.property(anyScript, anyFormat, (drawn, format) => {
      const { scenes, cues } = compileStoryboard({ script: drawn, format, theme: "sunny" });
      for (const [index, { startFrame, durationFrames }] of cues.entries()) {
        const scene = scenes.find(
          (span) => startFrame >= span.startFrame && startFrame < span.startFrame + span.durationFrames,
        );
        const end = startFrame + durationFrames;
        expect(end).toBeLessThanOrEqual(scene ? scene.startFrame + scene.durationFrames : 0);
        expect(cues[index + 1]?.startFrame ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(end + 2);
      }
    }),
  );
});

test("each caption stands for at least 5/6 of a second and at most seven", () => {
  fc.assert(
    fc.property(anyScript, anyFormat, (drawn, format) => {
      for (const { durationFrames } of compileStoryboard({ script: drawn, format, theme: "sunny" }).cues) {
        expect(durationFrames).toBeGreaterThanOrEqual(25);
        expect(durationFrames).toBeLessThanOrEqual(210);
      }
    }),
  );
});

test("each word of the narration is captioned, in order", () => {
  fc.assert(
    fc.property(anyNarration, anyFormat, ({ narration, locale }, format) => {
      const lines = captionTexts({ narration, locale, format }).flat();
      expect(withoutSpaces(lines.join(""))).toBe(withoutSpaces(narration));
      if (locale === "en") expect(lines.join(" ").split(" ")).toEqual(narration.split(" "));
    }),
  );
});

test("a caption has one or two lines that fit the format", () => {
  fc.assert(
    fc.property(anyNarration, anyFormat, ({ narration, locale }, format) => {
      for (const lines of captionTexts({ narration, locale, format })) {
        expect(lines.length).toBeGreaterThanOrEqual(1);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) {
          expect(line.trim()).toBe(line);
          expect([...new Intl.Segmenter("en").segment(line)].length).toBeLessThanOrEqual(widthOf(format, locale));
        }
      }
    }),
  );
});

test("any text at all is captioned", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (text) => {
      expect(withoutSpaces(captionTexts({ narration: text, locale: "en", format: "square" }).flat().join(""))).toBe(
        withoutSpaces(text),
      );
    }),
  );
});

test("no line ends with an article, or between two short words", () => {
  const word = fc.constantFrom("password", "remember", "a", "the", "of", "is", "longer", "manager", "to", "keep", "by");
  const sentence = fc
    .array(word, { minLength: 1, maxLength: 60 })
    // Three small words in a row leave no other place to break.
    .map((list) => list.filter((text, at) => text.length > 3 || (list[at - 1] ?? "").length > 3))
    .filter((list) => list.length > 0 && (list.at(-1) ?? "").length > 3);
  fc.assert(
    fc.property(sentence, anyFormat, (list, format) => {
      const lines = captionTexts({ narration: list.join(" "), locale: "en", format }).flat();
      for (const line of lines) expect(line).not.toMatch(/(^| )(a|an|the)$/);
      for (const [at, line] of lines.slice(0, -1).entries())
        expect(`${line.split(" ").at(-1)} ${lines[at + 1]?.split(" ")[0]}`).not.toMatch(/^\w{1,2} \w{1,2}$/);
    }),
  );
});

describe("captions break where the grammar does", () => {
  test.each([
    [
      "after a sentence",
      "Need a password you can remember? Use three random words.",
      ["Need a password / you can remember?", "Use three random words."],
    ],
    [
      "after a comma",
      "Three random words are longer, and easier to remember.",
      ["Three random words are longer, / and easier to remember."],
    ],
    [
      "before a linking word",
      "Swapped letters are a trick that attackers know.",
      ["Swapped letters are a trick / that attackers know."],
    ],
    [
      "with a number beside its noun",
      "Make each of your passwords at least 16 characters long.",
      ["Make each of your passwords / at least 16 characters long."],
    ],
    ["nowhere in a short line", "Let the manager keep the rest.", ["Let the manager keep the rest."]],
  ])("%s", (_, narration, captions) => {
    expect(captionsOf(narration)).toEqual(captions);
  });

  test("in German", () => {
    expect(captionsOf("Drei Wörter sind länger und leichter zu merken als ein Kennwort.", "de")).toEqual([
      "Drei Wörter sind länger / und leichter zu merken",
      "als ein Kennwort.",
    ]);
  });

  test("in Japanese, between words and never before a particle or a full stop", () => {
    expect(captionsOf("ランダムな三つの単語を使いましょう。長くて覚えやすく、安全です。", "ja")).toEqual([
      "ランダムな三つの / 単語を使いましょう。",
      "長くて覚えやすく、安全です。",
    ]);
  });

  test("where an author's no-break space does not forbid it", () => {
    const [caption = ""] = captionsOf("Change the password of your account 12\u00a0months later");
    expect(caption).toContain("12\u00a0months");
  });

  test("inside a word only when it is wider than a line", () => {
    expect(captionsOf("Rindfleischetikettierungsüberwachungsaufgaben", "de")[0]).toMatch(/^Rindfleisch.{21} \/ /);
  });
});

test("the captions of the first episode are these", () => {
  expect(compile("vertical").cues.map(({ lines }) => lines.join(" / "))).toMatchInlineSnapshot(`
    [
      "Need a password / you can remember?",
      "Use three random words.",
      "Swapped letters are a trick / that attackers know.",
      "Three random words are longer, / and easier to remember.",
      "Pick them by chance: words / that do not belong together.",
      "No pets, no birthdays, no teams. / More words make it stronger.",
      "Keep this for the few / you must remember.",
      "Use a passkey / where one is offered.",
      "Let a password / manager keep the rest.",
      "Give your email three / random words today.",
      "And remember, / we never ask you to sign in.",
    ]
  `);
});

test("a long pinned scene keeps its last caption no longer than seven seconds", () => {
  const scenes = script.scenes.slice(0, 1).map((scene) => ({ ...scene, seconds: 20 }));
  const { cues } = compileStoryboard({ script: { ...script, scenes }, format: "vertical", theme: "sunny" });
  expect(cues.at(-1)?.durationMs).toBe(7000);
});
