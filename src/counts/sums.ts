import { dayOf } from "#core/clock.ts";

export type EpisodeSum = { slug: string; title: string; views: number; completions: number };
export type Counts = {
  views: number;
  completions: number;
  /** Most views first. */
  episodes: EpisodeSum[];
  days: { day: string; views: number; completions: number }[];
};

/** Sums of days and episodes, from rows of one episode on one day. */
export function sumUp(rows: readonly (EpisodeSum & { day: Date })[]): Counts {
  const episodes = new Map<string, EpisodeSum>();
  const days = new Map<string, Counts["days"][number]>();
  const total = { views: 0, completions: 0 };
  for (const { slug, title, day: at, views, completions } of rows) {
    const day = dayOf(at);
    const episode = episodes.get(slug) ?? { slug, title, views: 0, completions: 0 };
    const date = days.get(day) ?? { day, views: 0, completions: 0 };
    for (const sum of [total, episode, date]) {
      sum.views += views;
      sum.completions += completions;
    }
    episodes.set(slug, episode);
    days.set(day, date);
  }
  return { ...total, episodes: [...episodes.values()].sort((a, b) => b.views - a.views), days: [...days.values()] };
}
