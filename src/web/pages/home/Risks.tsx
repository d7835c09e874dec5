import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAnswer } from "../../api/answers.ts";
import type { Campaign } from "../../api/campaign.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { wallWords } from "../../parts/times.ts";

const WEEK_MS = 7 * 86_400_000;

/** Slots of the next seven days that could not go out as things stand. */
export function Risks({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const until = useMemo(() => new Date(Date.now() + WEEK_MS).toISOString(), []);
  const risks = useAnswer("get /api/v1/risks", { query: { until, campaignId: campaign.id } }, { everyMs: 60_000 });
  return (
    <Panel title={t("home.risks")}>
      <Shown asked={risks}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("home.risksNone")}>{t("home.risksNoneWords")}</Empty>
          ) : (
            <ul className="plain todos">
              {items.map(({ slotId, title, reason, wallTime, timeZone }) => (
                <li key={slotId}>
                  <Link to={`/plan?slot=${slotId}`} className="todo risk">
                    <span className="todo-title">{title}</span>
                    <span>{reason}</span>
                    <span className="quiet small">
                      {t("home.goesOut", { when: wallWords(wallTime) })} ({timeZone})
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}
