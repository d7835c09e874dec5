const MOST = 3;

/** Names that share most words with one that is not there, the nearest first; none when no word is shared. */
export function nearNames(wanted: string, known: readonly string[]): string[] {
  const words = new Set(wordsIn(wanted));
  return known
    .map((name) => ({ name, shared: wordsIn(name).filter((word) => words.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}

function wordsIn(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean);
}
