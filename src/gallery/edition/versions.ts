import type { EpisodeRow, ReleaseRenderRow, ReleaseRow } from "../store.ts";
import { groupBy } from "./group-by.ts";

/** What one release brought out of an episode in one language. */
export type Version = {
  release: ReleaseRow;
  locale: string;
  renders: ReleaseRenderRow[];
  releasedAt: Date;
  isPublic: boolean;
};

/** Every version of an episode that was ever public, by language, the newest first. */
export function versionsOf({ releases }: Pick<EpisodeRow, "releases">): Map<string, Version[]> {
  const byLocale = new Map<string, Version[]>();
  const newestFirst = releases.toSorted((a, b) => releasedAtOf(b).getTime() - releasedAtOf(a).getTime());
  for (const release of newestFirst) {
    const shown = release.renders.filter((render) => isForThePage(release, render));
    for (const [locale, renders] of groupBy(shown, (render) => render.locale)) {
      const version = { release, locale, renders, releasedAt: releasedAtOf(release), isPublic: isPublic(release) };
      byLocale.set(locale, [...(byLocale.get(locale) ?? []), version]);
    }
  }
  return byLocale;
}

/** The version that is shown: only what the page has confirmed and nobody took down. */
export const currentOf = (versions: readonly Version[]) => versions.find((version) => version.isPublic);

function isPublic({ state, deliveries, retractions }: ReleaseRow): boolean {
  return (
    (state === "released" || state === "partly_released") &&
    retractions.length === 0 &&
    deliveries.some((delivery) => delivery.state === "confirmed")
  );
}

// An empty list of the channel means all of the campaign.
function isForThePage({ deliveries }: ReleaseRow, { locale, format }: ReleaseRenderRow): boolean {
  return deliveries.some(
    ({ channel: { locales, formats } }) =>
      (locales.length === 0 || locales.includes(locale)) && (formats.length === 0 || formats.includes(format)),
  );
}

const releasedAtOf = ({ releasedAt, claimedAt }: ReleaseRow) => releasedAt ?? claimedAt;
