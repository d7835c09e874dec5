import type { EpisodeEvent } from "../published.ts";
import type { Version } from "./versions.ts";

/** What became of an episode in one language, the newest first, from its versions in that order. */
export function historyOf(versions: readonly Version[], { homeLocale }: { homeLocale: string }): EpisodeEvent[] {
  return versions.flatMap((version, index) => {
    const { release, releasedAt } = version;
    const taken = release.retractions.map(({ createdAt: at, reason }) => ({ is: "taken_down" as const, at, reason }));
    const isFirst = index === versions.length - 1;
    return [...taken, isFirst ? { is: "released" as const, at: releasedAt } : corrected(version, homeLocale)];
  });
}

function corrected({ release: { corrections }, locale, releasedAt: at }: Version, homeLocale: string): EpisodeEvent {
  const inLanguage = (wanted: string) => corrections.find((correction) => correction.locale === wanted);
  const correction = inLanguage(locale) ?? inLanguage(homeLocale) ?? corrections[0];
  return { is: "corrected", at, note: correction?.note ?? null, noteLocale: correction?.locale ?? locale };
}
