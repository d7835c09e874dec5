import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnswer } from "../../api/answers.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";

/** What was lately finished, whoever's turn it is: who wrote it reads there what is said of it. */
export function Finished() {
  const { t } = useTranslation();
  const renders = useAnswer("get /api/v1/renders", { query: { limit: "25", state: "qc_passed", quality: "final" } });
  return (
    <Panel title={t("review.finished")} about={t("review.finishedMeans")}>
      <Shown asked={renders}>
        {({ items: videos }) =>
          videos.length === 0 ? (
            <Empty title={t("review.finishedNone")} />
          ) : (
            <ul className="plain stack">
              {videos.map(({ id, contentHash, shows, finishedAt }) => (
                <li key={id} className="row apart waits">
                  <span className="grow">
                    <Link to={`/review/${contentHash}`}>
                      <strong>{shows?.episode.title ?? t("run.unknown")}</strong>
                    </Link>{" "}
                    {shows && t("review.video", { ...shows, version: shows.number })}
                  </span>
                  {finishedAt && (
                    <span className="quiet small">
                      <When at={finishedAt} isAgo />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}
