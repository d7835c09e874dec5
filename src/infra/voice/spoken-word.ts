import { digitByDigit, spokenNumber } from "./spoken-number.ts";

// Said letter by letter although they have a vowel; without one they are spelled anyway.
const SPELLED = new Set(
  "AI AP API EU FA FAQ FBI IBAN ID IP IT ISO MFA NCSC OS OTP SOS TOTP UI UK UN URL US USA USB UX VIP".split(" "),
);
// A voice that has never seen these words says them wrong.
const SAID: Partial<Record<string, string>> = {
  "wi-fi": "why fie",
  wifi: "why fie",
  website: "web site",
  websites: "web sites",
  github: "git hub",
  pins: "pins",
  ids: "I D's",
};
/** The names of signs that stand for a word. */
export const SIGNS: Partial<Record<string, string>> = {
  "&": "and",
  "+": "plus",
  "=": "equals",
  "%": "percent",
  "@": "at",
  "#": "hash",
  $: "dollar",
};
// What stands for a letter in P@ssw0rd1!
const SWAPPED: Partial<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const SIGN_INSIDE = /[a-z][^a-z' ]+[a-z]/i;
// A mumble that no one could say: no vowel, many consonants in a row, or capitals in the middle.
const UNSAYABLE = /^[^aeiouy]+$|[^aeiouy]{5}|[a-z][A-Z]/;

/** How one word is said, without the punctuation around it: acronyms, numbers and examples of passwords too. */
export function spokenWord(word: string): string {
  const known = SAID[word.toLowerCase()];
  if (known !== undefined) return known;
  if (/[-/_]/.test(word))
    return word
      .split(/[-/_]+/)
      .map(spokenWord)
      .join(" ");
  if (SIGN_INSIDE.test(word)) return example(word);
  // Letters, numbers and signs that stand side by side are said one after the other: 2SV, mp3, sunflower2027.
  return (word.match(/\d[\d,.]*\d|\d|[a-z']+|[^\da-z']/gi) ?? []).map(part).filter(Boolean).join(" ");
}

function part(text: string): string {
  if (/^\d/.test(text)) return spokenNumber(text);
  if (/^[a-z']/i.test(text)) return letters(text);
  return SIGNS[text] ?? "";
}

function letters(word: string): string {
  const acronym = /^([A-Z]{2,})('?s)?$/.exec(word);
  if (!acronym)
    return word
      .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
      .split(" ")
      .map(capitals)
      .join(" ");
  const [, name = "", ending] = acronym;
  return `${capitals(name)}${ending === undefined ? "" : "'s"}`;
}

function capitals(word: string): string {
  if (!/^[A-Z]{2,}$/.test(word)) return word;
  return SPELLED.has(word) || !/[AEIOUY]/.test(word) ? spell(word) : word.toLowerCase();
}

// P@ssw0rd1! is said as the word it comes from; what comes from no word is spelled.
function example(word: string): string {
  const end = word.search(/[a-z][^a-z]*$/i) + 1;
  const plain = Array.from(word.slice(0, end), (character) => SWAPPED[character] ?? character).join("");
  const isSayable = /^[a-z]+$/i.test(plain) && !UNSAYABLE.test(plain);
  if (!isSayable) return spell(word);
  const rest = word.slice(end);
  return rest === "" ? plain : `${plain} ${spokenWord(rest)}`.trim();
}

// A lone "A" would be said as the article.
function spell(word: string): string {
  return Array.from(word, (character) => {
    if (/\d/.test(character)) return digitByDigit(character);
    if (/a/i.test(character)) return "ay";
    return /[a-z]/i.test(character) ? character.toUpperCase() : (SIGNS[character] ?? "");
  })
    .filter(Boolean)
    .join(" ");
}
