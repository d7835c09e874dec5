import fc from "fast-check";
import type { Script } from "#scripts/index.ts";
import { script } from "../scripts/three-random-words.ts";

const words: Record<string, string[]> = {
  en: ["a", "the", "an", "password", "passkey", "and", "or", "to", "of", "is", "in", "remember", "email", "you", "now"],
  de: ["die", "ein", "Zwei-Faktor-Authentifizierung", "und", "mit", "Kennwort", "Schlüssel", "zu", "merken", "ist"],
  ar: ["استخدم", "كلمات", "عشوائية", "ولا", "في", "Passkey", "أطول", "من"],
  ja: ["パスワード", "三つの", "単語", "を", "使いましょう", "覚えやすく", "長い", "パスキー"],
  zh: ["使用", "三个", "随机", "单词", "更长", "也", "更容易", "记住"],
  th: ["รหัสผ่าน", "ใช้", "คำสุ่ม", "สาม", "จำง่าย", "ยาวกว่า"],
};
const TRANSITIONS = [{}, { transition: "leaves" }, { transition: "cut" }, { transition: "glide" }] as const;
const unspaced = new Set(["ja", "zh", "th"]);

/** A locale and a narration of up to 400 characters made of its words. */
export const anyNarration = fc.constantFrom(...Object.keys(words)).chain((locale) => {
  const word = fc.constantFrom(...(words[locale] ?? []));
  const stop = fc.constantFrom("", "", "", "", ",", ".", "?");
  const text = fc
    .array(fc.tuple(word, stop), { minLength: 1, maxLength: 90 })
    .map((parts) => parts.map((part) => part.join("")).join(unspaced.has(locale) ? "" : " "))
    .map((line) => [...line].slice(0, 400).join("").trim());
  return fc.record({ locale: fc.constant(locale), narration: text });
});

/** A script of one to twelve hook scenes, some of them pinned to a length that may be too short. */
export const anyScript: fc.Arbitrary<Script> = fc
  .array(fc.tuple(anyNarration, fc.option(fc.double({ min: 2, max: 20, noNaN: true }), { nil: undefined })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => ({
    ...script,
    locale: parts[0]?.[0].locale ?? "en",
    scenes: parts.map(([{ narration }, seconds], index) => ({
      id: `scene-${index}`,
      kind: "hook" as const,
      title: "Any title",
      narration,
      ...(seconds === undefined ? {} : { seconds }),
      ...(TRANSITIONS[index % TRANSITIONS.length] ?? {}),
    })),
  }));
