import { describe, expect, test } from "vitest";
import { RULES } from "#scripts/lint/index.ts";
import { ARABIC } from "./corpus/ar.ts";
import { type Corpus, scriptOf } from "./corpus/case.ts";
import { GERMAN } from "./corpus/de.ts";
import { ENGLISH } from "./corpus/en.ts";
import { SPANISH } from "./corpus/es.ts";
import { JAPANESE } from "./corpus/ja.ts";
import { brokenBy, lint, notRun, saying } from "./say.ts";

const LANGUAGES: [locale: string, corpus: Corpus][] = [
  ["en", ENGLISH],
  ["es", SPANISH],
  ["de", GERMAN],
  ["ar", ARABIC],
  ["ja", JAPANESE],
];

/** Rules that fall silent where nobody has written words, and two that only do less. */
const WORD_RULES = [...notRun("fi"), "E12", "W08"].sort();

const OLD_ADVICE: Record<string, string[]> = {
  en: ["Use complex passwords with symbols and change them every 90 days."],
  es: [
    "Usa contraseñas complejas con símbolos y cámbialas cada 90 días.",
    "Utilice contraseñas complejas con símbolos y cámbielas cada 90 días.",
  ],
  de: [
    "Nutze komplexe Passwörter mit Sonderzeichen und ändere sie alle 90 Tage.",
    "Verwenden Sie komplexe Passwörter mit Sonderzeichen und ändern Sie diese alle 90 Tage.",
  ],
  ar: [
    "استخدم كلمات مرور معقدة تحتوي على رموز وغيّرها كل 90 يومًا.",
    "استخدم كلمات مرور معقدة تحتوي على رموز وغيرها كل ٩٠ يوما.",
  ],
  ja: [
    "記号を含む複雑なパスワードを使い、90日ごとに変更しましょう。",
    "記号を入れた複雑なパスワードにして、９０日ごとに変える。",
  ],
};

describe.each(LANGUAGES)("in %s", (locale, corpus) => {
  test("each rule about words runs, and has two cases to find and two to leave alone", () => {
    expect(notRun(locale)).toEqual([]);
    expect(Object.keys(corpus).sort()).toEqual(WORD_RULES);
    for (const [rule, { wrong, right }] of Object.entries(corpus)) {
      expect(new Set(wrong).size, `${rule}, to find`).toBeGreaterThanOrEqual(2);
      expect(new Set(right).size, `${rule}, to leave alone`).toBeGreaterThanOrEqual(2);
      expect(wrong.filter((entry) => right.includes(entry))).toEqual([]);
    }
  });

  test.each(OLD_ADVICE[locale] ?? [])("the advice of ten years ago is found: %s", (text) => {
    expect(brokenBy(saying(text, { locale }))).toEqual(["E02", "E01"]);
  });

  const cases = Object.entries(corpus).flatMap(([rule, { wrong, right }]) => [
    ...wrong.map((entry) => ({ rule, entry, verb: "is" })),
    ...right.map((entry) => ({ rule, entry, verb: "is not" })),
  ]);
  test.each(cases)("$rule $verb found in: $entry", ({ rule, entry, verb }) => {
    expect(brokenBy(scriptOf(entry, { rule, locale })).includes(rule)).toBe(verb === "is");
  });
});

test("rules are told apart by whether they look at words, and none is forgotten", () => {
  const facts = ["E11", "E13", "W10", "W11", "W12"];
  expect([...WORD_RULES, ...facts].sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe("Arabic is found however it is typed", () => {
  test.each([
    ["with every short vowel", "غَيِّرْ كَلِمَةَ المُرُورِ كُلَّ 90 يَوْمًا."],
    ["without any", "غير كلمة المرور كل 90 يوما."],
    ["with a stretched letter", "غيّر كلمـــة المرور كل 90 يومًا."],
    ["with a final heh for a teh", "غير كلمه المرور كل 90 يوما."],
    ["behind an and", "خذ وقتك اليوم يا صديقي، وغيّر كلمة المرور كل 90 يومًا."],
    ["with its own digits", "غيّر كلمة المرور كل ٩٠ يومًا."],
  ])("%s", (_, text) => {
    expect(brokenBy(saying(text, { locale: "ar" }))).toContain("E01");
  });
});

test("a finding in Arabic and Japanese points at its words", () => {
  const foundIn = (locale: string, text: string) =>
    lint(saying(text, { locale }))
      .filter(({ rule }) => rule === "E01")
      .map(({ start, end }) => text.slice(start, end));
  expect(foundIn("ar", "اهدأ أولًا. غيّر كلمة المرور كل شهر.")).toEqual(["غيّر كلمة المرور كل شهر"]);
  expect(foundIn("ja", "まず深呼吸。毎月パスワードを変えましょう。")).toEqual(["毎月パスワードを変え"]);
});
