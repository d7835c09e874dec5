import { SegmentedControl, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useCampaign } from "../../api/campaign.ts";
import { useEpisodes } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Board } from "./Board.tsx";
import type { Episode } from "./script.ts";

/** The episodes of the series, how far their words are, and the way to write them. */
export function EpisodeList() {
  const { t } = useTranslation();
  const { campaign, campaigns } = useCampaign();
  const episodes = useEpisodes(campaign);
  const [params, setParams] = useSearchParams();
  const [sought, seek] = useState("");
  const wanted = useDeferredValue(sought.trim().toLowerCase());
  const view = params.get("view") === "board" ? "board" : "list";
  const fits = ({ title, topic, presenter }: Episode) =>
    [title, topic, presenter?.name].join(" ").toLowerCase().includes(wanted);
  if (campaigns?.length === 0) {
    return (
      <Page title={t("write.title")} about={t("write.about")}>
        <Empty title={t("noCampaign.title")}>{t("noCampaign.words")}</Empty>
      </Page>
    );
  }
  return (
    <Page title={t("write.title")} about={t("write.about")}>
      <div className="card stack">
        <div className="row apart">
          <TextInput
            className="grow"
            label={t("write.seek")}
            leftSection={<Search aria-hidden="true" size={18} />}
            value={sought}
            onChange={({ currentTarget }) => seek(currentTarget.value)}
          />
          <SegmentedControl
            aria-label={t("write.view")}
            className="write-views"
            value={view}
            data={[
              { value: "list", label: t("write.list") },
              { value: "board", label: t("write.board") },
            ]}
            onChange={(next) => setParams(next === "list" ? {} : { view: next }, { replace: true })}
          />
        </div>
        <Shown asked={episodes} lines={8}>
          {(items) => {
            const found = items.filter(fits);
            if (items.length === 0) return <Empty title={t("write.empty")}>{t("write.emptyWords")}</Empty>;
            if (found.length === 0) return <Empty title={t("write.notFound")}>{t("write.notFoundWords")}</Empty>;
            return view === "board" ? (
              <Board episodes={found} locales={campaign?.locales ?? []} />
            ) : (
              <List episodes={found} locales={campaign?.locales ?? []} />
            );
          }}
        </Shown>
      </div>
    </Page>
  );
}

function List({ episodes, locales }: { episodes: readonly Episode[]; locales: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <ol className="plain write-list">
      {episodes.map(({ id, slug, position, title, topic, presenter, scripts }) => {
        const missing = locales.filter((locale) => !scripts.some((one) => one.locale === locale && one.latest));
        return (
          <li key={id} className="row apart">
            <span className="grow">
              <Link className="write-title" to={`/write/${slug}`}>
                {position}. {title}
              </Link>
              <span className="quiet small"> {[topic, presenter?.name].filter(Boolean).join(", ")}</span>
            </span>
            <span className="row">
              {scripts.map(({ locale, latest }) => (
                <Link
                  key={locale}
                  to={`/write/${slug}/${locale}`}
                  className="write-open"
                  aria-label={t("write.open", { title, locale, state: t(`state.${latest?.state ?? "missing"}`) })}
                >
                  {locale} <Mark state={latest?.state ?? "missing"} />
                </Link>
              ))}
              {missing
                .filter((locale) => !scripts.some((one) => one.locale === locale))
                .map((locale) => (
                  <Link
                    key={locale}
                    to={`/write/${slug}/${locale}`}
                    className="write-open"
                    aria-label={t("write.begin", { title, locale })}
                  >
                    {locale} <Mark state="missing" words={t("write.none")} />
                  </Link>
                ))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
