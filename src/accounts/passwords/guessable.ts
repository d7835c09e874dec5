import { COMMON_WORDS, KEY_ROWS } from "./most-used.ts";

const SWAPS: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
  "!": "i",
  "1": "i",
};
/** Fewer letters of a name say nothing: "Li" stands in half of all words. */
const SHORTEST_NAME = 3;
/** Keys in a row are seen from here on. */
const SHORTEST_ROW = 4;

/** Why a password is one of the first to be tried, or null. `names` are what it may not consist of: person, address, product. */
export function whyGuessable(password: string, names: readonly string[]): string | null {
  const lower = password.normalize("NFKC").toLowerCase();
  if (isRepeated(lower)) return "repeats the same few characters";
  if (isKeyRows(lower)) return "is keys or letters in a row";
  if (/^[\d\s.,:/_-]+$/.test(lower)) return "is a number or a date";
  const bare = bareForms(lower);
  if (bare.some((form) => COMMON_WORDS.has(form) || COMMON_WORDS.has(unrepeated(form)))) {
    return "is one of the most used passwords";
  }
  const own = names.flatMap(wordsOf);
  if (bare.some((form) => consistsOf(form, own)))
    return "is made of your name, your address or the name of this program";
  return null;
}

/** Without what people put around a word to please a rule: case, spaces, digits, signs; with and without swapped letters. */
function bareForms(lower: string): string[] {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, "");
  // Only letters inside a word are swapped: 2024! behind it is decoration.
  const core = lower.replace(/^[^\p{L}@$]+|[^\p{L}@$]+$/gu, "");
  const swapped = [...core].map((letter) => SWAPS[letter] ?? letter).join("");
  return [letters(lower), letters(swapped), letters(swapped.replaceAll("i", "l"))];
}

function isRepeated(text: string): boolean {
  return unrepeated(text).length <= 3 || unrepeated(text).length * 3 <= text.length;
}

/** The piece of which a text is nothing but copies: `abcabc` is `abc`. */
function unrepeated(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return at === -1 ? text : text.slice(0, at);
}

/** Whether all of it is runs of neighbouring keys, forwards or backwards, each long enough to be seen as one. */
function isKeyRows(text: string): boolean {
  let rest = text.replace(/[^\p{L}\p{N}]/gu, "");
  if (rest === "") return false;
  while (rest.length > 0) {
    const length = longestRow(rest);
    if (length < Math.min(SHORTEST_ROW, rest.length)) return false;
    rest = rest.slice(length);
  }
  return true;
}

function longestRow(text: string): number {
  for (let length = Math.min(text.length, 40); length > 1; length -= 1) {
    const start = text.slice(0, length);
    const back = [...start].reverse().join("");
    if (KEY_ROWS.some((row) => (row + row).includes(start) || (row + row).includes(back))) return length;
  }
  return 1;
}

function wordsOf(name: string): string[] {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.filter((word) => word.length >= SHORTEST_NAME);
}

/** Whether nothing is left of it but names, at most one common word, and a letter or two. */
function consistsOf(form: string, names: readonly string[]): boolean {
  const rest = [...names].sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, ""), form);
  return rest.length < form.length && (rest.length <= 2 || COMMON_WORDS.has(rest));
}
