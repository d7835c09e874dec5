import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCampaign } from "../../data/campaign.ts";
import { useEpisodes } from "../../data/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";

/** The episodes of the series, how far their words are, and the way to write them. */
export function EpisodeList() {
  const { t } = useTranslation();
  const { campaign } = useCampaign();
  const episodes = useEpisodes(campaign);
  const [sought, seek] = useState("");
  const isSought = (words: string) => words.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <Page title={t("write.title")} about={t("write.about")}>
      <div className="card stack">
        <TextInput label={t("write.seek")} value={sought} onChange={({ currentTarget }) => seek(currentTarget.value)} />
        <Shown asked={episodes} lines={8}>
          {(items) => {
            const found = items.filter(({ title, topic, presenter }) =>
              isSought([title, topic, presenter?.name].join(" ")),
            );
            if (items.length === 0) return <Empty title={t("write.empty")}>{t("write.emptyWords")}</Empty>;
            if (found.length === 0) return <Empty title={t("write.notFound")}>{t("write.notFoundWords")}</Empty>;
            return (
              <ol className="plain write-list">
                {found.map(({ id, position, title, topic, presenter, scripts }) => (
                  <li key={id} className="row apart">
                    <span>
                      <strong>
                        {position + 1}. {title}
                      </strong>
                      <span className="quiet small"> {[topic, presenter?.name].filter(Boolean).join(", ")}</span>
                    </span>
                    <span className="row">
                      {scripts.length === 0 && <span className="quiet small">{t("write.none")}</span>}
                      {scripts.map(({ locale, latest }) => (
                        <Link
                          key={locale}
                          to={`/write/${id}/${locale}`}
                          className="row"
                          aria-label={t("write.open", { title, locale })}
                        >
                          {locale} <Mark state={latest?.state ?? "missing"} />
                        </Link>
                      ))}
                    </span>
                  </li>
                ))}
              </ol>
            );
          }}
        </Shown>
      </div>
    </Page>
  );
}
