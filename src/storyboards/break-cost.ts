import type { Locale } from "#core/text.ts";
import words from "./break-words.json" with { type: "json" };
import { languageOf } from "./language.ts";
import type { Piece } from "./pieces.ts";

const SENTENCE_END = /[.!?\u2026\u061f\u06d4\u3002\uff01\uff1f][\p{Pe}\p{Pf}"']*$/u;
const CLAUSE_END = /[,;:\u2013\u2014\u060c\u061b\u3001\uff0c\uff1b\uff1a][\p{Pe}\p{Pf}"']*$/u;
const NUMBER = /^[\p{N}.,]+$/u;
const SHORT = 2;

// Only their order matters; `never` outweighs any number of the others.
const COST = { sentence: 0, clause: 2, beforeLink: 4, plain: 10, afterLink: 30, inside: 60, never: 10_000 };

type LanguageWords = { articles: string[]; links: string[] };
const byLanguage: Partial<Record<string, LanguageWords>> = words;

/** How much a reader loses by a line break between two pieces; 0 is the end of a sentence. */
export function breakCost(before: Piece, after: Piece, locale: Locale): number {
  if (isSentenceEnd(before.text)) return COST.sentence;
  if (CLAUSE_END.test(before.text)) return COST.clause;
  const { articles = [], links = [] } = byLanguage[languageOf(locale)] ?? {};
  const [left, right] = [bare(before.text), bare(after.text)];
  if (before.gap === " " && (articles.includes(left) || isShortPair(left, right))) return COST.never;
  if (before.gap === "" && isOneWord(before.text, after.text)) return COST.inside;
  if (NUMBER.test(left) || links.includes(left)) return COST.afterLink;
  return links.includes(right) ? COST.beforeLink : COST.plain;
}

/** Whether a piece ends its sentence, closing quotes included. */
export function isSentenceEnd(text: string): boolean {
  return SENTENCE_END.test(text);
}

function isShortPair(left: string, right: string): boolean {
  return left.length <= SHORT && right.length <= SHORT;
}

// A word cut because it is wider than a line, as against two words of a language without spaces.
function isOneWord(left: string, right: string): boolean {
  return /[\p{Script=Latin}\p{N}]$/u.test(left) && /^[\p{Script=Latin}\p{N}]/u.test(right);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}
