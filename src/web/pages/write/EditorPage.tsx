import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { useAll } from "../../api/answers.ts";
import { ask } from "../../api/ask.ts";
import { type Campaign, useCampaign } from "../../api/campaign.ts";
import { ProblemError } from "../../api/problem.ts";
import { useEpisodes } from "../../api/slots.ts";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { firstWords } from "./beginning.ts";
import { Editor } from "./Editor.tsx";
import type { Episode, Version } from "./script.ts";

const OFTEN_MS = 30_000;

/** Finds the episode, reads its newest words in one language, and opens them. */
export default function EditorPage() {
  const { t } = useTranslation();
  const { slug = "", locale } = useParams();
  const { campaign } = useCampaign();
  const episodes = useEpisodes(campaign);
  return (
    <Shown asked={episodes} lines={8}>
      {(items) => {
        const episode = items.find((one) => one.slug === slug || one.id === slug);
        if (!episode || !campaign) {
          return (
            <Page title={t("write.title")}>
              <Empty title={t("write.noEpisode")} action={<Link to="/write">{t("write.all")}</Link>}>
                {t("write.noEpisodeWords")}
              </Empty>
            </Page>
          );
        }
        const first = sourceOf(episode, campaign);
        if (locale === undefined) return <Navigate to={`/write/${episode.slug}/${first}`} replace />;
        return <Opened key={`${episode.id} ${locale}`} {...{ episode, campaign, locale, first }} />;
      }}
    </Shown>
  );
}

/** The language that the others are translated from. */
const sourceOf = ({ scripts }: Episode, { locales }: Campaign): string =>
  locales.find((locale) => scripts.some((one) => one.locale === locale)) ?? scripts[0]?.locale ?? locales[0] ?? "en";

type Parts = { episode: Episode; campaign: Campaign; locale: string; first: string };

function Opened({ episode, campaign, locale, first }: Parts) {
  const words = useNewest(episode.id, locale, OFTEN_MS);
  const source = useNewest(episode.id, first);
  const media = useAll("get /api/v1/media", { query: { limit: "100" } });
  const { data: sources = [] } = useAll("get /api/v1/sources", { query: { limit: "100" } });
  const { data: presenters = [] } = useAll("get /api/v1/presenters", { query: { limit: "100" } });
  const both = {
    data:
      words.data && source.data && media.data
        ? { newest: words.data, source: source.data, media: media.data }
        : undefined,
    error: words.error ?? source.error ?? media.error,
    refetch: () => void [words.refetch(), source.refetch(), media.refetch()],
  };
  return (
    <Shown asked={both} lines={8}>
      {({ newest, source: original, media: brought }) => (
        <Editor
          episode={episode}
          campaign={campaign}
          locale={locale}
          newest={newest.version}
          blank={firstWords(episode, locale, original.version?.body ?? null)}
          original={first === locale ? null : original.version}
          media={brought}
          sources={sources}
          presenters={presenters}
        />
      )}
    </Shown>
  );
}

/** The newest words of an episode in a language; `version` is null while there are none. */
function useNewest(episodeId: string, locale: string, everyMs: number | false = false) {
  return useQuery({
    queryKey: ["newest", episodeId, locale],
    refetchInterval: everyMs,
    queryFn: async ({ signal }): Promise<{ version: Version | null }> => {
      try {
        const params = { episodeId, locale };
        return { version: (await ask("get /api/v1/episodes/:episodeId/scripts/:locale", { params }, { signal })).body };
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return { version: null };
        throw error;
      }
    },
  });
}
