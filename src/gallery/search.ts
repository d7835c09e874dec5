import type { PublishedEpisode } from "./published.ts";

/** Episodes that have every word looked for, those with the words in their titles first. */
export function searchEpisodes(episodes: readonly PublishedEpisode[], looked: string): PublishedEpisode[] {
  const words = wordsOf(looked);
  if (words.length === 0) return [];
  const scored = episodes.map((episode) => ({ episode, score: scoreOf(episode, words) }));
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ episode }) => episode);
}

const WEIGHTS = { title: 8, topic: 6, action: 4, text: 1 };

function scoreOf(episode: PublishedEpisode, words: readonly string[]): number {
  const { title, topic, action, transcript, claims } = episode;
  const text = [...transcript, ...claims.flatMap(({ text, source }) => [text, source.publisher, source.title])];
  const places = { title: plain(title), topic: plain(topic), action: plain(action), text: plain(text.join(" ")) };
  let score = 0;
  for (const word of words) {
    const found = Object.entries(WEIGHTS).filter(([place]) => places[place as keyof typeof places].includes(word));
    if (found.length === 0) return 0;
    score += Math.max(...found.map(([, weight]) => weight));
  }
  return score;
}

/** Published names that look most like one that is not there; the nearest first, at most three. */
export function nearEpisodes(episodes: readonly PublishedEpisode[], wanted: string): PublishedEpisode[] {
  const pieces = piecesOf(wanted);
  const near = episodes.map((episode) => {
    const score = Math.max(likeness(pieces, piecesOf(episode.slug)), likeness(pieces, piecesOf(episode.title)));
    return { episode, score };
  });
  return near
    .filter(({ score }) => score >= 0.34)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ episode }) => episode);
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

// Capitals, accents and the width of letters are not what people look for.
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

// Pairs of neighbouring letters survive typing mistakes; how many two names share is their likeness (Dice).
function piecesOf(name: string): Set<string> {
  const letters = plain(name).replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  return (2 * [...a].filter((piece) => b.has(piece)).length) / (a.size + b.size);
}
