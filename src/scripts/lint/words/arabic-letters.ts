// Short vowels, shadda, tanween and the stretching line: most writers leave them out.
const MARKS = "[\\u064b-\\u0652\\u0670\\u0640]{0,3}";
const IS_MARK = /[\u064b-\u0652\u0670\u0640]/u;
const IS_LETTER = /[\u0621-\u064a]/u;
const ALEFS = "[اأإآٱ]";
// Letters that are typed for one another.
const ALIKE: Readonly<Record<string, string>> = {
  ا: ALEFS,
  أ: ALEFS,
  إ: ALEFS,
  آ: ALEFS,
  ى: "[ىي]",
  ي: "[ىي]",
  ة: "[ةه]",
  ؤ: "[ؤو]",
  ئ: "[ئيى]",
};
const AND = "(?:و|ف)?";
const SMALL_WORDS = `${AND}(?:ب|ل)?(?:ال|ل)?`;

/** A digit of Arabic or of Europe. */
export const DIGIT = "[\\d٠-٩]";

/** One of these as a word, however it is vowelled and hamzas are set, also behind "and", "in", "for" or "the". */
export function arabic(...alternatives: string[]): RegExp {
  return bounded(SMALL_WORDS, alternatives);
}

/** The same behind "and" alone: for small words that mean something else behind a preposition. */
export function arabicAlone(...alternatives: string[]): RegExp {
  return bounded(AND, alternatives);
}

function bounded(lead: string, alternatives: string[]): RegExp {
  const body = `${spelt(lead)}(?:${alternatives.map(spelt).join("|")})`;
  return new RegExp(`(?<![\\p{L}\\p{M}])${body}(?![\\p{L}\\p{M}])`, "iu");
}

/** Each letter as any that is typed for it, with any marks; letters may not stand in sets. */
function spelt(pattern: string): string {
  return [...pattern]
    .filter((sign) => !IS_MARK.test(sign))
    .map((sign) => (IS_LETTER.test(sign) ? `(?:${ALIKE[sign] ?? sign}${MARKS})` : sign))
    .join("");
}
