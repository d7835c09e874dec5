/** What the rules look for in the words of a locale. */
export type Topic =
  | "rotation"
  | "composition"
  | "minimumLength"
  | "secondFactor"
  | "swaps"
  | "trueAnswers"
  | "forbidsPasting"
  | "phishingProof"
  | "absolutes"
  | "statistic"
  | "crackTime"
  | "scanCode"
  | "secondAction"
  | "signIn"
  | "passkey"
  | "dropsCodes"
  | "betterFactor"
  | "blame"
  | "neverWriteDown"
  | "disclosure"
  | "asksToReport";

/** Parts that stand together in one clause, in any order; a sentence with `unless` in it is meant otherwise. */
export type Phrase = { all: readonly RegExp[]; unless?: RegExp };

export type Phrases = Partial<Record<Topic, readonly Phrase[]>>;

/** How a language ends a clause, says no, and words what the rules look for. */
export type Words = {
  /** Splits a sentence where the word "not" stops counting; only between parts of some length. */
  softBreak: RegExp;
  /** Makes right advice of wrong advice, and the other way round. */
  negation: RegExp;
  /** Looks like a negation and is none, as in "do not forget to". */
  insisting?: RegExp;
  /** Numbers in letters, as far as the lengths of passwords need them. */
  numbers: Readonly<Record<string, number>>;
  /** What an acronym stands for. */
  expansions: Readonly<Record<string, RegExp>>;
  /** A sentence with more words than this is hard to follow; characters where words are not spaced. */
  longestSentence: { words: number } | { characters: number };
  phrases: Phrases;
};

/** One of these as a whole word; `\b` knows no umlauts. */
export function word(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

/** One of these anywhere, for languages that join small words to great ones. */
export function part(...alternatives: string[]): RegExp {
  return new RegExp(`(?:${alternatives.join("|")})`, "iu");
}

/** One of these names in Latin letters; other letters, as of Japanese, may stand right beside it. */
export function latinWord(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${alternatives.join("|")})(?![\\p{Script=Latin}\\p{N}])`, "iu");
}
