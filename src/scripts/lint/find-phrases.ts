import type { Script } from "../schema.ts";
import { clausesOf, type Piece, sentencesOf } from "./clauses.ts";
import type { LintContext, Place } from "./rule.ts";
import { type ScriptText, textsOf } from "./texts.ts";
import type { Phrase, Topic, Words } from "./words/phrase.ts";

/** Where a text says something about a topic, and the named parts of the words it says it with. */
export type Hit = { start: number; end: number; parts: Readonly<Record<string, string>> };

const NEVER = /(?!)/u;

/** Finds what texts say about a topic, in clauses that do not deny it. */
export function findPhrases(script: Script, { words }: LintContext, topic: Topic): Place[] {
  return textsOf(script)
    .filter(({ part }) => part !== "example")
    .flatMap(({ path, text }) => hitsIn(text, words, topic).map(({ start, end }) => ({ path, start, end })));
}

/** Finds what one text says about a topic, in clauses that do not deny it. */
export function hitsIn(text: string, words: Words, topic: Topic): Hit[] {
  const hits = sentencesOf(text).flatMap((sentence) => {
    const phrases = (words.phrases[topic] ?? []).filter(({ unless }) => !unless?.test(sentence.text));
    if (phrases.length === 0) return [];
    const clauses = clausesOf(sentence, words.softBreak);
    // "80 % do not know" gives a number all the same.
    const negation = topic === "statistic" ? NEVER : words.negation;
    return phrases.flatMap((phrase) => clauses.flatMap((clause) => hitIn(clause, phrase, { ...words, negation })));
  });
  return hits.filter(
    ({ start, end }, index) => !hits.slice(0, index).some((other) => start < other.end && other.start < end),
  );
}

/** Whether some text of the script names a topic, denied or not. */
export function mentions(texts: readonly ScriptText[], words: Words, topic: Topic): boolean {
  const phrases = words.phrases[topic] ?? [];
  return texts.some(({ text }) => phrases.some(({ all }) => all.every((part) => part.test(text))));
}

/** Whether the language has words for all these topics, so that a rule about them can be run. */
export function hasWordsFor(...topics: Topic[]): (context: LintContext) => boolean {
  return ({ words }) => topics.every((topic) => words.phrases[topic] !== undefined);
}

function hitIn({ text, start }: Piece, { all }: Phrase, words: Words): Hit[] {
  const matches: RegExpExecArray[] = [];
  for (const part of all) {
    const match = part.exec(text);
    if (match === null) return [];
    matches.push(match);
  }
  // "Never paste" is itself what a rule looks for: only a "not" around the found words denies them.
  const around = matches.reduce((rest, match) => blank(rest, match), text);
  if (words.negation.test(words.insisting === undefined ? around : blankAll(around, words.insisting))) return [];
  const from = Math.min(...matches.map(({ index }) => index));
  const to = Math.max(...matches.map(({ index, 0: found }) => index + found.length));
  const parts = Object.assign({}, ...matches.map(({ groups }) => groups ?? {}));
  return [{ start: start + from, end: start + to, parts }];
}

function blank(text: string, { index, 0: found }: RegExpExecArray): string {
  return text.slice(0, index) + " ".repeat(found.length) + text.slice(index + found.length);
}

function blankAll(text: string, mark: RegExp): string {
  const match = mark.exec(text);
  return match === null ? text : blankAll(blank(text, match), mark);
}
