import type { Piece } from "./clauses.ts";

const WELL_KNOWN = new Set(
  "123456 1234567 12345678 123456789 1234567890 111111 000000 qwerty qwertz azerty qwerty123 letmein iloveyou password1 passwort1 abc123 hunter2 admin123 welcome1 trustno1 monkey123 1q2w3e4r".split(
    " ",
  ),
);
const UNSWAPPED: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};
const SWAPPED_WORDS = /^(?:password|passwort|welcome|letmein|secret|admin|summer|winter|login|iloveyou)/;
const SIGNS = /[!@#$%^&*_+=?~<>|\\]/u;
const ORDINARY =
  /^(?:https?:\/\/|www\.)|^[^@\s]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]{2,63}$|^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?:\/|$)/iu;
const LONGEST = 128;
const RANDOM_BITS = 2.8;

/** The strings in a text that look like passwords, by shape, by entropy or by being well known. */
export function passwordLikeIn(text: string): (Piece & { end: number })[] {
  return [...text.matchAll(/[\x21-\x7e]+/gu)].flatMap(({ index, 0: whole }) => {
    const lead = whole.length - whole.replace(/^["'(]/u, "").length;
    const bare = whole.slice(lead).replace(/["'),.:;?]{1,3}$/u, "");
    const isLike = bare.length <= LONGEST && looksLikePassword(bare);
    return isLike ? [{ text: bare, start: index + lead, end: index + lead + bare.length }] : [];
  });
}

function looksLikePassword(text: string): boolean {
  if (ORDINARY.test(text)) return false;
  const plain = text.replace(/[!?]{1,3}$/u, "");
  if (WELL_KNOWN.has(plain.toLowerCase()) || isSwappedWord(plain)) return true;
  if (plain.length < 8) return false;
  const classes = [/[a-z]/u, /[A-Z]/u, /\d/u, SIGNS].filter((kind) => kind.test(text)).length;
  // A final "!" ends a sentence more often than a password: alone it counts only beside the other three.
  const hasShape = /\d/u.test(text) && (classes === 4 || (classes === 3 && SIGNS.test(plain)));
  const isMixed = turnsIn(plain) >= 4 && /[a-z]/iu.test(plain);
  return (hasShape || isMixed) && entropyOf(plain) >= RANDOM_BITS - (hasShape ? 0.6 : 0);
}

function isSwappedWord(text: string): boolean {
  const letters = text.toLowerCase().replace(/[013457@$]/gu, (sign) => UNSWAPPED[sign] ?? sign);
  return letters !== text.toLowerCase() && SWAPPED_WORDS.test(letters) && !/-/u.test(text);
}

/** How often letters and digits take turns; a word with a number behind it turns once. */
function turnsIn(text: string): number {
  const kinds = [...text].map((sign) => (/\d/u.test(sign) ? 1 : /[a-z]/iu.test(sign) ? 0 : -1));
  return kinds.filter((kind, index) => index > 0 && kind >= 0 && kinds[index - 1] === 1 - kind).length;
}

/** Bits for each character, by how evenly the characters are used. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
