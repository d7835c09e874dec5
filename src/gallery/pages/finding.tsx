import { homePath, type PageLocale, searchPath, topicPath } from "../addresses.ts";
import type { PublishedCampaign } from "../published.ts";
import type { Words } from "./words.ts";

type SwitchProps = { languages: { locale: string; path: string }[]; locale: string; words: Words };

/** The same page in other languages, each under its own name. */
export function LanguageSwitch({ languages, locale, words }: SwitchProps) {
  if (languages.length < 2) return null;
  return (
    <nav className="languages" aria-label={words.languages}>
      <ul>
        {languages.map((other) => (
          <li key={other.locale}>
            <a
              href={other.path}
              hrefLang={other.locale}
              lang={other.locale}
              aria-current={other.locale === locale ? "page" : undefined}
            >
              {nameOf(other.locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What a language calls itself, as a name. */
export function nameOf(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

type SearchProps = { place: PageLocale; words: Words; looked: string | undefined };

/** Asks for a page of results; no script takes part. */
export function SearchForm({ place, words, looked }: SearchProps) {
  return (
    <search className="search">
      <form action={searchPath(place)} method="get">
        <input
          type="search"
          name="q"
          defaultValue={looked}
          aria-label={words.searchLabel}
          placeholder={words.searchLabel}
          maxLength={100}
          required
        />
        <button type="submit">{words.search}</button>
      </form>
    </search>
  );
}

type TopicsProps = { campaign: PublishedCampaign; words: Words; topicSlug?: string | undefined };

/** One link a topic, to all that is out on it. */
export function Topics({ campaign, words, topicSlug }: TopicsProps) {
  const topics = topicsOf(campaign);
  if (topics.length < 2) return null;
  return (
    <nav className="topics" aria-label={words.topics}>
      <ul>
        <li>
          <a href={homePath(campaign)} aria-current={topicSlug === undefined ? "page" : undefined}>
            {words.allTopics}
          </a>
        </li>
        {topics.map(({ slug, name, locale }) => (
          <li key={slug}>
            <a
              href={topicPath(campaign, slug)}
              lang={locale === campaign.locale ? undefined : locale}
              aria-current={slug === topicSlug ? "page" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The topics of what is out, in the order of the alphabet; each under the name that its newest episode gives it. */
export function topicsOf({ episodes, locale }: PublishedCampaign): { slug: string; name: string; locale: string }[] {
  const topics = new Map<string, { slug: string; name: string; locale: string }>();
  for (const episode of episodes) {
    const known = topics.get(episode.topicSlug);
    if (!known || (known.locale !== locale && episode.locale === locale)) {
      topics.set(episode.topicSlug, { slug: episode.topicSlug, name: episode.topic, locale: episode.locale });
    }
  }
  return [...topics.values()].toSorted((a, b) => a.name.localeCompare(b.name, locale));
}
