import { useTranslation } from "react-i18next";
import { useCampaign } from "../../api/campaign.ts";
import { useEpisodes } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";

/** The episodes of the series and how far their words are. */
export default function Write() {
  const { t } = useTranslation();
  const { campaign } = useCampaign();
  const episodes = useEpisodes(campaign);
  return (
    <Page title={t("write.title")} about={t("write.about")}>
      <div className="card">
        <Shown asked={episodes} lines={8}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t("write.empty")}>{t("write.emptyWords")}</Empty>
            ) : (
              <ol className="plain stack">
                {items.map(({ id, position, title, topic, presenter, scripts }) => (
                  <li key={id} className="row apart">
                    <span>
                      <strong>
                        {position}. {title}
                      </strong>
                      <span className="quiet small"> {[topic, presenter?.name].filter(Boolean).join(", ")}</span>
                    </span>
                    <span className="row">
                      {scripts.length === 0 && <span className="quiet small">{t("write.none")}</span>}
                      {scripts.map(({ locale, latest }) => (
                        <span key={locale} className="row">
                          {locale} <Mark state={latest?.state ?? "missing"} />
                        </span>
                      ))}
                    </span>
                  </li>
                ))}
              </ol>
            )
          }
        </Shown>
      </div>
    </Page>
  );
}
