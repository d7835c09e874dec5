import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";
import { Finished } from "./Finished.tsx";

/** What waits for the decision of whoever is signed in. */
export function Queue() {
  const { t } = useTranslation();
  const queue = useAnswer("get /api/v1/reviews/queue", { query: { limit: "100" } });
  return (
    <Page title={t("review.title")} about={t("review.about")}>
      <Panel title={t("review.videos")}>
        <Shown asked={queue} lines={5}>
          {({ videos }) =>
            videos.length === 0 ? (
              <Empty title={t("review.videosNone")}>{t("review.notOwn")}</Empty>
            ) : (
              <ul className="plain stack">
                {videos.map(({ contentHash, episode, locale, format, version, missing, openBlocking, nextAt }) => (
                  <li key={contentHash} className="row apart waits">
                    <div className="grow">
                      <Link to={`/review/${contentHash}`}>
                        <strong>{episode.title}</strong>
                      </Link>{" "}
                      <span>{t("review.video", { locale, format, version })}</span>
                      <p className="quiet small">
                        {t("review.decide.lacks", {
                          kinds: missing.map((kind) => t(`review.kind.${kind}`)).join(", "),
                        })}{" "}
                        {nextAt && (
                          <>
                            {t("review.goesOut")} <When at={nextAt} />
                          </>
                        )}
                      </p>
                    </div>
                    {openBlocking > 0 && <Mark state="held" words={t("review.blocking", { count: openBlocking })} />}
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </Panel>
      <Panel title={t("review.scripts")}>
        <Shown asked={queue} lines={5}>
          {({ scripts }) =>
            scripts.length === 0 ? (
              <Empty title={t("review.scriptsNone")} />
            ) : (
              <ul className="plain stack">
                {scripts.map(({ versionId, episode, locale, version, since }) => (
                  <li key={versionId} className="waits">
                    <Link to={`/write/${episode.slug}/${locale}`}>
                      <strong>{episode.title}</strong>
                    </Link>{" "}
                    {locale}, {t("review.version", { version })}{" "}
                    <span className="quiet small">
                      <When at={since} isAgo />
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </Panel>
      <Finished />
    </Page>
  );
}
