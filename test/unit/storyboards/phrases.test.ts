import fc from "fast-check";
import { expect, test } from "vitest";
import { phrasesOf } from "#storyboards/index.ts";

const written = (line: string) =>
  phrasesOf(line)
    .map(({ text, gap }) => text + gap)
    .join("")
    .trim();

test("words that are written apart are the parts of a line", () => {
  expect(phrasesOf("Use three random words").map(({ text }) => text)).toEqual(["Use", "three", "random", "words"]);
  expect(phrasesOf("ثلاث كلمات").map(({ text, gap }) => text + gap)).toEqual(["ثلاث ", "كلمات "]);
});

test("a Japanese line breaks between its phrases, never within one", () => {
  expect(phrasesOf("使い回さず、長いものを選びましょう").map(({ text }) => text)).toEqual([
    "使い回さず、",
    "長い",
    "ものを",
    "選びましょう",
  ]);
});

test("a Japanese word without kana is one phrase, a line of Chinese is many", () => {
  const textsOf = (line: string) => phrasesOf(line).map(({ text }) => text);
  expect(textsOf("二段階認証")).toEqual(["二段階認証"]);
  expect(textsOf("188、警察相談専用電話")).toEqual(["188、", "警察相談専用電話"]);
  expect(textsOf("使用三个随机的词作为你的密码").length).toBeGreaterThan(5);
});

test("a Latin name in a Japanese line keeps its letters together", () => {
  expect(phrasesOf("Passkey を使う").map(({ text }) => text)[0]).toBe("Passkey");
});

test("the parts of any line are the whole line, and each is told where it begins", () => {
  const anyWord = fc.constantFrom("Use", "パスキーを使いましょう", "三つの単語", "كلمات", "sunny-corner.example", "–");
  fc.assert(
    fc.property(fc.array(anyWord, { minLength: 1, maxLength: 8 }), (words) => {
      const line = words.join(" ");
      expect(written(line)).toBe(line);
      for (const { text, start } of phrasesOf(line)) expect(line.slice(start, start + text.length)).toBe(text);
    }),
  );
});
