import type { Episode } from "./script.ts";

const STATES = ["missing", "draft", "changes_requested", "in_review", "approved"] as const;
export type Column = { state: (typeof STATES)[number]; cards: { episode: Episode; locale: string }[] };

/** The words of each episode in each language that it has or is to have, by how far they are. */
export function columnsOf(episodes: readonly Episode[], locales: readonly string[]): Column[] {
  const cards = episodes.flatMap((episode) =>
    [...new Set([...locales, ...episode.scripts.map(({ locale }) => locale)])].map((locale) => ({
      episode,
      locale,
      state: episode.scripts.find((one) => one.locale === locale)?.latest?.state ?? "missing",
    })),
  );
  return STATES.map((state) => ({ state, cards: cards.filter((card) => card.state === state) }));
}
