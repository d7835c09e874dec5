import { directionOf } from "#storyboards/index.ts";
import type { Edition, KnownVideo, PublicCampaign, PublishedEpisode, ServedFile, Tombstone } from "../published.ts";
import type { CampaignRow, EpisodeRow, MadeFrom } from "../store.ts";
import { datesOf, upcomingOf } from "./dates.ts";
import { historyOf } from "./history.ts";
import { publishedEpisode, toMediaFile } from "./published-episode.ts";
import { currentOf, type Version, versionsOf } from "./versions.ts";

type Rows = {
  fingerprint: string;
  campaigns: readonly CampaignRow[];
  madeFrom: ReadonlyMap<string, MadeFrom>;
  now: Date;
  /** Told of an episode that cannot be shown; the others are. */
  onUnreadable: (slug: string, error: unknown) => void;
};

type Found = { campaign: CampaignRow; episode: EpisodeRow; homeLocale: string; versions: Map<string, Version[]> };

/** All that is public, from the rows that say so. */
export function composeEdition({ fingerprint, campaigns, madeFrom, now, onUnreadable }: Rows): Edition {
  const found = campaigns.flatMap((campaign) =>
    campaign.episodes.map((episode) => ({
      campaign,
      episode,
      homeLocale: homeLocaleOf(campaign),
      versions: versionsOf(episode),
    })),
  );
  const outSlugs = new Set(found.filter(isOut).map(({ episode }) => episode.slug));
  const outIn = new Map(found.map(({ episode, versions }) => [episode.slug, currentLocales(versions)]));
  const asPublic = (campaign: CampaignRow): PublicCampaign => {
    const mine = found.filter((each) => each.campaign === campaign);
    const episodes = mine
      .flatMap((each) => readable(each.episode.slug, () => episodesOf(each, madeFrom), onUnreadable))
      .toSorted((a, b) => b.releasedAt.getTime() - a.releasedAt.getTime() || b.position - a.position);
    const homeLocale = homeLocaleOf(campaign);
    const inUse = new Set(episodes.map(({ locale }) => locale));
    return {
      slug: campaign.slug,
      title: campaign.title,
      isDemo: campaign.isDemo,
      timeZone: campaign.timeZone,
      homeLocale,
      locales: [...new Set([homeLocale, ...campaign.locales.filter((locale) => inUse.has(locale)), ...inUse])],
      episodes,
      tombstones: mine.flatMap((each) => tombstonesOf(each, outIn)),
      upcoming: upcomingOf(campaign, outSlugs, now),
      dates: mine.flatMap(({ episode, ...each }) => datesOf({ campaign, episode, isOut: isOut(each), now })),
    };
  };
  return {
    fingerprint,
    campaigns: frontFirst(campaigns, now).map(asPublic),
    files: filesOf(found),
    videos: found.flatMap(videosOf).toSorted((a, b) => b.releasedAt.getTime() - a.releasedAt.getTime()),
  };
}

const homeLocaleOf = ({ locales }: CampaignRow) => locales[0] ?? "en";
const isOut = ({ versions }: Pick<Found, "versions">) => currentLocales(versions).length > 0;
const currentLocales = (versions: Found["versions"]) =>
  [...versions].flatMap(([locale, each]) => (currentOf(each) ? [locale] : []));

/** The campaign that began last is on the front page; before any has, the one that begins first. */
function frontFirst(campaigns: readonly CampaignRow[], now: Date): CampaignRow[] {
  const begun = campaigns.filter(({ startsOn }) => startsOn <= now);
  const ahead = campaigns.filter(({ startsOn }) => startsOn > now).toReversed();
  return [...begun, ...ahead];
}

function episodesOf({ campaign, episode, homeLocale, versions }: Found, madeFrom: Rows["madeFrom"]) {
  const current = [...versions.values()].flatMap((each) => currentOf(each) ?? []);
  const locales = current.map(({ locale }) => locale);
  return current.flatMap((version): PublishedEpisode | never[] => {
    const history = historyOf(versions.get(version.locale) ?? [], { homeLocale });
    const around = { homeLocale, locales, history };
    return publishedEpisode({ episode, version, madeFrom, around, formats: campaign.formats }) ?? [];
  });
}

function readable<Result>(slug: string, read: () => Result[], onUnreadable: Rows["onUnreadable"]): Result[] {
  try {
    return read();
  } catch (error) {
    onUnreadable(slug, error);
    return [];
  }
}

type OutIn = ReadonlyMap<string, readonly string[]>;

function tombstonesOf({ campaign, episode, homeLocale, versions }: Found, outIn: OutIn): Tombstone[] {
  return [...versions].flatMap(([locale, each]): Tombstone[] => {
    const last = each[0];
    const retraction = last?.release.retractions[0];
    if (!last || !retraction || currentOf(each)) return [];
    const { replacement, reason, createdAt: takenDownAt } = retraction;
    return [
      {
        slug: episode.slug,
        title: episode.title,
        locale,
        homeLocale,
        direction: directionOf(locale),
        releasedAt: last.releasedAt,
        takenDownAt,
        reason,
        timeZone: campaign.timeZone,
        replacement: replacement && {
          ...replacement,
          ...bestOf(outIn.get(replacement.slug) ?? [], [locale, homeLocale]),
        },
      },
    ];
  });
}

function bestOf(locales: readonly string[], wished: [string, string]) {
  const locale = wished.find((each) => locales.includes(each)) ?? locales[0] ?? wished[1];
  return { isOut: locales.length > 0, locale };
}

function filesOf(found: readonly Found[]): Map<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const versions of found.flatMap((each) => [...each.versions.values()])) {
    const current = currentOf(versions);
    for (const version of versions) {
      for (const row of version.renders.flatMap(({ render }) => render.files)) {
        const file = toMediaFile(row);
        // The same bytes may be in several versions: one that is out is enough.
        const isGone = version !== current && (files.get(row.sha256)?.isGone ?? true);
        if (file) files.set(file.sha256, { ...file, isGone });
      }
    }
  }
  return files;
}

function videosOf({ campaign, episode, homeLocale, versions }: Found): KnownVideo[] {
  return [...versions.values()].flatMap((each) =>
    each.flatMap((version) =>
      version.renders.flatMap(({ render, format }): KnownVideo[] => {
        const file = toMediaFile(render.files.find(({ kind }) => kind === "video"));
        if (!file) return [];
        const retraction = version.release.retractions[0];
        return [
          {
            ...file,
            campaign: campaign.slug,
            episode: episode.slug,
            title: episode.title,
            locale: version.locale,
            homeLocale,
            format,
            releasedAt: version.releasedAt,
            standing: retraction ? "retracted" : version === currentOf(each) ? "current" : "replaced",
            retraction: retraction ? { at: retraction.createdAt, reason: retraction.reason } : null,
          },
        ];
      }),
    ),
  );
}
